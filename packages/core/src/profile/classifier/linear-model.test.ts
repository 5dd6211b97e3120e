import { expect, it } from "vitest";
import { bucketCount } from "./features.ts";
import { encode, LinearModel, mostWeight } from "./linear-model.ts";
import { taskClasses } from "./task-class.ts";

const classes = taskClasses.length;
const weights = new Int8Array(bucketCount * classes);
weights[5 * classes + 2] = mostWeight;
weights[7 * classes + 2] = -mostWeight;
weights[7 * classes + 3] = 17;
const shipped = {
  weights: encode(weights),
  biases: taskClasses.map((_, place) => place),
  scale: 10,
  ruleWeights: [1000, 1000] as const,
  temperature: 1,
  version: "test",
};

it("adds the weights of what it finds, by the root of how many there are", () => {
  const model = new LinearModel(shipped);
  expect([...model.scores({ words: [5], characters: [] })].slice(0, 4)).toEqual([0, 1, 402, 3]);
  expect([...model.scores({ words: [5, 7, 9, 11], characters: [7] })].slice(2, 4)).toEqual([-398, 3 + 255]);
});

it("writes every weight as one character of ASCII, of which the backslash alone is escaped", () => {
  const all = Int8Array.from({ length: 2 * mostWeight + 1 }, (_, index) => index - mostWeight);
  expect(encode(all)).toHaveLength(all.length);
  expect(JSON.stringify(encode(all))).toHaveLength(all.length + 3);
  expect(new Set(encode(all)).size).toBe(all.length);
  expect(encode(all)).toMatch(/^[#-~]+$/);
});

it("refuses a model of another size", () => {
  expect(() => new LinearModel({ ...shipped, weights: "abc" })).toThrow("3 weights");
});
