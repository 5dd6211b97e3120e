import { expect, it } from "vitest";
import { valueForSchema } from "./json-schema-value.ts";

it.each([
  [{ type: "string" }, "hint"],
  [{ type: "string", minLength: 6, maxLength: 6 }, "hint.."],
  [{ type: "string", format: "email" }, "someone@example.com"],
  [{ type: "integer", minimum: 5 }, 5],
  [{ type: "integer", exclusiveMaximum: 1 }, 0],
  [{ type: "number", maximum: -2.5 }, -2.5],
  [{ type: "integer", minimum: 5, multipleOf: 4 }, 8],
  [{ type: ["null", "string"] }, null],
  [{ enum: ["b", "a"] }, "b"],
  [{ const: 3 }, 3],
  [{ type: "boolean" }, true],
  [{ type: "array", items: { type: "boolean" }, minItems: 2 }, [true, true]],
  [{ type: "array", prefixItems: [{ const: 1 }, { type: "boolean" }] }, [1, true]],
  [{ anyOf: [{ type: "boolean" }, { type: "null" }] }, true],
  [{ allOf: [{ properties: { a: { const: 1 } } }, { properties: { b: { const: 2 } } }] }, { a: 1, b: 2 }],
  [{ $ref: "#/$defs/town", $defs: { town: { properties: { name: { type: "string" } } } } }, { name: "hint" }],
])("satisfies %j", (schema, value) => {
  expect(valueForSchema(schema, "hint")).toEqual(value);
});

it("ends for a schema that contains itself", () => {
  const node = { type: "object", properties: { next: { $ref: "#" }, value: { type: "integer" } }, required: ["value"] };
  expect(JSON.stringify(valueForSchema(node)).length).toBeLessThan(1_000);
  expect(valueForSchema({ $ref: "#" })).toBeNull();
});
