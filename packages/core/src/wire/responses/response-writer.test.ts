import { describe, expect, it } from "vitest";
import { chunkOf, someUsage, typesOf } from "../../../test/responses.ts";
import type { ChatCompletionChunk } from "../../index.ts";
import { unsealReasoning } from "./reasoning-seal.ts";
import type { ResponseEvent, ResponseObject } from "./response.ts";
import { ResponseWriter } from "./response-writer.ts";

const init = { id: "ovt_1", model: "openai/gpt-5.5", createdAt: 1_700_000_000, settings: { metadata: { a: "b" } } };

function write(...chunks: ChatCompletionChunk[]): { events: ResponseEvent[]; response: ResponseObject } {
  const writer = new ResponseWriter(init);
  for (const chunk of chunks) writer.add(chunk);
  const response = writer.end({ overture: { id: "ovt_1" } });
  return { events: writer.ready, response };
}

const call = (index: number, id: string | undefined, args: string): ChatCompletionChunk =>
  chunkOf({
    tool_calls: [
      { index, ...(id ? { id, type: "function" } : {}), function: { ...(id ? { name: "f" } : {}), arguments: args } },
    ],
  });

it("tells of a response from its beginning to its end, numbered without a gap", () => {
  const { events, response } = write(
    chunkOf({ role: "assistant", content: "" }),
    chunkOf({ content: "Hello" }),
    chunkOf({ content: "." }),
    chunkOf({}, "stop"),
    { ...chunkOf({}), choices: [], usage: someUsage },
  );
  expect(typesOf(events)).toEqual([
    "created",
    "in_progress",
    "output_item.added",
    "content_part.added",
    "output_text.delta",
    "output_text.done",
    "content_part.done",
    "output_item.done",
    "completed",
  ]);
  expect(events.map((event) => event.sequence_number)).toEqual(events.map((_, index) => index));
  expect(events[0]?.response).toMatchObject({ status: "in_progress", output: [], metadata: { a: "b" } });
  expect(events.at(-1)?.response).toEqual(response);
  expect(response).toMatchObject({
    id: "resp_ovt_1",
    object: "response",
    status: "completed",
    error: null,
    incomplete_details: null,
    model: "openai/gpt-5.5",
    output: [{ type: "message", role: "assistant", status: "completed", content: [{ text: "Hello." }] }],
    usage: {
      input_tokens: 10,
      input_tokens_details: { cached_tokens: 4, cache_write_tokens: 1 },
      output_tokens: 20,
      output_tokens_details: { reasoning_tokens: 7 },
      total_tokens: 30,
    },
    overture: { id: "ovt_1" },
  });
});

it("does not change events that it has given", () => {
  const writer = new ResponseWriter(init);
  writer.add(chunkOf({ content: "Hello" }));
  const told = structuredClone(writer.ready);
  writer.add(chunkOf({ content: ", you" }));
  writer.end({});
  expect(writer.ready.slice(0, told.length)).toEqual(told);
});

describe("reasoning", () => {
  const first = { type: "thinking" as const, provider: "anthropic", text: "Hm.", signature: "s1" };
  const second = { type: "thinking" as const, provider: "anthropic", text: "So.", signature: "s2", position: 1 };

  it("is an item of its own in front of the words", () => {
    const { response } = write(
      chunkOf({ reasoning_content: "Hm." }),
      chunkOf({ reasoning_details: [first] }),
      chunkOf({ content: "Yes." }),
      chunkOf({}, "stop"),
    );
    expect(response.output.map(({ type }) => type)).toEqual(["reasoning", "message"]);
    const [reasoning] = response.output;
    expect(reasoning).toMatchObject({ id: "rs_ovt_1_0", summary: [{ text: "Hm." }] });
    expect(sealed(response)).toEqual([first]);
  });

  it("goes on in another item after a call, and each holds only its own blocks", () => {
    const { response } = write(
      chunkOf({ reasoning_content: "Hm." }),
      chunkOf({ reasoning_details: [first] }),
      call(0, "call_1", "{}"),
      chunkOf({ reasoning_content: "So." }),
      chunkOf({ reasoning_details: [first, second] }),
      chunkOf({ content: "Yes." }),
      chunkOf({}, "stop"),
    );
    expect(response.output.map(({ type }) => type)).toEqual(["reasoning", "function_call", "reasoning", "message"]);
    expect(sealed(response)).toEqual([first, second]);
  });

  it("that comes without words, beside a message, waits for its end and does not cut it in two", () => {
    const { response } = write(
      chunkOf({ content: '{"a":' }),
      chunkOf({ reasoning_details: [first] }),
      chunkOf({ content: "1}" }),
      chunkOf({}, "stop"),
    );
    expect(response.output).toMatchObject([{ type: "message", content: [{ text: '{"a":1}' }] }, { type: "reasoning" }]);
    expect(sealed(response)).toEqual([first]);
  });

  it("that comes without words in front of everything is the first item", () => {
    const redacted = { type: "redacted" as const, provider: "anthropic", data: "x" };
    const { response } = write(
      chunkOf({ reasoning_details: [redacted] }),
      chunkOf({ content: "Yes." }),
      chunkOf({}, "stop"),
    );
    expect(response.output.map(({ type }) => type)).toEqual(["reasoning", "message"]);
    expect(sealed(response)).toEqual([redacted]);
  });

  function sealed(response: ResponseObject): unknown[] {
    return response.output.flatMap((item) =>
      item.type === "reasoning" && item.encrypted_content ? (unsealReasoning(item.encrypted_content) ?? []) : [],
    );
  }
});

describe("calls", () => {
  it("that come one after another are each closed before the next begins", () => {
    const { events, response } = write(
      call(0, "call_1", '{"a":'),
      call(0, undefined, "1}"),
      call(1, "call_2", "{}"),
      chunkOf({}, "tool_calls"),
    );
    const item = [
      "output_item.added",
      "function_call_arguments.delta",
      "function_call_arguments.done",
      "output_item.done",
    ];
    expect(typesOf(events)).toEqual(["created", "in_progress", ...item, ...item, "completed"]);
    expect(response.output).toMatchObject([
      { call_id: "call_1", arguments: '{"a":1}', status: "completed" },
      { call_id: "call_2", arguments: "{}", status: "completed" },
    ]);
  });

  it("whose pieces come mixed are still told apart", () => {
    const { response } = write(
      call(0, "call_1", '{"a":'),
      call(1, "call_2", '{"b":'),
      call(0, undefined, "1}"),
      call(1, undefined, "2}"),
      chunkOf({}, "tool_calls"),
    );
    expect(response.output).toMatchObject([
      { id: "fc_ovt_1_0", call_id: "call_1", arguments: '{"a":1}' },
      { id: "fc_ovt_1_1", call_id: "call_2", arguments: '{"b":2}' },
    ]);
  });

  it("without arguments are closed at the end", () => {
    const { response } = write(call(0, "call_1", ""), chunkOf({ content: "Wait." }), chunkOf({}, "tool_calls"));
    expect(response.output).toMatchObject([{ arguments: "", status: "completed" }, { type: "message" }]);
  });
});

it.each([
  ["length", "max_output_tokens"],
  ["content_filter", "content_filter"],
] as const)("is incomplete when the answer ended by %s", (finish, reason) => {
  const { events, response } = write(chunkOf({ content: "Hel" }), chunkOf({}, finish));
  expect(response).toMatchObject({
    status: "incomplete",
    incomplete_details: { reason },
    output: [{ status: "incomplete" }],
  });
  expect(events.at(-1)?.type).toBe("response.incomplete");
});

it("has a message even if nothing was said", () => {
  const { response } = write(chunkOf({}, "stop"));
  expect(response.output).toMatchObject([{ type: "message", content: [{ type: "output_text", text: "" }] }]);
});

it("looks at the first choice only", () => {
  const second = { index: 1, delta: { content: "No." }, finish_reason: null };
  const { response } = write({ ...chunkOf({}), choices: [second] }, chunkOf({ content: "Yes." }), chunkOf({}, "stop"));
  expect(response.output).toMatchObject([{ content: [{ text: "Yes." }] }]);
});

it("ends a broken response with the error, which clients raise, and with what had come", () => {
  const writer = new ResponseWriter(init);
  writer.add(chunkOf({ content: "Hel" }));
  writer.add(call(0, "call_1", '{"a":'));
  writer.fail({ code: "stream_interrupted", message: "It broke.", type: "api_error", param: null });
  const [error, failed] = writer.ready.slice(-2);
  expect(error).toMatchObject({
    type: "error",
    code: "stream_interrupted",
    message: "It broke.",
    param: null,
    error: { code: "stream_interrupted", message: "It broke.", type: "api_error" },
  });
  expect(failed).toMatchObject({
    type: "response.failed",
    response: {
      status: "failed",
      error: { code: "server_error", message: "It broke." },
      output: [
        { type: "message", content: [{ text: "Hel" }] },
        { type: "function_call", status: "incomplete" },
      ],
    },
  });
});
