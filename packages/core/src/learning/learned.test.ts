import { describe, expect, it } from "vitest";
import { hello, type Stage, stage } from "../../test/stage.ts";
import { thompson } from "../routing/index.ts";

/** An app that found out that `b` is better. */
async function experienced(): Promise<Stage> {
  const set = stage({ policy: thompson() });
  for (let count = 0; count < 30; count += 1) {
    const model = count % 2 === 0 ? "a/m" : "b/m";
    const { overture } = await set.answer({ model });
    await set.overture.feedback(overture.id, { score: model === "b/m" ? 0.95 : 0.3 });
  }
  return set;
}

describe("what was learned", () => {
  it("goes with its export to a new process", async () => {
    const old = await experienced();
    const fresh = stage({ policy: thompson() });
    await fresh.overture.learning.import(JSON.parse(JSON.stringify(await old.overture.learning.export())));
    expect((await fresh.overture.decide(hello)).model).toBe("b/m");
    // Distributions are worked out anew once in a while; after some hours both have done so.
    const laterMs = old.clock.now() + 6 * 3_600_000;
    await Promise.all([old.clock.advanceTo(laterMs), fresh.clock.advanceTo(laterMs)]);
    const [here, there] = [await fresh.overture.learning.inspect(), await old.overture.learning.inspect()];
    expect(rounded(here)).toEqual(rounded(there));
  });

  it("is added to with merge", async () => {
    const [one, other] = [await experienced(), await experienced()];
    await one.overture.learning.import(await other.overture.learning.export(), { merge: true });
    const [a] = await one.overture.learning.inspect();
    expect(a?.contexts[0]?.quality.evidence).toBeCloseTo(30, 1);
  });

  it("is forgotten of one model, or of all, and what was answered before can still be scored", async () => {
    const set = await experienced();
    const { id } = (await set.answer({ model: "b/m" })).overture;
    await set.overture.learning.reset({ model: "b/m" });
    const evidence = async (model: string) =>
      (await set.overture.learning.inspect()).find((each) => each.model === model)?.contexts[0]?.quality.evidence ?? 0;
    expect(await evidence("b/m")).toBe(0);
    expect(await evidence("a/m")).toBeGreaterThan(10);
    await set.overture.learning.reset();
    expect(await set.overture.learning.inspect()).toEqual([]);
    expect(await set.overture.feedback(id, { score: 1 })).toEqual({ counted: true });
  });

  it("is refused if it is no export", async () => {
    const set = stage();
    await expect(set.overture.learning.import({ models: [] })).rejects.toMatchObject({ code: "invalid_request" });
  });
});

/** Sums may differ in their last digits by the order in which they were made. */
function rounded(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, each: unknown) =>
    typeof each === "number" ? Number(each.toFixed(9)) : each,
  );
}
