import { describe, expect, it } from "vitest";
import { misfitOf } from "./json-schema.ts";

const person = {
  type: "object",
  properties: {
    name: { type: "string", minLength: 1, pattern: "^\\p{L}+$" },
    age: { type: ["integer", "null"], minimum: 0, exclusiveMaximum: 150 },
    tags: { type: "array", items: { enum: ["a", "b"] }, maxItems: 2, minItems: 1 },
    kind: { const: { of: ["one"] } },
    steps: { type: "number", multipleOf: 0.1 },
  },
  required: ["name"],
  additionalProperties: false,
};

const wrong: readonly [value: unknown, misfit: string][] = [
  ["Ada", "$ is not object"],
  [{}, "$.name is missing"],
  [{ name: 7 }, "$.name is not string"],
  [{ name: "" }, "$.name is out of its bounds"],
  [{ name: "R2D2" }, "$.name is unlike its pattern"],
  [{ name: "Ada", age: 1.5 }, "$.age is not integer or null"],
  [{ name: "Ada", age: -1 }, "$.age is out of its bounds"],
  [{ name: "Ada", age: 150 }, "$.age is out of its bounds"],
  [{ name: "Ada", tags: [] }, "$.tags is out of its bounds"],
  [{ name: "Ada", tags: ["a", "c"] }, "$.tags[1] is not in the enum"],
  [{ name: "Ada", kind: { of: ["two"] } }, "$.kind is not the constant"],
  [{ name: "Ada", steps: 0.25 }, "$.steps is out of its bounds"],
  [{ name: "Ada", more: 1 }, "$.more"],
];

describe("a JSON schema", () => {
  it.each(wrong)("says where %j does not fit", (value, misfit) => {
    expect(misfitOf(value, person)).toBe(misfit);
  });

  it.each([{ name: "Ada" }, { name: "Élodie", age: null, tags: ["b", "a"], kind: { of: ["one"] }, steps: 0.3 }])(
    "lets %j through",
    (value) => {
      expect(misfitOf(value, person)).toBeUndefined();
    },
  );

  it("may choose, forbid, and refer to itself", () => {
    const tree = {
      $defs: { node: { type: "object", required: ["value"], properties: { left: { $ref: "#/$defs/node" } } } },
      anyOf: [{ $ref: "#/$defs/node" }, { type: "null" }],
      not: { required: ["never"] },
    };
    expect(misfitOf({ value: 1, left: { value: 2 } }, tree)).toBeUndefined();
    expect(misfitOf({ value: 1, left: {} }, tree)).toBe("$ fits none of its choices");
    expect(misfitOf({ value: 1, never: 1 }, tree)).toBe("$ is what it must not be");
    const one = { oneOf: [{ minimum: 5 }, { maximum: 10 }] };
    expect(misfitOf(3, one)).toBeUndefined();
    expect(misfitOf(7, one)).toBe("$ does not fit one choice");
    expect(misfitOf("x", { allOf: [{ type: "string" }, { maxLength: 0 }] })).toBe("$ is out of its bounds");
    expect(misfitOf([1, "a", true], { prefixItems: [{ type: "number" }], items: { type: "string" } })).toBe(
      "$[2] is not string",
    );
  });

  it("checks nothing in words that it does not know, and ends where it leads back to itself", () => {
    expect(misfitOf(1, { contentEncoding: "base64", pattern: "(" })).toBeUndefined();
    expect(misfitOf("(", { pattern: "(" })).toBeUndefined();
    expect(misfitOf(1, { $ref: "#" })).toBeUndefined();
    expect(misfitOf(1, { $ref: "https://elsewhere.test/schema" })).toBeUndefined();
    expect([misfitOf(1, true), misfitOf(1, false)]).toEqual([undefined, "$"]);
  });
});
