import { expect, it } from "vitest";
import { amount, callable, either, fieldsOf, flag, listOf, recordOf, type Shape, text, value } from "./option-shape.ts";

const message = (shape: Shape, given: unknown, at = "x"): string | undefined => shape(given, at)?.message;

it("lets through what fits", () => {
  const shape = fieldsOf(
    { id: text(1), size: amount({ above: 0, most: 5, whole: true }), on: flag, run: callable, tags: listOf(text()) },
    { required: ["id"] },
  );
  expect(shape({ id: "a" }, "x")).toBeUndefined();
  expect(shape({ id: "a", size: 5, on: false, run: () => 1, tags: [] }, "x")).toBeUndefined();
  expect(shape({ id: "a", size: undefined }, "x")).toBeUndefined();
  expect(recordOf(amount())({ a: 1, b: -2 }, "x")).toBeUndefined();
  expect(either(text(), listOf(text()))(["a"], "x")).toBeUndefined();
});

it.each<[Shape, unknown, string]>([
  [text(1), "", "a text that is not empty"],
  [text(3), "ab", "a text of at least 3 characters"],
  [text(0, 2), "abc", "a text of at most 2 characters"],
  [text(), 1, "a text"],
  [amount(), "1", "a number"],
  [amount(), Number.NaN, "a number"],
  [amount(), Number.POSITIVE_INFINITY, "a number"],
  [amount({ whole: true }), 1.5, "a whole number"],
  [amount({ above: 0 }), 0, "above 0"],
  [amount({ least: 1 }), 0, "at least 1"],
  [amount({ most: 1 }), 2, "at most 1"],
  [flag, "yes", "a boolean"],
  [callable, 1, "a function"],
  [listOf(text()), "a", "an array"],
  [listOf(text(), 1), [], "an array of 1 or more"],
  [listOf(text(), 0, 1), ["a", "b"], "an array of at most 1"],
  [recordOf(text()), [], "an object"],
  [fieldsOf({}), null, "an object"],
  [recordOf(text()), Promise.resolve({}), "an object"],
  [fieldsOf({}), Promise.resolve({}), "an object"],
  [value("a colour", (given) => given === "red"), "blue", "a colour"],
  [either(text(), flag), 1, "a boolean"],
])("says what is wanted (%#: %o)", (shape, given, wanted) => {
  expect(message(shape, given)).toContain(`The option "x" must be ${wanted}, not `);
});

it("says where the value stands that does not fit", () => {
  const shape = fieldsOf({ rules: listOf(fieldsOf({ when: recordOf(amount()) })) });
  expect(shape({ rules: [{}, { when: { hour: "noon" } }] }, "")).toEqual({
    at: "rules[1].when.hour",
    message: 'The option "rules[1].when.hour" must be a number, not "noon".',
  });
  expect(fieldsOf({ id: text() }, { required: ["id"] })({}, "a")?.at).toBe("a.id");
});

it("offers the nearest name for one that it does not know, and all names where none is near", () => {
  const shape = fieldsOf({ maxCostUsd: amount(), tags: listOf(text()) });
  expect(shape({ maxCostUSD: 1 }, "overture")).toEqual({
    at: "overture.maxCostUSD",
    message: 'There is no option "overture.maxCostUSD". Did you mean "maxCostUsd"?',
  });
  expect(message(shape, { colour: 1 }, "")).toBe('There is no option "colour". There are: maxCostUsd, tags.');
  expect(fieldsOf({}, { open: true })({ colour: 1 }, "")).toBeUndefined();
});

it("takes an unknown name for the slip of one that is missing", () => {
  const shape = fieldsOf({ providers: listOf(text()) }, { required: ["providers"] });
  expect(shape({ provider: [] }, "")?.message).toBe('There is no option "provider". Did you mean "providers"?');
  expect(shape({}, "")?.message).toBe('The option "providers" must be an array, not undefined.');
});

it("quotes neither what may be a key, nor what is long", () => {
  const key = "sk-secret-1234567890";
  expect(message(amount(), key, "providers[0].models")).not.toContain(key);
  expect(message(text(30), key, "secret")).not.toContain(key);
  expect(message(amount(), key, "headers.x")).not.toContain(key);
  expect(message(fieldsOf({ apiKey: text() }), { apikye: key }, "")).not.toContain(key);
  expect(message(amount(), "a".repeat(81))).toContain("a long text");
  expect(message(amount(), key, "headersX")).toContain(key);
});

it("takes no inherited field for an unknown one", () => {
  class Settings {
    readonly size = 1;
    grow(): void {}
  }
  expect(fieldsOf({ size: amount() })(new Settings(), "")).toBeUndefined();
});

it("calls a promise one, which somebody forgot to wait for", () => {
  expect(message(fieldsOf({}), Promise.resolve({}))).toBe('The option "x" must be an object, not a promise.');
});
