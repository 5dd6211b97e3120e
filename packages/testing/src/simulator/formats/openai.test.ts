import OpenAI from "openai";
import { afterAll, beforeEach, expect, it } from "vitest";
import { startSimulator } from "../start-simulator.ts";

const simulator = await startSimulator("openai");
const client = new OpenAI({ apiKey: simulator.key, baseURL: simulator.baseURL, maxRetries: 0 });
const messages = [{ role: "user" as const, content: "Where is Overture — née opéra?" }];
const weather = {
  type: "function" as const,
  function: { name: "weather", parameters: { type: "object", properties: { city: { type: "string" } } } },
};
const time = { type: "function" as const, function: { name: "time", parameters: { type: "object", properties: {} } } };

beforeEach(() => simulator.reset());
afterAll(() => simulator.close());

it("answers the unmodified SDK, whole and streamed alike", async () => {
  const {
    data: whole,
    response,
    request_id,
  } = await client.chat.completions.create({ model: "gpt-5.5", messages }).withResponse();
  const text = whole.choices[0]?.message.content ?? "";
  expect(text).toContain("née opéra");
  expect(request_id).toMatch(/^req_sim/);
  expect(response.headers.get("x-ratelimit-remaining-requests")).toMatch(/^\d+$/);
  const pieces: string[] = [];
  const usages: unknown[] = [];
  const stream = await client.chat.completions.create({
    ...{ model: "gpt-5.5", messages, stream: true as const, stream_options: { include_usage: true } },
  });
  for await (const chunk of stream) {
    pieces.push(chunk.choices[0]?.delta.content ?? "");
    if (chunk.choices.length === 0) usages.push(chunk.usage);
  }
  expect(pieces.join("")).toBe(text);
  expect(pieces.length).toBeGreaterThan(5);
  expect(usages).toEqual([whole.usage]);
});

it("reports usage in a stream only if it is asked to", async () => {
  const stream = await client.chat.completions.create({ model: "gpt-5.5", messages, stream: true });
  for await (const chunk of stream) {
    expect(chunk.usage).toBeUndefined();
    expect(chunk.choices).toHaveLength(1);
  }
});

it("calls the tools that are named, in parallel and in pieces, and quotes their results", async () => {
  const asked = [{ role: "user" as const, content: "Use weather and time" }];
  const stream = client.chat.completions.stream({ model: "gpt-5.5", messages: asked, tools: [weather, time] });
  let pieces = 0;
  stream.on("chunk", (chunk) => {
    pieces += chunk.choices[0]?.delta.tool_calls?.length ?? 0;
  });
  const called = await stream.finalMessage();
  expect(called.tool_calls?.map((call) => call.type === "function" && call.function.name)).toEqual(["weather", "time"]);
  expect(pieces).toBeGreaterThan(5);
  const results = (called.tool_calls ?? []).map((call, index) => {
    return { role: "tool" as const, tool_call_id: call.id, content: `result ${index}` };
  });
  const history = [...asked, called, ...results];
  const answer = await client.chat.completions.create({ model: "gpt-5.5", messages: history, tools: [weather, time] });
  expect(answer.choices[0]?.message.content).toBe("The tools say: result 0; result 1");
  const unanswered = client.chat.completions.create({ model: "gpt-5.5", messages: [...asked, called] });
  await expect(unanswered).rejects.toThrow("did not have response messages");
});

it("answers with JSON that satisfies the schema", async () => {
  const schema = {
    type: "object",
    properties: { count: { type: "integer", minimum: 3 }, tags: { type: "array", items: { enum: ["a", "b"] } } },
    required: ["count", "tags"],
  };
  const answer = await client.chat.completions.create({
    ...{ model: "gpt-5.5", messages },
    response_format: { type: "json_schema", json_schema: { name: "thing", schema } },
  });
  expect(JSON.parse(answer.choices[0]?.message.content ?? "")).toEqual({ count: 3, tags: ["a"] });
});

it("raises the SDK's own errors", async () => {
  const call = () => client.chat.completions.create({ model: "gpt-5.5", messages });
  simulator.next({ fault: "rate_limit", retryAfter: { seconds: 3 } });
  const limited = await call().catch((error: unknown) => error);
  expect(limited).toBeInstanceOf(OpenAI.RateLimitError);
  expect(limited).toMatchObject({ status: 429, code: "rate_limit_exceeded" });
  if (limited instanceof OpenAI.APIError) expect(limited.headers?.get("retry-after")).toBe("3");
  simulator.next({ fault: "unauthorized" }, { fault: "context_length" }, { fault: "reset" });
  await expect(call()).rejects.toBeInstanceOf(OpenAI.AuthenticationError);
  await expect(call()).rejects.toMatchObject({ code: "context_length_exceeded" });
  await expect(call()).rejects.toBeInstanceOf(OpenAI.APIConnectionError);
  await expect(client.chat.completions.create({ model: "gpt-5.5", messages: [] })).rejects.toMatchObject({
    status: 400,
  });
});

it("lists models and files, with the SDK's own retries", async () => {
  const retrying = client.withOptions({ maxRetries: 2 });
  simulator.next({ fault: "server_error", retryAfter: { ms: 1 } });
  expect((await retrying.files.list()).data).toEqual([]);
  expect(simulator.requests).toHaveLength(2);
  expect((await client.models.list()).data).toEqual([]);
});

it("gives reasoning in words only where the vendor does", async () => {
  await using deepseek = await startSimulator("openai", { reasoningContent: true, cacheHitTokens: true, keys: ["k"] });
  const other = new OpenAI({ apiKey: "k", baseURL: deepseek.baseURL, maxRetries: 0 });
  const request = { model: "m", messages, reasoning_effort: "high" as const };
  const thought = await other.chat.completions.create(request);
  expect(thought.choices[0]?.message).toHaveProperty("reasoning_content");
  expect(thought.usage).toHaveProperty("prompt_cache_hit_tokens", 0);
  const silent = await client.chat.completions.create(request);
  expect(silent.choices[0]?.message).not.toHaveProperty("reasoning_content");
  expect(silent.usage?.completion_tokens_details?.reasoning_tokens).toBeGreaterThan(0);
  const stranger = other.withOptions({ apiKey: "stranger" });
  await expect(stranger.chat.completions.create(request)).rejects.toMatchObject({ status: 401 });
});
