import type { ChatCompletionChunk, ChatCompletionRequest, Reply } from "@overture/core/provider";
import { expect, it } from "vitest";
import { answer, answering, callTo } from "../test/sent.ts";
import { deepseek } from "./deepseek.ts";

const schema = { type: "object", properties: { a: { type: "integer" } } };
const messages = [{ role: "user" as const, content: "JSON, please" }];
const free: ChatCompletionRequest = { model: "auto", messages };
const anyJson: ChatCompletionRequest = { ...free, response_format: { type: "json_object" } };
const held: ChatCompletionRequest = {
  ...free,
  response_format: { type: "json_schema", json_schema: { name: "a", schema } },
};
const fenced = '```json\n{"a":1}\n```';

async function whole(request: ChatCompletionRequest): Promise<[string | null | undefined, readonly string[]]> {
  const { fetch } = answering(() => Response.json(answer({ content: fenced, reasoning_content: "```hm" })));
  const reply = await deepseek({ apiKey: "sk-0123456789", fetch }).chat(request, callTo("deepseek-v4-flash"));
  expect(reply.body.choices[0]?.message.reasoning_content).toBe("```hm");
  return [reply.body.choices[0]?.message.content, reply.warnings.map(({ code }) => code)];
}

async function streamed(request: ChatCompletionRequest): Promise<Reply<AsyncIterable<ChatCompletionChunk>>> {
  const piece = (delta: object, finish_reason: string | null = null): string =>
    `data: ${JSON.stringify({ id: "1", choices: [{ index: 0, delta, finish_reason }] })}\n\n`;
  const pieces = ["``", "`json", "\n{", '"a"', ":1}", "\n``", "`"].map((content) => piece({ content }));
  const events = [...pieces, piece({}, "stop"), "data: [DONE]\n\n"].join("");
  const { fetch } = answering(() => new Response(events, { headers: { "content-type": "text/event-stream" } }));
  return await deepseek({ apiKey: "sk-0123456789", fetch }).stream(request, callTo("deepseek-v4-flash"));
}

async function textOf(chunks: AsyncIterable<ChatCompletionChunk>): Promise<string> {
  let text = "";
  for await (const { choices } of chunks) text += choices[0]?.delta.content ?? "";
  return text;
}

it("takes the fence from a whole answer that is JSON, and from no other", async () => {
  expect(await whole(held)).toEqual(['{"a":1}', ["schema_not_enforced"]]);
  expect(await whole(anyJson)).toEqual(['{"a":1}', []]);
  expect(await whole(free)).toEqual([fenced, []]);
});

it("takes the fence from a stream that is JSON, and from no other", async () => {
  const reply = await streamed(held);
  expect(await textOf(reply.body)).toBe('{"a":1}');
  expect(reply.warnings).toEqual([
    {
      code: "schema_not_enforced",
      param: "response_format",
      message: expect.stringContaining("DeepSeek does not enforce a JSON schema"),
    },
  ]);
  expect(await textOf((await streamed(anyJson)).body)).toBe('{"a":1}');
  expect(await textOf((await streamed(free)).body)).toBe(fenced);
});

it("gives what it held back with the finish reason", async () => {
  const chunks: ChatCompletionChunk[] = [];
  for await (const chunk of (await streamed(held)).body) chunks.push(chunk);
  expect(chunks.at(-1)?.choices[0]?.finish_reason).toBe("stop");
});

it("closes the stream of the vendor with its own", async () => {
  const iterator = (await streamed(held)).body[Symbol.asyncIterator]();
  await iterator.next();
  expect(await iterator.return?.()).toEqual({ done: true, value: undefined });
  expect(await iterator.next()).toMatchObject({ done: true });
});
