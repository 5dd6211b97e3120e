import { Overture, ordered } from "@overture/core";
import { startSimulator } from "@overture/testing";
import { afterEach, expect, it, vi } from "vitest";
import { realStage } from "./real-stage.ts";

const models = ["openai/gpt-5.4-mini", "anthropic/claude-haiku-4-5", "openai/gpt-5.4-nano"];

afterEach(() => vi.unstubAllEnvs());

function keys(openai: string, anthropic: string): void {
  vi.stubEnv("OPENAI_API_KEY", openai);
  vi.stubEnv("ANTHROPIC_API_KEY", anthropic);
}

it("is nothing without a key", () => {
  keys("", "");
  expect(realStage(models)).toBeUndefined();
});

it("names the providers that are asked, and the model that breaks", () => {
  keys("a", "b");
  expect(realStage(models)).toMatchObject({
    cast: expect.stringContaining("Asking openai and anthropic for real, with your keys."),
    outage: expect.stringContaining("openai/gpt-5.4-mini"),
  });
  keys("", "b");
  expect(realStage(models)).toMatchObject({
    cast: expect.stringContaining("Asking anthropic for real, with your key."),
    outage: expect.stringContaining("anthropic/claude-haiku-4-5"),
  });
});

it("breaks the first model only, and repairs it", async () => {
  await using simulator = await startSimulator("openai");
  keys("a", "");
  vi.stubEnv("OPENAI_BASE_URL", simulator.baseURL);
  const stage = realStage(models);
  if (!stage) throw new Error("There is a key.");
  const overture = new Overture({ providers: stage.providers, models, policy: ordered() });
  const whoAnswers = async (): Promise<string> => {
    const messages = [{ role: "user" as const, content: "Hello" }];
    return (await overture.chat.completions.create({ model: "auto", messages })).model;
  };
  expect(await whoAnswers()).toBe("openai/gpt-5.4-mini");
  stage.breakFirst();
  expect(await whoAnswers()).toBe("openai/gpt-5.4-nano");
  stage.repairFirst();
  expect(await whoAnswers()).toBe("openai/gpt-5.4-mini");
  expect(simulator.requests.map(({ read }) => read?.model)).toEqual(["gpt-5.4-mini", "gpt-5.4-nano", "gpt-5.4-mini"]);
});
