import { Overture, ordered } from "@overture/core";
import { expect, it } from "vitest";
import { simulatedStage } from "./simulated-stage.ts";

it("answers as scripted, fails over while the first provider is broken, and goes back to it", async () => {
  const stage = await simulatedStage();
  const models = ["openai/gpt-5.4-mini", "anthropic/claude-haiku-4-5"];
  const overture = new Overture({ providers: stage.providers, models, policy: ordered() });
  const ask = async (content: string): Promise<readonly unknown[]> => {
    const answer = await overture.chat.completions.create({ model: "auto", messages: [{ role: "user", content }] });
    return [answer.overture.provider, answer.choices[0]?.message.content];
  };
  try {
    expect(await ask("Name the largest planet. One word.")).toEqual(["openai", "Jupiter."]);
    expect(await ask("Who are you?")).toEqual(["openai", expect.stringContaining("Who are you?")]);
    stage.breakFirst();
    expect(await ask("Name the largest planet. One word.")).toEqual(["anthropic", "Jupiter."]);
    stage.repairFirst();
    expect(await ask("Name the largest planet. One word.")).toEqual(["openai", "Jupiter."]);
  } finally {
    await overture.close();
    await stage.close();
  }
});
