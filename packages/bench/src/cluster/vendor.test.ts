import { expect, it } from "vitest";
import { models } from "./orders.ts";
import { startVendor } from "./vendor.ts";

it("bills whole nano-dollars for what it sends", async () => {
  const vendor = await startVendor(1);
  const { baseURL, key } = vendor.simulator;
  const response = await fetch(`${baseURL}/chat/completions`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ model: "large", messages: [{ role: "user", content: "Hello" }] }),
  });
  const { usage } = (await response.json()) as { usage: { prompt_tokens: number; completion_tokens: number } };
  await vendor.simulator.close();
  const { input, output } = models["openai/large"] ?? { input: 0, output: 0 };
  expect(vendor.billed()).toBe(1000 * (usage.prompt_tokens * input + usage.completion_tokens * output));
});
