import Anthropic from "@anthropic-ai/sdk";
import { assembleCompletion, type Call, type ChatCompletionChunk, ProviderFault } from "@overture/core/provider";
import { describe, expect, it } from "vitest";
import { anthropic } from "./anthropic.ts";

const message = {
  id: "msg_1",
  type: "message",
  role: "assistant",
  model: "claude-haiku-4-5-20251001",
  content: [{ type: "text", text: "Hello." }],
  stop_reason: "end_turn",
  stop_sequence: null,
  usage: { input_tokens: 3, cache_creation_input_tokens: 5, cache_read_input_tokens: 7, output_tokens: 2 },
};

const events = [
  { type: "message_start", message: { ...message, content: [], stop_reason: null } },
  { type: "content_block_start", index: 0, content_block: { type: "text", text: "" } },
  { type: "ping" },
  { type: "content_block_delta", index: 0, delta: { type: "text_delta", text: "Hel" } },
  { type: "content_block_delta", index: 0, delta: { type: "text_delta", text: "lo." } },
  { type: "content_block_stop", index: 0 },
  { type: "message_delta", delta: { stop_reason: "end_turn", stop_sequence: null }, usage: { output_tokens: 9 } },
  { type: "message_stop" },
];

const request = { model: "anthropic/claude-haiku-4-5", messages: [{ role: "user" as const, content: "Hi" }] };

function callOf(changes: Partial<Call> = {}): Call {
  return {
    model: "claude-haiku-4-5",
    card: undefined,
    credential: "sk-ant-secret",
    signal: new AbortController().signal,
    timeoutMs: 1000.5,
    headers: { traceparent: "00-1-2-01" },
    ...changes,
  };
}

interface Seen {
  url: string;
  headers: Headers;
  body: Record<string, unknown>;
}

function answering(respond: (init: RequestInit) => Response | Promise<Response>) {
  const seen: Seen[] = [];
  const fetch = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    seen.push({ url: String(input), headers: new Headers(init.headers), body: JSON.parse(String(init.body)) });
    return respond(init);
  };
  return { seen, fetch };
}

function json(body: unknown, init: ResponseInit = {}): Response {
  return new Response(JSON.stringify(body), {
    ...init,
    headers: { "content-type": "application/json", date: "Thu, 01 Jan 2026 00:00:00 GMT", ...init.headers },
  });
}

function sse(list: readonly object[], end: "close" | "error" | "hang" = "close", onCancel?: () => void): Response {
  const text = list.map((event) => `event: ${(event as { type: string }).type}\ndata: ${JSON.stringify(event)}\n\n`);
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of text) controller.enqueue(new TextEncoder().encode(piece));
      if (end === "close") controller.close();
      if (end === "error") controller.error(new TypeError("terminated"));
    },
    cancel: () => onCancel?.(),
  });
  return new Response(body, { headers: { "content-type": "text/event-stream", "request-id": "req_9" } });
}

async function faultOf(run: () => Promise<unknown>): Promise<ProviderFault> {
  const thrown = await run().then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(thrown instanceof ProviderFault)) throw new Error(`no fault: ${String(thrown)}`);
  return thrown;
}

async function collect(chunks: AsyncIterable<ChatCompletionChunk>): Promise<ChatCompletionChunk[]> {
  const all: ChatCompletionChunk[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return all;
}

describe("anthropic: a call", () => {
  it("sends the key as the SDK does, the caller's headers and one request, and gives OpenAI's shape", async () => {
    const { seen, fetch } = answering(() =>
      json(message, {
        headers: {
          "request-id": "req_1",
          "anthropic-ratelimit-requests-limit": "50",
          "anthropic-ratelimit-requests-remaining": "49",
          "anthropic-ratelimit-requests-reset": "2026-01-01T00:00:30Z",
        },
      }),
    );
    const provider = anthropic({ fetch, headers: { "x-team": "a" } });
    const reply = await provider.chat(request, callOf());
    expect(reply).toEqual({
      requestId: "req_1",
      limits: { requests: { limit: 50, remaining: 49, resetMs: 30_000 }, tokens: undefined },
      warnings: [],
      body: {
        id: "msg_1",
        object: "chat.completion",
        created: 1_767_225_600,
        model: "claude-haiku-4-5-20251001",
        choices: [
          {
            index: 0,
            message: { role: "assistant", content: "Hello.", refusal: null },
            finish_reason: "stop",
            logprobs: null,
          },
        ],
        usage: {
          prompt_tokens: 15,
          completion_tokens: 2,
          total_tokens: 17,
          prompt_tokens_details: { cached_tokens: 7, cache_write_tokens: 5 },
          completion_tokens_details: { reasoning_tokens: 0 },
        },
      },
    });
    expect(seen).toHaveLength(1);
    expect(seen[0]?.headers.get("authorization")).toBe("Bearer sk-ant-secret");
    expect(seen[0]?.headers.get("x-team")).toBe("a");
    expect(seen[0]?.headers.get("traceparent")).toBe("00-1-2-01");
    expect(seen[0]?.body).toEqual({
      model: "claude-haiku-4-5",
      max_tokens: 4096,
      messages: [{ role: "user", content: [{ type: "text", text: "Hi" }] }],
      stream: false,
    });
  });

  it("takes no other key or address from the environment than it was given", async () => {
    const { seen, fetch } = answering(() => json(message));
    const saved = { ...process.env };
    Object.assign(process.env, {
      ANTHROPIC_API_KEY: "sk-other",
      ANTHROPIC_AUTH_TOKEN: "token-other",
      ANTHROPIC_CUSTOM_HEADERS: "Authorization: Bearer sk-custom",
    });
    try {
      await anthropic({ fetch, baseURL: "https://gateway.example/anthropic" }).chat(request, callOf());
    } finally {
      process.env = saved;
    }
    expect(seen[0]?.url).toBe("https://gateway.example/anthropic/v1/messages");
    expect(seen[0]?.headers.get("authorization")).toBe("Bearer sk-ant-secret");
  });

  it("uses a client that it is given, with the key it holds and without the SDK's retries", async () => {
    const { seen, fetch } = answering(() =>
      json({ type: "error", error: { type: "overloaded_error", message: "Overloaded" } }, { status: 529 }),
    );
    const provider = anthropic({ client: new Anthropic({ apiKey: "sk-client", fetch, maxRetries: 5 }) });
    expect(provider.credentials).toBeUndefined();
    const fault = await faultOf(() => provider.chat(request, callOf({ credential: undefined })));
    expect(fault).toMatchObject({ kind: "overloaded", status: 529, message: "Overloaded" });
    expect(seen).toHaveLength(1);
    expect(seen[0]?.headers.get("authorization")).toBe("Bearer sk-client");
  });

  it("names the variable in which it looks for a key, and is inactive without one", async () => {
    const provider = anthropic({ apiKey: "" });
    expect(provider.keyVariables).toEqual(["ANTHROPIC_API_KEY"]);
    expect(anthropic({ apiKeys: ["a", "b"] }).credentials?.()).toEqual(["a", "b"]);
    expect((await faultOf(() => provider.chat(request, callOf({ credential: undefined })))).kind).toBe("auth");
  });

  it("adds the user's model cards, or replaces its own by name", () => {
    const own = {
      name: "claude-haiku-4-5",
      capabilities: {
        tools: false,
        images: false,
        audio: false,
        files: false,
        jsonSchema: false,
        reasoning: "no",
        temperature: true,
      },
    } as const;
    const cards = anthropic({ models: [own] }).models.filter((card) => card.name === "claude-haiku-4-5");
    expect(cards).toEqual([own]);
  });

  it("never shows a key that can't stand in a header", async () => {
    const { fetch } = answering(() => json(message));
    const fault = await faultOf(() => anthropic({ fetch }).chat(request, callOf({ credential: "sk-ant\nsecret" })));
    expect(fault.kind).toBe("auth");
    expect(`${fault.message}${String(fault.cause)}`).not.toContain("secret");
  });

  it.each([
    ["HTML with status 200", () => new Response("<html>", { headers: { "content-type": "text/html" } }), "malformed"],
    ["JSON cut short", () => new Response('{"id":', { headers: { "content-type": "application/json" } }), "malformed"],
    [
      "an error with status 200",
      () => json({ type: "error", error: { type: "overloaded_error", message: "Busy" } }),
      "overloaded",
    ],
    ["an answer of another form", () => json({ ...message, content: [null] }), "malformed"],
    ["a failing network", () => Promise.reject(new TypeError("fetch failed")), "network"],
  ])("says what %s is", async (_name, respond, kind) => {
    const { fetch } = answering(respond as () => Response);
    expect((await faultOf(() => anthropic({ fetch }).chat(request, callOf()))).kind).toBe(kind);
  });

  it("says aborted, before and during", async () => {
    const controller = new AbortController();
    const { seen, fetch } = answering(
      (init) => new Promise((_, reject) => init.signal?.addEventListener("abort", () => reject(init.signal?.reason))),
    );
    const running = faultOf(() => anthropic({ fetch }).chat(request, callOf({ signal: controller.signal })));
    await new Promise((resolve) => setImmediate(resolve));
    controller.abort(new Error("enough"));
    expect((await running).kind).toBe("aborted");
    expect((await faultOf(() => anthropic({ fetch }).chat(request, callOf({ signal: controller.signal })))).kind).toBe(
      "aborted",
    );
    expect(seen.length).toBeLessThanOrEqual(1);
  });
});

describe("anthropic: a stream", () => {
  it("gives the same answer as without streaming, with the last usage", async () => {
    const { seen, fetch } = answering(() => sse(events));
    const reply = await anthropic({ fetch }).stream(request, callOf());
    expect(reply.requestId).toBe("req_9");
    const chunks = await collect(reply.body);
    const completion = assembleCompletion(chunks);
    expect(completion.choices[0]).toEqual({
      index: 0,
      message: { role: "assistant", content: "Hello.", refusal: null },
      finish_reason: "stop",
      logprobs: null,
    });
    expect(completion.usage).toMatchObject({ prompt_tokens: 15, completion_tokens: 9 });
    expect(seen[0]?.body.stream).toBe(true);
  });

  it.each([
    ["a clean end before message_stop", () => sse(events.slice(0, -1)), "truncated"],
    ["an end before anything", () => sse([]), "truncated"],
    ["a broken connection", () => sse(events.slice(0, 4), "error"), "network"],
    [
      "an error event",
      () => sse([...events.slice(0, 4), { type: "error", error: { type: "overloaded_error", message: "Overloaded" } }]),
      "overloaded",
    ],
    [
      "malformed JSON",
      () => new Response("event: message_start\ndata: {oops\n\n", { headers: { "content-type": "text/event-stream" } }),
      "malformed",
    ],
  ])("says what %s is", async (_name, respond, kind) => {
    const { fetch } = answering(respond);
    const reply = await anthropic({ fetch }).stream(request, callOf());
    expect((await faultOf(() => collect(reply.body))).kind).toBe(kind);
  });

  it.each(["text/html", "application/json"])("refuses %s at the headers", async (type) => {
    const { fetch } = answering(() => new Response("<html>", { headers: { "content-type": type } }));
    expect((await faultOf(() => anthropic({ fetch }).stream(request, callOf()))).kind).toBe("malformed");
  });

  it("says aborted where the SDK just ends", async () => {
    const controller = new AbortController();
    const { fetch } = answering(() => sse(events.slice(0, 4), "hang"));
    const reply = await anthropic({ fetch }).stream(request, callOf({ signal: controller.signal }));
    const iterator = reply.body[Symbol.asyncIterator]();
    await iterator.next();
    controller.abort();
    expect((await faultOf(() => iterator.next())).kind).toBe("aborted");
    expect(await iterator.next()).toEqual({ done: true, value: undefined });
  });

  it.each([0, 1, 2])("closes the connection when it is closed after %d chunks", async (count) => {
    let signal: AbortSignal | null | undefined;
    const { fetch } = answering((init) => {
      signal = init.signal;
      return sse(events.slice(0, 4), "hang");
    });
    const caller = new AbortController();
    const reply = await anthropic({ fetch }).stream(request, callOf({ signal: caller.signal }));
    const iterator = reply.body[Symbol.asyncIterator]();
    for (let index = 0; index < count; index += 1) await iterator.next();
    await iterator.return?.();
    expect(signal?.aborted).toBe(true);
    expect(await iterator.next()).toEqual({ done: true, value: undefined });
  });
});
