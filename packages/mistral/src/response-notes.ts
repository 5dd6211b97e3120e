import { BodyTail, type Fetch } from "./core.ts";
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
const mostCharactersKept = 65_536;

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
    const { body, status, statusText } = response;
    const tail = body && isStream ? new BodyTail(body, mostCharactersKept) : undefined;
    const noted = new Response(tail?.body ?? body, { status, statusText, headers });
    const deprecatedOn = response.headers.get(deprecationHeader) ?? undefined;
    notes.set(noted, { deprecatedOn, streamedError: () => errorIn(tail?.text ?? "") });
    return noted;
  };
}

function errorIn(text: string): JsonObject | undefined {
  const bodies = text.split(/\r\n|\r|\n/).map((line) => (line.startsWith("data:") ? parsed(line.slice(5)) : undefined));
  return bodies.filter(isObject).find((body) => listOf(body.choices).length === 0);
}
