import { expect, it } from "vitest";
import { byEmbedding, byEntailment } from "./hooks.ts";

const { signal } = new AbortController();

it("takes sentences with near vectors for the same, unless their numbers or negations differ", async () => {
  // Every sentence of cars points one way, every one of cats another.
  const embed = async (texts: readonly string[]) =>
    texts.map((text) => Float32Array.from(/car|vehicle|auto/iu.test(text) ? [1, 0.1] : [0, 1]));
  const relations = await byEmbedding(embed, signal)(
    ["The vehicle reached 120 on the road."],
    ["That car drove at 120 yesterday.", "That car drove at 90 yesterday.", "Cats sleep all day."],
  );
  expect(relations).toEqual([["supports", "contradicts", "apart"]]);
});

it("asks the caller's own judgement of every claim and answer, some at a time", async () => {
  let [open, most] = [0, 0];
  const entails = async (text: string, claim: string) => {
    open += 1;
    most = Math.max(most, open);
    await Promise.resolve();
    open -= 1;
    return text === claim
      ? ("entails" as const)
      : text === `not ${claim}`
        ? ("contradicts" as const)
        : ("neither" as const);
  };
  const claims = Array.from({ length: 20 }, (_, index) => `claim ${index}`);
  const relations = await byEntailment(entails, signal)(claims, ["claim 3", "not claim 3", "else"]);
  expect(relations[3]).toEqual(["supports", "contradicts", "apart"]);
  expect(relations[4]).toEqual(["apart", "apart", "apart"]);
  expect(most).toBeLessThanOrEqual(16);
});

it("asks no more once nobody waits", async () => {
  const controller = new AbortController();
  const asked: string[] = [];
  const entails = async (_: string, claim: string) => {
    asked.push(claim);
    controller.abort();
    return "neither" as const;
  };
  const claims = Array.from({ length: 40 }, (_, index) => `claim ${index}`);
  await byEntailment(entails, controller.signal)(claims, ["one"]);
  expect(asked.length).toBeLessThanOrEqual(16);
});
