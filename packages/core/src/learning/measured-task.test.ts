import { expect, it } from "vitest";
import { contextOf } from "../profile/reading/context.ts";
import { measuredTaskOf } from "./measured-task.ts";

const parts = { told: undefined, needs: ["tools"], length: "line", task: "reasoning" } as const;

it("is what the caller said, or what the form says, or what was guessed", () => {
  expect(measuredTaskOf(contextOf({ ...parts, form: "code", told: "refunds" }))).toBe("refunds");
  expect(measuredTaskOf(contextOf({ ...parts, form: "code" }))).toBe("code");
  expect(measuredTaskOf(contextOf({ ...parts, form: "formula" }))).toBe("math");
  expect(measuredTaskOf(contextOf({ ...parts, form: "text" }))).toBe("reasoning");
  expect(measuredTaskOf(contextOf({ ...parts, form: "question" }))).toBeUndefined();
  expect(measuredTaskOf([])).toBeUndefined();
});
