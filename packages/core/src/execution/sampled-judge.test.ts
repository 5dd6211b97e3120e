import { expect, it } from "vitest";
import { stage } from "../../test/stage.ts";
import { sampledJudge } from "./sampled-judge.ts";

it("judges two answers in a hundred unless it is told otherwise", () => {
  expect(sampledJudge({ maxUsdPerDay: 1 })).toEqual({ model: "auto", share: 0.02, maxUsdPerDay: 1, prompt: undefined });
});

it.each<[Parameters<typeof sampledJudge>[0], string]>([
  [{ maxUsdPerDay: 0 }, "judge: maxUsdPerDay is 0; give a number of dollars above 0."],
  [{} as never, "judge: maxUsdPerDay is undefined"],
  [{ maxUsdPerDay: 1, share: 2 }, "judge: share is 2; give a number from 0 to 1."],
])("refuses %j", (options, message) => {
  expect(() => sampledJudge(options)).toThrow(message);
});

it("is refused where nobody has the model that is to judge", () => {
  expect(() => stage({ judge: sampledJudge({ model: "a/n", maxUsdPerDay: 1 }) })).not.toThrow();
  expect(() => stage({ judge: sampledJudge({ model: "nobody", maxUsdPerDay: 1 }) })).toThrow(
    'names "nobody", which no configured model fits',
  );
  expect(() => stage({ judge: { share: 1 } as never })).toThrow('"judge.model"');
});
