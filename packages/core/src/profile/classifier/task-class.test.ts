import { expect, it } from "vitest";
import { shippedModel } from "./shipped-model.generated.ts";
import { taskClasses } from "./task-class.ts";

it("names each class once, in the order in which the weights were trained", () => {
  expect(new Set(taskClasses).size).toBe(11);
  expect(taskClasses).toHaveLength(shippedModel.biases.length);
  expect(taskClasses[0]).toBe("code");
  expect(taskClasses.at(-1)).toBe("tool_use");
});
