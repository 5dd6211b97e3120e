import Anthropic from "@anthropic-ai/sdk";
import { afterAll, beforeEach, expect, it } from "vitest";
import { startSimulator } from "../start-simulator.ts";

const simulator = await startSimulator("anthropic");
const client = new Anthropic({ apiKey: simulator.key, baseURL: simulator.baseURL, maxRetries: 0 });
const ask = (content: string) => ({
  ...{ model: "claude-opus-5", max_tokens: 4_000, messages: [{ role: "user" as const, content }] },
});
const weather = {
  name: "weather",
  input_schema: { type: "object" as const, properties: { city: { type: "string" } }, required: ["city"] },
};
const time = { name: "time", input_schema: { type: "object" as const } };

beforeEach(() => simulator.reset());
afterAll(() => simulator.close());

it("answers the unmodified SDK, whole and streamed alike", async () => {
  const { data: whole, response, request_id } = await client.messages.create(ask("Where — née opéra?")).withResponse();
  expect(whole.content).toEqual([{ type: "text", text: expect.stringContaining("née opéra") }]);
  expect(request_id).toMatch(/^req_sim/);
  expect(response.headers.get("anthropic-ratelimit-requests-remaining")).toMatch(/^\d+$/);
  const streamed = await client.messages.stream(ask("Where — née opéra?")).finalMessage();
  expect(streamed.content).toEqual(whole.content);
  expect(streamed.stop_reason).toBe("end_turn");
  expect(streamed.usage.output_tokens).toBe(whole.usage.output_tokens);
  expect(simulator.requests[0]?.credential).toBe(simulator.key);
});

it("thinks with a signature that must come back as it was", async () => {
  const thinking = { type: "enabled" as const, budget_tokens: 1_024 };
  const asked = ask("Use weather");
  const first = await client.messages.stream({ ...asked, thinking, tools: [weather] }).finalMessage();
  expect(first.content.map((block) => block.type)).toEqual(["thinking", "tool_use"]);
  const [thought, call] = first.content;
  if (thought?.type !== "thinking" || call?.type !== "tool_use") throw new Error("not what was asked for");
  expect(call.input).toEqual({ city: "Use weather" });
  const result = { type: "tool_result" as const, tool_use_id: call.id, content: "sunny" };
  const next = (content: Anthropic.ContentBlockParam[]) =>
    client.messages.create({
      ...{ ...asked, thinking, tools: [weather] },
      messages: [...asked.messages, { role: "assistant", content }, { role: "user", content: [result] }],
    });
  const answer = await next([thought, call]);
  expect(answer.content.at(-1)).toEqual({ type: "text", text: "The tools say: sunny" });
  await expect(next([call])).rejects.toThrow("must start with a thinking block");
  await expect(next([{ ...thought, thinking: "changed" }, call])).rejects.toThrow("Invalid `signature`");
  await expect(next([thought, { ...call, id: "toolu_other" }])).rejects.toThrow("unexpected `tool_use_id`");
});

it("calls the tools that are named in parallel", async () => {
  const called = await client.messages.stream({ ...ask("weather, time"), tools: [weather, time] }).finalMessage();
  expect(called.content.map((block) => block.type === "tool_use" && block.name)).toEqual(["weather", "time"]);
  expect(called.stop_reason).toBe("tool_use");
});

it("answers with JSON that satisfies the schema", async () => {
  const schema = { type: "object", properties: { ok: { type: "boolean" } }, required: ["ok"] };
  const answer = await client.messages.create({
    ...ask("?"),
    output_config: { format: { type: "json_schema", schema } },
  });
  expect(answer.content).toEqual([{ type: "text", text: '{"ok":true}' }]);
});

it("raises the SDK's own errors, before the stream and in it", async () => {
  simulator.next({ fault: "overloaded" }, { fault: "quota", status: 400 }, { fault: "error_event", afterChunks: 2 });
  await expect(client.messages.create(ask("?"))).rejects.toMatchObject({ status: 529 });
  await expect(client.messages.create(ask("?"))).rejects.toThrow("credit balance");
  const seen: string[] = [];
  const reading = (async () => {
    const stream = await client.messages.create({ ...ask("one two three four"), stream: true });
    for await (const event of stream) if (event.type === "content_block_delta") seen.push(event.delta.type);
  })();
  await expect(reading).rejects.toMatchObject({ status: undefined, type: "overloaded_error" });
  expect(seen).toEqual(["text_delta", "text_delta"]);
});

it("refuses what Anthropic refuses", async () => {
  const refused = async (change: object): Promise<string> =>
    String(await client.messages.create({ ...ask("?"), ...change }).catch((error: unknown) => error));
  expect(await refused({ max_tokens: undefined })).toContain("max_tokens: Field required");
  expect(await refused({ messages: [{ role: "assistant", content: "hi" }] })).toContain("first message must use");
  expect(await refused({ temperature: 1.5 })).toContain("range: 0..1");
  expect(await refused({ seed: 1 })).toContain("Extra inputs are not permitted");
  expect(await refused({ tool_choice: { type: "any" } })).toContain("while providing tools");
});
