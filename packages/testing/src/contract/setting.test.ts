import { expect, it } from "vitest";
import { sampleProvider } from "../../test/sample-provider.ts";
import { startSimulator } from "../simulator/index.ts";
import { Setting } from "./setting.ts";

it("asks both ways and shows what the vendor saw", async () => {
  await using simulator = await startSimulator("openai");
  const setting = new Setting(simulator, sampleProvider({ baseURL: simulator.baseURL, apiKey: simulator.key }));
  expect(() => setting.lastSeen()).toThrow("saw no request");
  const [[, whole], [, streamed]] = await setting.both({ temperature: 0.5 });
  expect(streamed.choices[0]?.message.content).toBe(whole.choices[0]?.message.content);
  expect(setting.lastRead()).toMatchObject({ temperature: 0.5, stream: true, model: "gpt-5.5" });
  await expect(setting.until("pigs fly", () => false)).rejects.toThrow("not so that pigs fly");
});
