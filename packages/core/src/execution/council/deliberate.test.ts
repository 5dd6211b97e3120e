import { expect, it } from "vitest";
import { scholars } from "../../../test/scholars.ts";

const long = (text: string): string => `${text} ${"It is well known. ".repeat(6)}`.trim();

it.each([
  ["numbers", ["42", "43", "42"], {}],
  ["short texts", ["Paris", "Rome", "paris."], {}],
  ["letters", ["B", "A", "(b)"], { messages: [{ role: "user" as const, content: "Which?\nA) one\nB) two" }] }],
  ["JSON", ['{"x":1}', '{"x":2}', '{"x":1}'], { response_format: { type: "json_object" as const } }],
])("counts by itself what can be counted: %s", async (_, [a = "", b = "", c = ""], request) => {
  const { report } = await scholars({ a: { says: a }, b: { says: b }, c: { says: c } }).council({}, request);
  expect(report.strategy).toBe("vote");
  expect(report.agreement).toBeCloseTo(2 / 3);
});

it("has everything else written anew", async () => {
  const set = scholars({ a: { says: long("One.") }, b: { says: long("Two.") }, c: { says: long("Three.") } });
  expect((await set.council()).report.strategy).toBe("synthesize");
});

it("agrees by votes where answers can be counted, whatever is made of them", async () => {
  const { report } = await scholars({ a: { says: "1" }, b: { says: "2" }, c: { says: "2" }, j: {} }).council({
    members: ["a/m", "b/m", "c/m"],
    strategy: "judge",
  });
  expect(report.agreement).toBeCloseTo(2 / 3);
});
