import { expect, it } from "vitest";
import { stage } from "../../test/stage.ts";
import { ordered } from "./ordered.ts";
import { shadow } from "./shadow.ts";

it("asks two requests in a hundred a second time unless it is told otherwise", () => {
  const policy = ordered();
  expect(shadow(policy, { maxUsdPerDay: 1 })).toEqual({ policy, share: 0.02, maxUsdPerDay: 1 });
});

it.each<[Parameters<typeof shadow>[1], string]>([
  [{ maxUsdPerDay: -1 }, "shadow: maxUsdPerDay is -1; give a number of dollars above 0."],
  [{} as never, "shadow: maxUsdPerDay is undefined"],
  [{ maxUsdPerDay: 1, share: Number.NaN }, "shadow: share is NaN; give a number from 0 to 1."],
])("refuses %j", (options, message) => {
  expect(() => shadow(ordered(), options)).toThrow(message);
});

it("needs a policy", () => {
  expect(() => stage({ shadow: { share: 1, maxUsdPerDay: 1 } as never })).toThrow('"shadow.policy"');
});
