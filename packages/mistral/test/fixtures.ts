import { type Call, type ChatCompletionChunk, type ModelCard, ProviderFault } from "@overture/core/provider";

/** A key that must show up nowhere but in the header. */
export const secret = "mistral-very-secret";

/** What the provider is called with when a test has nothing else to say. */
export function callOf(changes: Partial<Call> = {}): Call {
  return {
    model: "mistral-small-latest",
    card: undefined,
    credential: secret,
    signal: new AbortController().signal,
    timeoutMs: 1000.5,
    headers: { traceparent: "00-1-2-01" },
    ...changes,
  };
}

/** A card of a model that can do everything, changed as told. */
export function cardOf(changes: Partial<ModelCard["capabilities"]> = {}): ModelCard {
  const all = { tools: true, images: true, audio: true, files: true, jsonSchema: true, temperature: true };
  return { name: "m", capabilities: { ...all, reasoning: "optional", ...changes } };
}

/** What a request without tools and prefix leaves for the way back to know. */
export const forms = { custom: new Set<string>(), legacy: false, prefix: "" };

/** A whole answer, as it comes over the wire. */
export const answer = {
  id: "abc123",
  object: "chat.completion",
  created: 1_767_225_600,
  model: "mistral-small-latest",
  usage: { prompt_tokens: 15, total_tokens: 17, completion_tokens: 2 },
  choices: [{ index: 0, finish_reason: "stop", message: { role: "assistant", tool_calls: null, content: "Hello." } }],
};

/** A chunk, as it comes over the wire. */
export function chunk(delta: object, finish_reason: string | null = null, more: object = {}): object {
  const { id, created, model } = answer;
  const choices = [{ index: 0, delta, finish_reason }];
  return { id, object: "chat.completion.chunk", created, model, choices, ...more };
}

/** The chunks in which the same answer streams. */
export const chunks: readonly object[] = [
  chunk({ role: "assistant", content: "" }),
  chunk({ content: "Hel" }),
  chunk({ content: "lo." }),
  chunk({ content: "" }, "stop", { usage: answer.usage }),
];

/** A request as it came over the wire. */
export interface Seen {
  readonly url: string;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
  readonly signal: AbortSignal;
}

/** A `fetch` that answers with what `respond` gives, and what it was asked. */
export function answering(respond: (request: Request) => Response | Promise<Response>): {
  seen: Seen[];
  fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
} {
  const seen: Seen[] = [];
  return {
    seen,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const body = JSON.parse(await request.clone().text());
      seen.push({ url: request.url, headers: request.headers, body, signal: request.signal });
      return respond(request);
    },
  };
}

/** A JSON response. */
export function json(body: unknown, init: ResponseInit = {}): Response {
  return new Response(JSON.stringify(body), {
    ...init,
    headers: { "content-type": "application/json", ...init.headers },
  });
}

/** A stream of events that ends with `[DONE]`, ends without it, or stays open until the signal aborts. */
export function sse(list: readonly object[], end: "done" | "cut" | "hang" = "done", signal?: AbortSignal): Response {
  const pieces = list.map((event) => `data: ${JSON.stringify(event)}\n\n`);
  if (end === "done") pieces.push("data: [DONE]\n\n");
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      signal?.addEventListener("abort", () => controller.error(signal.reason));
    },
    pull(controller) {
      const piece = pieces.shift();
      if (piece !== undefined) controller.enqueue(new TextEncoder().encode(piece));
      else if (end === "hang") return new Promise<void>(() => undefined);
      else controller.close();
      return undefined;
    },
  });
  const headers = { "content-type": "text/event-stream; charset=utf-8", "mistral-correlation-id": "req_9" };
  return new Response(body, { headers });
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
export async function collect(stream: AsyncIterable<ChatCompletionChunk>): Promise<ChatCompletionChunk[]> {
  const all: ChatCompletionChunk[] = [];
  for await (const each of stream) all.push(each);
  return all;
}
