import { type Call, type ChatCompletionChunk, ProviderFault } from "@overture/core/provider";

/** A key that must show up nowhere but in the header. */
export const secret = "sk-ant-very-secret";

/** What the provider is called with when a test has nothing else to say. */
export function callOf(changes: Partial<Call> = {}): Call {
  return {
    model: "claude-haiku-4-5",
    card: undefined,
    credential: secret,
    signal: new AbortController().signal,
    timeoutMs: 1000.5,
    headers: { traceparent: "00-1-2-01" },
    ...changes,
  };
}

/** A whole answer of Anthropic's. */
export const message = {
  id: "msg_1",
  type: "message",
  role: "assistant",
  model: "claude-haiku-4-5-20251001",
  content: [{ type: "text", text: "Hello." }],
  stop_reason: "end_turn",
  stop_sequence: null,
  usage: { input_tokens: 3, cache_creation_input_tokens: 5, cache_read_input_tokens: 7, output_tokens: 2 },
};

/** The events in which the same answer streams. */
export const events: readonly { readonly type: string; readonly [field: string]: unknown }[] = [
  { type: "message_start", message: { ...message, content: [], stop_reason: null } },
  { type: "content_block_start", index: 0, content_block: { type: "text", text: "" } },
  { type: "ping" },
  { type: "content_block_delta", index: 0, delta: { type: "text_delta", text: "Hel" } },
  { type: "content_block_delta", index: 0, delta: { type: "text_delta", text: "lo." } },
  { type: "content_block_stop", index: 0 },
  { type: "message_delta", delta: { stop_reason: "end_turn", stop_sequence: null }, usage: { output_tokens: 9 } },
  { type: "message_stop" },
];

/** A request as it came over the wire. */
export interface Seen {
  readonly url: string;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
  readonly signal: AbortSignal | null | undefined;
}

/** A `fetch` that answers with what `respond` gives, and what it was asked. */
export function answering(respond: (init: RequestInit) => Response | Promise<Response>): {
  seen: Seen[];
  fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
} {
  const seen: Seen[] = [];
  return {
    seen,
    fetch: async (input, init = {}) => {
      const body = JSON.parse(String(init.body));
      seen.push({ url: String(input), headers: new Headers(init.headers), body, signal: init.signal });
      return respond(init);
    },
  };
}

/** A JSON response of 1 January 2026. */
export function json(body: unknown, init: ResponseInit = {}): Response {
  const headers = { "content-type": "application/json", date: "Thu, 01 Jan 2026 00:00:00 GMT", ...init.headers };
  return new Response(JSON.stringify(body), { ...init, headers });
}

/** A stream of events that is closed, breaks, or stays open after them until the signal aborts. */
export function sse(
  list: readonly { readonly type: string }[],
  end: "close" | "error" | "hang" = "close",
  signal?: AbortSignal | null,
): Response {
  const pieces = list.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      signal?.addEventListener("abort", () => controller.error(signal.reason));
    },
    pull(controller) {
      const piece = pieces.shift();
      if (piece !== undefined) controller.enqueue(new TextEncoder().encode(piece));
      else if (end === "close") controller.close();
      else if (end === "error") controller.error(new TypeError("terminated"));
      else return new Promise<void>(() => undefined);
      return undefined;
    },
  });
  return new Response(body, { headers: { "content-type": "text/event-stream", "request-id": "req_9" } });
}

/** The fault that it ends in; anything else fails the test. */
export async function faultOf(run: () => Promise<unknown>): Promise<ProviderFault> {
  try {
    await run();
  } catch (thrown) {
    if (thrown instanceof ProviderFault) return thrown;
    throw new Error("It threw what is no fault.", { cause: thrown });
  }
  throw new Error("It did not throw.");
}

/** All chunks of a stream. */
export async function collect(chunks: AsyncIterable<ChatCompletionChunk>): Promise<ChatCompletionChunk[]> {
  const all: ChatCompletionChunk[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return all;
}
