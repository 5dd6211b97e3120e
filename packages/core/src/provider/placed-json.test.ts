import { expect, it } from "vitest";
import { PlacedJson, type PlacedValue } from "./placed-json.ts";

const at = (path: string, value: PlacedValue["value"], more = false): PlacedValue => ({ path, value, more });

function written(...values: PlacedValue[]): unknown {
  const json = new PlacedJson();
  return JSON.parse(values.map((value) => json.add([value])).join("") + json.end());
}

it("writes members, elements and texts in pieces", () => {
  expect(written()).toEqual({});
  expect(written(at("$.city", "Zü", true), at("$.city", "rich"), at("$.to.lat", 47), at("$.to['a b']", true))).toEqual({
    city: "Zürich",
    to: { lat: 47, "a b": true },
  });
  expect(written(at("$.list[0]", 1), at("$.list[2].x", null))).toEqual({ list: [1, null, { x: null }] });
});

it("ends a text that nothing ended", () => {
  expect(written(at("$.a", "x", true))).toEqual({ a: "x" });
  expect(written(at("$.a", "x", true), at("$.b", 1))).toEqual({ a: "x", b: 1 });
});

it.each(["", "a", "$", "$.a..b", `$${".a".repeat(200)}`])("refuses the path %j", (path) => {
  expect(() => written(at(path, 1))).toThrow(expect.objectContaining({ kind: "malformed" }));
});

it("refuses a way back", () => {
  expect(() => written(at("$.a.b", 1), at("$.c", 1), at("$.a.d", 1))).toThrow(
    expect.objectContaining({ kind: "malformed" }),
  );
});
