import type { Call, ChatCompletionChunk, ChatCompletionRequest, Fetch, ModelCard } from "@overture/core/provider";

/** What a fetch was asked. */
export interface Asked {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: { readonly [field: string]: unknown };
  readonly signal: AbortSignal | undefined;
}

/** What a fetch answers: a response, which is good for one call, an error, or what gives a response for every call. */
export type Given = Response | Error | ((signal: AbortSignal | undefined) => Response | Promise<Response>);

/** A fetch that answers from a list, its last member again and again, and remembers what it was asked. */
export function answering(...answers: Given[]): { readonly fetch: Fetch; readonly asked: Asked[] } {
  const asked: Asked[] = [];
  const fetch: Fetch = async (input, init) => {
    const body = typeof init?.body === "string" ? JSON.parse(init.body) : {};
    asked.push({
      url: String(input),
      method: init?.method ?? "GET",
      headers: new Headers(init?.headers),
      body,
      signal: init?.signal ?? undefined,
    });
    const answer = answers[Math.min(asked.length, answers.length) - 1];
    if (answer instanceof Error) throw answer;
    if (!answer) throw new Error("nothing to answer with");
    return answer instanceof Response ? answer : answer(init?.signal ?? undefined);
  };
  return { fetch, asked };
}

/** A whole answer that says `content`. */
export function completion(content: string, more: object = {}): object {
  return {
    id: "chatcmpl-1",
    object: "chat.completion",
    created: 1_700_000_000,
    model: "gpt-4.1",
    choices: [
      { index: 0, message: { role: "assistant", content, refusal: null }, finish_reason: "stop", logprobs: null },
    ],
    usage: { prompt_tokens: 3, completion_tokens: 5, total_tokens: 8 },
    ...more,
  };
}

/** A chunk with one choice. */
export function piece(delta: object, finish_reason: string | null = null, more: object = {}): object {
  return {
    id: "chatcmpl-1",
    object: "chat.completion.chunk",
    created: 1_700_000_000,
    model: "gpt-4.1",
    choices: [{ index: 0, delta, finish_reason }],
    ...more,
  };
}

/** Events as server-sent ones. Texts are sent as they are. */
export function eventStream(...events: readonly (object | string)[]): Response {
  const lines = events.map((event) => `data: ${typeof event === "string" ? event : JSON.stringify(event)}\n\n`);
  return new Response(lines.join(""), { headers: { "content-type": "text/event-stream" } });
}

/** A stream whose connection breaks after some events. */
export function brokenStream(...events: readonly object[]): Response {
  const encoder = new TextEncoder();
  let sent = 0;
  const pull = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
    const event = events[sent];
    sent += 1;
    if (event) controller.enqueue(encoder.encode(`data: ${JSON.stringify(event)}\n\n`));
    else controller.error(new TypeError("terminated"));
  };
  // Nothing is read ahead: an error would take with it what was.
  const body = new ReadableStream<Uint8Array>({ pull }, { highWaterMark: 0 });
  return new Response(body, { headers: { "content-type": "text/event-stream" } });
}

/** OpenAI's error format. */
export function refusal(status: number, error: object | string, headers: Record<string, string> = {}): Response {
  return Response.json({ error }, { status, headers });
}

/** What a call needs, with a signal that nobody aborts. */
export function callTo(model: string, more: Partial<Call> = {}): Call {
  return {
    model,
    card: undefined,
    credential: "sk-test",
    signal: new AbortController().signal,
    timeoutMs: 10_000,
    headers: {},
    ...more,
  };
}

/** A card of a model that can do everything, unless said otherwise. */
export function card(capabilities: Partial<ModelCard["capabilities"]> = {}, more: Partial<ModelCard> = {}): ModelCard {
  return {
    name: "gpt-test",
    capabilities: {
      tools: true,
      images: true,
      audio: true,
      files: true,
      jsonSchema: true,
      reasoning: "optional",
      temperature: true,
      ...capabilities,
    },
    ...more,
  };
}

/** A request that says one thing. */
export function saying(content: string, more: Partial<ChatCompletionRequest> = {}): ChatCompletionRequest {
  return { model: "auto", messages: [{ role: "user", content }], ...more };
}

/** All chunks of a stream. */
export async function all(stream: AsyncIterable<ChatCompletionChunk>): Promise<ChatCompletionChunk[]> {
  const chunks: ChatCompletionChunk[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return chunks;
}

/** What a promise was rejected with. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("it did not reject");
}
