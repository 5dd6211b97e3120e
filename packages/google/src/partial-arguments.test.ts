import type { PartialArg } from "@google/genai";
import fc from "fast-check";
import { expect, it } from "vitest";
import { faultOf } from "../test/fixtures.ts";
import { PartialArguments } from "./partial-arguments.ts";

function piecesOf(values: readonly PartialArg[]): string[] {
  const made = new PartialArguments();
  return [...values.map((value) => made.add([value])), made.end()];
}

/** A value as Google streams it, text cut after every `cut` characters. */
function streamed(value: unknown, cut: number, jsonPath = "$"): PartialArg[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => streamed(each, cut, `${jsonPath}[${index}]`));
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([name, each]) => {
      const step = /^[a-z]+$/.test(name) ? `.${name}` : `["${JSON.stringify(name).slice(1, -1)}"]`;
      return streamed(each, cut, jsonPath + step);
    });
  }
  if (typeof value === "number") return [{ jsonPath, numberValue: value }];
  if (typeof value === "boolean") return [{ jsonPath, boolValue: value }];
  if (value === null) return [{ jsonPath, nullValue: "NULL_VALUE" }];
  const text = String(value);
  const count = Math.max(1, Math.ceil(text.length / cut));
  return Array.from({ length: count }, (_, index) => ({
    jsonPath,
    stringValue: text.slice(index * cut, (index + 1) * cut),
    ...(index < count - 1 ? { willContinue: true } : {}),
  }));
}

const leaf = fc.oneof(
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);
const name = fc
  .oneof(fc.stringMatching(/^[a-z]{1,4}$/), fc.string({ minLength: 1, maxLength: 6 }))
  .filter((each) => each !== "__proto__");
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof({ maxDepth: 4 }, leaf, fc.array(tie("tree"), { minLength: 1, maxLength: 4 }), tie("object")),
  object: fc.dictionary(name, tie("tree"), { minKeys: 1, maxKeys: 4 }),
}));

it("comes, piece by piece, to the JSON of the whole", () => {
  const object = fc.dictionary(name, tree, { minKeys: 1, maxKeys: 5 });
  fc.assert(
    fc.property(object, fc.integer({ min: 1, max: 7 }), (value, cut) => {
      const text = piecesOf(streamed(value, cut)).join("");
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

it("gives each piece as soon as it comes", () => {
  const values: PartialArg[] = [
    { jsonPath: "$.city", stringValue: "Zü", willContinue: true },
    { jsonPath: "$.city", stringValue: "rich" },
    { jsonPath: "$.days[0].n", numberValue: 1 },
    { jsonPath: "$.days[1].n", numberValue: 2 },
    { jsonPath: "$['it\\'s \"so\"']", boolValue: true },
  ];
  expect(piecesOf(values)).toEqual([
    '{"city":"Zü',
    'rich"',
    ',"days":[{"n":1',
    '},{"n":2',
    '}],"it\'s \\"so\\"":true',
    "}",
  ]);
});

it("ends text that was left open, and fills elements that were left out", () => {
  expect(piecesOf([{ jsonPath: "$.a", stringValue: "x", willContinue: true }]).join("")).toBe('{"a":"x"}');
  const gaps = piecesOf([
    { jsonPath: "$.a[1]", numberValue: 1 },
    { jsonPath: "$.a[4]", numberValue: 4 },
  ]).join("");
  expect(JSON.parse(gaps)).toEqual({ a: [null, 1, null, null, 4] });
});

it("takes a call without arguments for an empty object", () => {
  expect(new PartialArguments().end()).toBe("{}");
});

it.each([
  [["$.a", "$.a"]],
  [["$.a.x", "$.b", "$.a.y"]],
  [["$.a[1]", "$.a[0]"]],
  [["$.a[9999999]"]],
  [["$.a[0]", "$.a.b"]],
  [["a"]],
  [["$"]],
  [["$.a["]],
  [[`$${".a".repeat(200)}`]],
])("says malformed for %j, which no JSON text comes to", async (paths) => {
  const fault = await faultOf(() => piecesOf(paths.map((jsonPath) => ({ jsonPath, numberValue: 1 }))));
  expect(fault.kind).toBe("malformed");
});
