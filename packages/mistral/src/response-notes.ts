import type { Fetch } from "./core.ts";
import { isObject, type JsonObject, listOf, parsed } from "./json.ts";

/** What is remembered of a response, beside what the SDK makes of it. */
export interface ResponseNotes {
  /** When Mistral takes the model away, in its own words. */
  readonly deprecatedOn: string | undefined;
  /** The error that came in the place of an event, which the SDK only says it can't read. */
  streamedError(): JsonObject | undefined;
}

const deprecationHeader = "x-model-deprecation-timestamp";
/** An error is the last thing in a stream, and has a few hundred bytes. */
const mostBytesKept = 65_536;
/** What may follow the end of a stream; after that its connection is closed instead of used again. */
const mostReadsAfterEnd = 8;

const notes = new WeakMap<Response, ResponseNotes>();

/** What is remembered of a response that came through {@link noting}. */
export function notesOf(response: Response | undefined): ResponseNotes | undefined {
  return response && notes.get(response);
}

/**
 * A `fetch` for the SDK that remembers what the SDK loses: errors in the midst of a stream, and the date on which a model
 * goes, of which the SDK would tell the console.
 */
export function noting(
  fetch: Fetch | undefined,
): (input: string | URL | Request, init?: RequestInit) => Promise<Response> {
  const send = fetch ?? ((input, init) => globalThis.fetch(input, init));
  return async (input, init) => {
    const response = await (init === undefined ? send(input) : send(input, init));
    const isStream = /^text\/event-stream/i.test(response.headers.get("content-type") ?? "");
    const headers = new Headers(response.headers);
    headers.delete(deprecationHeader);
    const tail = new Tail();
    const body = response.body && isStream ? watched(response.body, tail) : response.body;
    const { status, statusText } = response;
    const noted = new Response(body, { status, statusText, headers });
    const deprecatedOn = response.headers.get(deprecationHeader) ?? undefined;
    notes.set(noted, { deprecatedOn, streamedError: () => errorIn(tail.text()) });
    return noted;
  };
}

/** The last bytes of a stream. */
class Tail {
  readonly #chunks: Uint8Array[] = [];
  #bytes = 0;

  add(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
    this.#bytes += chunk.length;
    while (this.#chunks.length > 1 && this.#bytes > mostBytesKept) this.#bytes -= this.#chunks.shift()?.length ?? 0;
  }

  text(): string {
    const decoder = new TextDecoder();
    return this.#chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join("");
  }
}

function watched(body: ReadableStream<Uint8Array>, tail: Tail): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const pull = async (controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> => {
    const { done, value } = await reader.read();
    if (done) return controller.close();
    tail.add(value);
    controller.enqueue(value);
  };
  // At `[DONE]` the SDK cancels; read to its end instead, the response leaves a connection to use again.
  const cancel = (reason: unknown): Promise<void> => (reason === "done" ? drain(reader) : reader.cancel(reason));
  return new ReadableStream({ pull, cancel }, { highWaterMark: 0 });
}

async function drain(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  for (let reads = 0; reads < mostReadsAfterEnd; reads += 1) if ((await reader.read()).done) return;
  await reader.cancel();
}

function errorIn(text: string): JsonObject | undefined {
  const bodies = text.split(/\r\n|\r|\n/).map((line) => (line.startsWith("data:") ? parsed(line.slice(5)) : undefined));
  return bodies.filter(isObject).find((body) => listOf(body.choices).length === 0);
}
