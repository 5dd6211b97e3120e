import { Overture, seededRandom } from "@overture/core";
import { expect, it } from "vitest";
import { betaThompson, type LearningPolicy } from "./beta-policy.ts";
import { replayProvider } from "./replay-provider.ts";

/** How often the good model comes first in 1,000 decisions, if its tokens cost `goodPrice` and the bad one's nothing. */
async function timesFirst(policy: LearningPolicy, task: string, goodPrice = 0): Promise<number> {
  const models = ["good", "bad"].map((name) => {
    const price = name === "good" ? goodPrice : 0;
    return { name, inputPrice: price, outputPrice: price };
  });
  const overture = new Overture({
    providers: [replayProvider({ name: "set", models, rows: [] })],
    models: ["replay/*"],
    objective: { usdPerAnswer: 0.001 },
    policy,
    random: seededRandom(task),
  });
  let count = 0;
  for (let request = 0; request < 1000; request += 1) {
    const messages = [{ role: "user" as const, content: `Question ${request}` }];
    const { ranking } = await overture.decide({ model: "auto", messages, overture: { task } });
    if (ranking[0]?.model === "replay/good") count += 1;
  }
  return count;
}

function teach(policy: LearningPolicy, task: string): void {
  for (let answer = 0; answer < 500; answer += 1) {
    policy.observe("replay/good", task, 0.9);
    policy.observe("replay/bad", task, 0.3);
  }
}

it("knows nothing at first, and prefers what scored better, task by task", async () => {
  const policy = betaThompson();
  expect(Math.abs((await timesFirst(policy, "code")) - 500)).toBeLessThan(60);
  teach(policy, "code");
  expect(await timesFirst(policy, "code")).toBe(1000);
  expect(Math.abs((await timesFirst(policy, "chat")) - 500)).toBeLessThan(60);
});

it("weighs cost against quality", async () => {
  const policy = betaThompson();
  teach(policy, "code");
  expect(await timesFirst(policy, "code", 100)).toBe(0);
});
