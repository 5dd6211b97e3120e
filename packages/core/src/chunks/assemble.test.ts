import { describe, expect, it } from "vitest";
import type {
  ChatCompletionChunk,
  ChatCompletionChunkChoice,
  ChatCompletionDelta,
  FinishReason,
} from "../chat/index.ts";
import { assembleCompletion, CompletionAssembler } from "./assemble.ts";

function chunk(choices: ChatCompletionChunkChoice[], more: Partial<ChatCompletionChunk> = {}): ChatCompletionChunk {
  return { id: "c1", object: "chat.completion.chunk", created: 7, model: "gpt-5.5", choices, ...more };
}

function piece(delta: ChatCompletionDelta, finish_reason: FinishReason | null = null, index = 0): ChatCompletionChunk {
  return chunk([{ index, delta, finish_reason }]);
}

const messageOf = (...chunks: ChatCompletionChunk[]) => assembleCompletion(chunks).choices[0]?.message;

describe("a stream of chunks", () => {
  it("comes to the completion that the same request gives without streaming", () => {
    const usage = { prompt_tokens: 5, completion_tokens: 2, total_tokens: 7 };
    const chunks = [
      piece({ role: "assistant", content: "" }),
      piece({ content: "Hel" }),
      chunk([]),
      piece({ content: "lo" }),
      piece({}, "stop"),
      chunk([], { usage, service_tier: "flex" }),
      chunk([], { usage: null }),
    ];
    expect(assembleCompletion(chunks)).toEqual({
      id: "c1",
      object: "chat.completion",
      created: 7,
      model: "gpt-5.5",
      choices: [
        {
          index: 0,
          message: { role: "assistant", content: "Hello", refusal: null },
          finish_reason: "stop",
          logprobs: null,
        },
      ],
      usage,
      service_tier: "flex",
    });
  });

  it("keeps several choices apart, in their order, whichever comes first", () => {
    const { choices } = assembleCompletion([
      piece({ content: "b" }, null, 1),
      piece({ content: "a" }, "length", 0),
      piece({ content: "B" }, "stop", 1),
    ]);
    expect(choices.map((choice) => [choice.index, choice.message.content, choice.finish_reason])).toEqual([
      [0, "a", "length"],
      [1, "bB", "stop"],
    ]);
  });

  it("joins refusals, reasoning and the older function calls, and keeps the last list of reasoning blocks", () => {
    const [first, last] = ["a", "ab"].map((text) => ({ type: "thinking" as const, provider: "anthropic", text }));
    if (!first || !last) return expect.unreachable();
    const message = messageOf(
      piece({ refusal: "I " }),
      piece({ refusal: "can't", reasoning_content: "Let me " }),
      piece({ reasoning_content: "think", reasoning_details: [first] }),
      piece({ reasoning_details: [last], function_call: { name: "f" } }),
      piece({ function_call: { arguments: "{" } }),
      piece({ function_call: { arguments: "}" } }, "function_call"),
    );
    expect(message).toEqual({
      role: "assistant",
      content: null,
      refusal: "I can't",
      reasoning_content: "Let me think",
      reasoning_details: [last],
      function_call: { name: "f", arguments: "{}" },
    });
  });

  it("joins sound and token probabilities", () => {
    const token = (text: string) => ({ token: text, bytes: null, logprob: -1, top_logprobs: [] });
    const { choices } = assembleCompletion([
      chunk([
        {
          index: 0,
          delta: { audio: { id: "a1", data: "AA" } },
          finish_reason: null,
          logprobs: { content: [token("x")], refusal: null },
        },
      ]),
      chunk([
        {
          index: 0,
          delta: { audio: { data: "BB", transcript: "hi" } },
          finish_reason: null,
          logprobs: { content: [token("y")], refusal: null },
        },
      ]),
      chunk([{ index: 0, delta: { audio: { expires_at: 9 } }, finish_reason: "stop" }]),
    ]);
    expect(choices[0]?.message.audio).toEqual({ id: "a1", data: "AABB", expires_at: 9, transcript: "hi" });
    expect(choices[0]?.logprobs).toEqual({ content: [token("x"), token("y")], refusal: null });
  });
});

describe("tool calls in pieces", () => {
  it("are put together by index, though the pieces of several mix", () => {
    const message = messageOf(
      piece({
        content: "",
        tool_calls: [{ index: 0, id: "t0", type: "function", function: { name: "a", arguments: "" } }],
      }),
      piece({ tool_calls: [{ index: 1, id: "t1", type: "function", function: { name: "b" } }] }),
      piece({
        tool_calls: [
          { index: 1, function: { arguments: '{"y"' } },
          { index: 0, function: { arguments: "{}" } },
        ],
      }),
      piece({ tool_calls: [{ index: 1, function: { arguments: ":1}" } }] }, "tool_calls"),
    );
    expect(message).toEqual({
      role: "assistant",
      content: null,
      refusal: null,
      tool_calls: [
        { id: "t0", type: "function", function: { name: "a", arguments: "{}" } },
        { id: "t1", type: "function", function: { name: "b", arguments: '{"y":1}' } },
      ],
    });
  });

  it("keep the text that came with them", () => {
    const call = { index: 0, id: "t0", type: "function" as const, function: { name: "a", arguments: "{}" } };
    expect(messageOf(piece({ content: "Looking." }), piece({ tool_calls: [call] }))?.content).toBe("Looking.");
  });

  it("may be of free text, may learn their name late, and do not repeat a name that is sent again", () => {
    const message = messageOf(
      piece({ tool_calls: [{ index: 0, type: "custom", custom: { input: "SEL" } }] }),
      piece({ tool_calls: [{ index: 0, id: "t0", custom: { name: "sql", input: "ECT" } }] }),
      piece({ tool_calls: [{ index: 2, function: { arguments: "" } }] }),
      piece({ tool_calls: [{ index: 2, id: "t2", function: { name: "f" } }] }),
      piece({ tool_calls: [{ index: 2, id: "t2", function: { name: "f", arguments: "{}" } }] }),
    );
    expect(message?.tool_calls).toEqual([
      { id: "t0", type: "custom", custom: { name: "sql", input: "SELECT" } },
      { id: "t2", type: "function", function: { name: "f", arguments: "{}" } },
    ]);
  });

  it("with an index beyond all reason are left out, and cost no memory", () => {
    const calls = [
      { index: 4_000_000_000, id: "t", type: "function" as const, function: { name: "a", arguments: "" } },
    ];
    expect(
      assembleCompletion([piece({ tool_calls: calls, content: "x" }), piece({ content: "y" }, "stop", 5000)]),
    ).toMatchObject({
      choices: [{ message: { content: "x" } }],
    });
  });
});

describe("a stream that is under way", () => {
  it("knows how many choices have their finish reason", () => {
    const assembler = new CompletionAssembler();
    const counts: number[] = [assembler.finishedChoices];
    for (const next of [
      chunk([]),
      piece({ content: "b" }, null, 1),
      piece({ content: "a" }, "stop"),
      piece({}, "stop", 1),
    ]) {
      assembler.add(next);
      counts.push(assembler.finishedChoices);
    }
    expect(counts).toEqual([0, 0, 0, 1, 2]);
  });

  it("gives what has come as cut short, and that stays as it is when more comes", () => {
    const assembler = new CompletionAssembler();
    const call = (text: string) => [{ index: 0, id: "t0", function: { name: "f", arguments: text } }];
    assembler.add(piece({ content: "Hel", tool_calls: call("{") }));
    const soFar = assembler.completion();
    const copy = structuredClone(soFar);
    assembler.add(piece({ content: "lo", tool_calls: call("}") }, "tool_calls"));
    expect(soFar).toEqual(copy);
    expect(soFar.choices[0]?.finish_reason).toBe("length");
    expect(assembler.completion().choices[0]?.message).toMatchObject({
      content: "Hello",
      tool_calls: [{ function: { arguments: "{}" } }],
    });
  });

  it("is an empty answer before anything has come", () => {
    expect(new CompletionAssembler().completion()).toEqual({
      id: "",
      object: "chat.completion",
      created: 0,
      model: "",
      choices: [],
    });
  });

  it("takes its name from the first chunk that has one: Azure opens with a nameless chunk of its filters", () => {
    const nameless = chunk([], { id: "", created: 0, model: "" });
    const named = chunk([{ index: 0, delta: { content: "a" }, finish_reason: "stop" }], { system_fingerprint: "fp" });
    expect(assembleCompletion([nameless, named, chunk([], { id: "c2" })])).toMatchObject({
      id: "c1",
      created: 7,
      model: "gpt-5.5",
      system_fingerprint: "fp",
    });
  });
});

it("gathers the sources that come piece by piece", () => {
  const cite = (url: string) => ({
    type: "url_citation" as const,
    url_citation: { url, title: url, start_index: 0, end_index: 1 },
  });
  const chunk = (delta: object, finish_reason: "stop" | null = null) => ({
    id: "1",
    object: "chat.completion.chunk" as const,
    created: 1,
    model: "m",
    choices: [{ index: 0, delta, finish_reason }],
  });
  const assembler = new CompletionAssembler();
  assembler.add(chunk({ content: "a", annotations: [cite("x")] }));
  assembler.add(chunk({ annotations: [cite("y")] }, "stop"));
  expect(assembler.completion().choices[0]?.message.annotations?.map((each) => each.url_citation.url)).toEqual([
    "x",
    "y",
  ]);
});
