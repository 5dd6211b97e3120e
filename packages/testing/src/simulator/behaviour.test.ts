import OpenAI from "openai";
import { expect, it } from "vitest";
import { isRefusal } from "./behaviour.ts";
import { lastUserText } from "./read-request.ts";
import { startSimulator } from "./start-simulator.ts";

it("tells a vendor's own error from a response that breaks", () => {
  expect(isRefusal({ fault: "rate_limit" })).toBe(true);
  expect(isRefusal({ fault: "cut_stream" })).toBe(false);
  expect(isRefusal({ answer: { text: "yes" } })).toBe(false);
});

it("lets each request go by what it asks for, after what is queued", async () => {
  await using simulator = await startSimulator("openai");
  const client = new OpenAI({ apiKey: simulator.key, baseURL: simulator.baseURL, maxRetries: 0 });
  const ask = async (content: string): Promise<string | null | undefined> => {
    const answer = await client.chat.completions.create({ model: "m", messages: [{ role: "user", content }] });
    return answer.choices[0]?.message.content;
  };
  simulator.always(({ read }) =>
    read && lastUserText(read) === "capital of France?" ? { answer: { text: "Paris." } } : undefined,
  );
  simulator.next({ answer: { text: "first the queue" } });
  expect(await ask("capital of France?")).toBe("first the queue");
  expect(await ask("capital of France?")).toBe("Paris.");
  expect(await ask("capital of Spain?")).toContain("capital of Spain?");
});
