import { describe, expect, it } from "vitest";
import { stage as bareStage, type StageOptions } from "../../test/stage.ts";
import { thompson } from "../index.ts";
import { explain } from "./explain.ts";

await import("./recording/index.ts");

/** A stage of which everything is recorded. */
function stage(options: StageOptions = {}) {
  return bareStage({ traces: 256, ...options });
}

describe("explain()", () => {
  it("says in a paragraph and a table who is asked and why", async () => {
    const set = stage({ policy: thompson(), fallbacks: ["b/m"], cast: { a: {}, b: { models: [{ name: "m" }] } } });
    const plan = await set.overture.decide({ model: "auto", messages: [{ role: "user", content: "Hi" }] });
    const text = await explain(plan);
    const [paragraph = "", rules = "", table = ""] = text.split("\n\n");
    expect(paragraph).toBe(plan.explanation);
    expect(rules).toMatch(/^Rules that apply:\n- ./);
    const [head = "", ...rows] = table.split("\n");
    expect(head.trim().split(/ {2,}/)).toEqual(["model", "quality", "success", "seconds", "cost", "value", "chance"]);
    expect(rows).toHaveLength(plan.ranking.length);
    expect(rows[0]).toMatch(
      /^a\/m +0\.\d\d \(0\.\d\d to [01]\.\d\d\) +\d+ % \(\d+ % to \d+ %\) +\S+ \(\S+ to \S+\) +\$0\.\d+ \(\$0\.\d+ to \$0\.\d+\) +\$0\.\d+ +\d+ %$/,
    );
    expect(text).not.toMatch(/(?!\n)\p{Cc}| +$/mu);
  });

  it("says who was left out, and of a trace what came of it", async () => {
    const set = stage({ cast: { a: {}, b: { keys: [] } }, models: ["a/m", "b/m"] });
    set.provider("a").next({ fault: "server", status: 503, afterMs: 20 });
    const { overture } = await set.answer();
    const trace = await set.overture.traces.get(overture.id);
    if (!trace) throw new Error("it is there");
    const text = await explain(trace);
    expect(text).toMatch(/^left out +code +why$/m);
    expect(text).toMatch(/^b\/m +inactive +\S/m);
    expect(text).toMatch(/^call +model +outcome +began +took +cost$/m);
    expect(text).toMatch(/^1 +a\/m +server \(503\) +0 ms +20 ms +\$0\.00$/m);
    expect(text).toMatch(/^2 +a\/m +completion +/m);
  });

  it("stays short where there are many models", async () => {
    const models = Array.from({ length: 60 }, (_, index) => ({ name: `m${index}` }));
    const set = stage({ cast: { a: { models } } });
    const plan = await set.overture.decide({ model: "auto", messages: [{ role: "user", content: "Hi" }] });
    const text = await explain(plan);
    expect(text.split("\n").length).toBeLessThan(40);
    expect(text).toContain("and 40 more");
  });
});
