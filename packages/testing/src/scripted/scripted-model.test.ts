import { seededRandom } from "@overture/core";
import { expect, it } from "vitest";
import { constant, uniform } from "./distribution.ts";
import { cardOf, drawCall } from "./scripted-model.ts";

it("makes the same draws whatever is scripted, so that later calls are not shifted", () => {
  const model = { name: "m", firstTokenMs: uniform(0, 100), tokenMs: uniform(0, 9), faults: { server: 0.5 } };
  const afterwards = (scripted: Parameters<typeof drawCall>[1]): number => {
    const random = seededRandom(1);
    drawCall(model, scripted, random);
    return random();
  };
  expect(afterwards({ fault: "server" })).toBe(afterwards(undefined));
  expect(afterwards({ answer: "yes", firstTokenMs: uniform(5, 6) })).toBe(afterwards(undefined));
});

it("lets an outcome have its own pace", () => {
  const model = { name: "m", firstTokenMs: constant(100), tokenMs: constant(10) };
  const drawn = drawCall(model, { answer: "x", firstTokenMs: constant(1), outputTokens: constant(3) }, seededRandom(1));
  expect(drawn).toMatchObject({ firstTokenMs: 1, tokenMs: 10, outputTokens: 3 });
});

it("tells routing what it is told of the model", () => {
  const card = cardOf({ name: "m", card: { prices: { input: 1, output: 4 } } });
  expect(card).toMatchObject({ name: "m", prices: { input: 1, output: 4 }, capabilities: { tools: true } });
});
