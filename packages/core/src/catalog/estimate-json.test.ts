import { expect, it } from "vitest";
import { estimateJsonTokens } from "./estimate-json.ts";
import { estimateTextTokens } from "./estimate-text.ts";

const schema = {
  type: "object",
  properties: {
    city: { type: "string", description: "The city, with its country if the name is ambiguous" },
    unit: { type: "string", enum: ["celsius", "fahrenheit"] },
    days: { type: "integer", minimum: 1, maximum: 14 },
  },
  required: ["city"],
  additionalProperties: false,
};

it("is near the estimate of the same value written out", () => {
  const written = estimateTextTokens(JSON.stringify(schema));
  expect(Math.abs(estimateJsonTokens(schema) / written - 1)).toBeLessThan(0.3);
});

it("counts what JSON can hold, and leaves out what it does not write", () => {
  expect(estimateJsonTokens({ a: undefined })).toBe(estimateJsonTokens({}));
  expect(estimateJsonTokens([null, true, 12345.5])).toBeGreaterThan(5);
});

it("comes to an end with a value that holds itself", () => {
  const value: { name: string; first?: unknown; second?: unknown } = { name: "loop" };
  value.first = value;
  value.second = [value, value];
  expect(estimateJsonTokens(value)).toBeGreaterThan(1000);
});

it("does not read texts that are only inherited", () => {
  expect(estimateJsonTokens(Object.create({ inherited: "text" }))).toBe(estimateJsonTokens({}));
});
