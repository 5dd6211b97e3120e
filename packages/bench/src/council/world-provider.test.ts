import { Overture, ordered } from "@overture/core";
import { expect, it } from "vitest";
import { World } from "./world.ts";
import { worldProvider } from "./world-provider.ts";

const models = ["a", "b", "c"].map((name, place) => ({ name, accuracy: 0.7 - place / 10, price: 1 }));
const world = new World({ seed: "provider", models, correlation: 0, sampleCorrelation: 0.5, options: 4 });
const overtureOf = (skill: number): Overture =>
  new Overture({ providers: [worldProvider(world, { skill })], policy: ordered() });
const rightOnes = async (skill: number, strategy: "rank" | "synthesize" | "judge"): Promise<number> => {
  const overture = overtureOf(skill);
  let right = 0;
  for (let question = 0; question < 80; question += 1) {
    const messages = [{ role: "user" as const, content: `question ${question}` }];
    const { choices } = await overture.chat.completions.create({
      model: "auto",
      messages,
      overture: { mode: "council", council: { strategy } },
    });
    if (choices[0]?.message.content?.endsWith(`say ${world.rightOf(question)}.`)) right += 1;
  }
  return right / 80;
};

it("answers in a word where only that is asked for", async () => {
  const messages = [{ role: "user" as const, content: "question 3. Only the word" }];
  const { choices, overture } = await overtureOf(1).chat.completions.create({ model: "world/a", messages });
  expect(choices[0]?.message.content).toBe(world.answerOf("a", 3, 0));
  expect(overture.cost.usd).toBeCloseTo((200 + 4 * 120) / 1e6);
});

it.each(["rank", "synthesize", "judge"] as const)("reads better the more skill it has: %s", async (strategy) => {
  expect(await rightOnes(1, strategy)).toBeGreaterThan(await rightOnes(0, strategy));
});
