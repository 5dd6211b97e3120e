import { type Call, type ChatCompletionChunk, ProviderFault } from "@overture/core/provider";

/** A key that must show up nowhere but in the header. */
export const secret = "AIza-very-secret";

/** What the provider is called with when a test has nothing else to say. */
export function callOf(changes: Partial<Call> = {}): Call {
  return {
    model: "gemini-3.5-flash",
    card: undefined,
    credential: secret,
    signal: new AbortController().signal,
    timeoutMs: 1000.5,
    headers: { traceparent: "00-1-2-01" },
    ...changes,
  };
}

/** What Google's responses have around their parts. */
export function responseOf(parts: readonly object[], finishReason?: string): Record<string, unknown> {
  return {
    candidates: [{ content: { parts, role: "model" }, index: 0, ...(finishReason ? { finishReason } : {}) }],
    usageMetadata: { promptTokenCount: 9, candidatesTokenCount: 2, thoughtsTokenCount: 5, totalTokenCount: 16 },
    modelVersion: "gemini-3.5-flash-001",
    responseId: "resp_1",
  };
}

/** A whole answer of Google's. */
export const answer: Record<string, unknown> = responseOf([{ text: "Hello." }], "STOP");

/** An error as Google sends it. */
export function errorOf(code: number, message: string, status: string, ...details: object[]): object {
  return { error: { code, message, status, details } };
}

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

/** A stream of responses that is closed, breaks, or stays open after them until the signal aborts. */
export function sse(
  list: readonly object[],
  end: "close" | "error" | "hang" = "close",
  signal?: AbortSignal | null,
): Response {
  const pieces = list.map((event) => `data: ${JSON.stringify(event)}\n\n`);
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
  return new Response(body, { headers: { "content-type": "text/event-stream", "x-goog-request-id": "req_9" } });
}

/** The fault that it ends in; anything else fails the test. */
export async function faultOf(run: () => unknown): Promise<ProviderFault> {
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
