import { expect, it } from "vitest";
import { learner } from "../../../test/learners.ts";
import { OvertureError } from "../../chat/index.ts";
import { checkExport } from "./check-export.ts";
import { exportLearning } from "./export-learning.ts";

it("lets an export through as it is", () => {
  const exported = exportLearning(learner());
  expect(checkExport(exported)).toBe(exported);
});

it("names the place of what does not fit", () => {
  const wrong = { ...exportLearning(learner()), contexts: [["code"], [7]] };
  expect(() => checkExport(wrong)).toThrow(
    "This is no export of what Overture learned: contexts[1][0] must be a text.",
  );
  expect(() => checkExport(wrong)).toThrow(OvertureError);
});
