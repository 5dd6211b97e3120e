import { expect, it } from "vitest";
import { stage } from "../../../test/stage.ts";
import { explanationOf } from "./explanation.ts";

it("marks fallbacks and models that rest, and knows no cost where no price is known", async () => {
  const set = stage({
    cast: { a: {}, b: { models: [{ name: "m" }] } },
    breaker: { consecutiveFaults: 1 },
  });
  set.provider("a").next({ fault: "server" });
  await set.answer({ overture: { fallbacks: ["b/m"] } });
  const messages = [{ role: "user", content: "Hi" }] as const;
  const plan = await set.overture.decide({ model: "a/m", messages, overture: { fallbacks: ["b/m"] } });
  const text = await explanationOf(plan);
  expect(text).toMatch(/^a\/m \(rests: breaker\) /m);
  expect(text).toMatch(/^b\/m \(fallback\) .* unknown /m);
});

it("says which rules apply, and not what they look for", async () => {
  const set = stage({
    rules: [
      { when: { pattern: "secret" }, prefer: ["b/*"], maxCostUsd: 0.5 },
      { when: { task: "code" }, never: ["a/*"] },
      { objective: "quality" },
    ],
  });
  const messages = [{ role: "user" as const, content: "A secret" }];
  const text = await explanationOf(await set.overture.decide({ model: "auto", messages }));
  expect(text).toContain("Rules that apply:\n- prefer b/*; at most $0.5\n- objective quality\n\n");
  expect(text).not.toContain("secret");
  expect(await explanationOf(await stage({ rules: [] }).overture.decide({ model: "auto", messages }))).not.toContain(
    "Rules",
  );
});
