import OpenAI from "openai";
import { afterAll, beforeEach, expect, it } from "vitest";
import { startSimulator } from "../start-simulator.ts";

const simulator = await startSimulator("deepseek");
const client = new OpenAI({ apiKey: simulator.key, baseURL: simulator.baseURL, maxRetries: 0 });
const model = simulator.format.model;
const messages = [{ role: "user" as const, content: "Where is Overture?" }];

beforeEach(() => simulator.reset());
afterAll(() => simulator.close());

it("answers OpenAI's SDK, thinks aloud unless told not to, and counts the cache in its own words", async () => {
  const { data, response } = await client.chat.completions.create({ model, messages }).withResponse();
  expect(data.choices[0]?.message).toMatchObject({ reasoning_content: expect.stringContaining("Overture") });
  expect(data.usage).toMatchObject({ prompt_cache_hit_tokens: 0, prompt_cache_miss_tokens: data.usage?.prompt_tokens });
  expect(response.headers.get("x-ds-trace-id")).toMatch(/^req_sim/);
  expect(simulator.requests[0]?.path).toBe("/chat/completions");
  const body = { model, messages, thinking: { type: "disabled" } };
  const silent = await client.chat.completions.create(body);
  expect(silent.choices[0]?.message).not.toHaveProperty("reasoning_content");
});

it("reports a stream's usage with its finish reason", async () => {
  const stream_options = { include_usage: true };
  const stream = await client.chat.completions.create({ model, messages, stream: true, stream_options });
  const chunks: OpenAI.ChatCompletionChunk[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  expect(chunks.every((chunk) => chunk.choices.length === 1)).toBe(true);
  expect(chunks.at(-1)).toMatchObject({
    choices: [{ finish_reason: "stop" }],
    usage: { total_tokens: expect.any(Number) },
  });
});

it("reads the user's id by DeepSeek's name for it", () => {
  expect(simulator.format.read({ model, messages, user_id: "u", user: "x" }).user).toBe("u");
});

it("answers in JSON that fits the schema in its instructions", async () => {
  const schema = { type: "object", properties: { city: { const: "Bern" } } };
  const system = { role: "system" as const, content: `Fit this JSON Schema:\n${JSON.stringify(schema)}` };
  const response_format = { type: "json_object" as const };
  const answer = await client.chat.completions.create({ model, messages: [system, ...messages], response_format });
  expect(JSON.parse(answer.choices[0]?.message.content ?? "")).toEqual({ city: "Bern" });
  expect(simulator.requests[0]?.read?.jsonSchema).toEqual(schema);
});

it("takes the beginning of an answer at the address of the beta alone, and at the end of the messages", async () => {
  const begun = { role: "assistant" as const, content: "Once", prefix: true };
  await expect(client.chat.completions.create({ model, messages: [...messages, begun] })).rejects.toThrow("beta api");
  const beta = client.withOptions({ baseURL: `${simulator.baseURL}/beta` });
  simulator.next({ answer: { text: " upon a time" } });
  const said = await beta.chat.completions.create({ model, messages: [...messages, begun] });
  expect(said.choices[0]?.message.content).toBe(" upon a time");
  expect(simulator.requests.at(-1)?.read?.prefix).toBe("Once");
  await expect(beta.chat.completions.create({ model, messages: [begun, ...messages] })).rejects.toThrow("last one");
});
