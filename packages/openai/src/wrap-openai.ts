import { type Fetch, OvertureError } from "@overture/core/provider";
import type { OpenAIClientLike } from "./client-like.ts";
import { takeTimeout, tellTimeouts } from "./told-timeout.ts";

/**
 * The codes with which `overture.fetch` refuses what only the client's own provider can serve: a bare model name that nobody
 * here has, and a response that is tied to the provider which keeps, or runs, a part of it.
 */
const ownAffairs: ReadonlySet<string | null> = new Set(["model_not_routed", "pinned_to_provider"]);

/** How much earlier than the SDK's own timeout an answer is wanted, at most. */
const mostEarlySeconds = 0.25;

/** From here on, what the header alone does not say of a second is less than a tenth of the time. */
const wellKnownSeconds = 12;

/** The SDK's header for the caller's deadline, in whole seconds, cut off. It is sent only where a request has one of its own. */
const timeoutHeader = "x-stainless-timeout";

/** The SDK's header that tells of its retries. */
const retryHeader = "x-stainless-retry-count";

/** How many requests are remembered that the SDK, or the caller, gave up. */
const mostGivenUp = 100;

/**
 * The same client, with its chat completions, responses and embeddings answered by Overture; its type and every helper
 * stay: `create`, `stream`, `parse`, `runTools`, `withResponse`. It is `client.withOptions({ fetch })`, which is told each
 * request's own timeout, and nothing more.
 * Everything else (files, what is stored, responses that build on what is stored or on OpenAI's own tools, a bare model name
 * that no provider has) goes out as before, with the client's own `fetch`, key and retries. What Overture answers asks the
 * SDK not to retry: the providers have been tried.
 *
 * @throws OvertureError `invalid_option` for a client that takes no `fetch`: one with X.509 credentials
 */
export function wrapOpenAI<C extends OpenAIClientLike>(client: C, overture: { readonly fetch: Fetch }): C {
  const own = ownFetch(client);
  const givenUp = new Set<string>();
  const routed: Fetch = async (input, given) => {
    const [init, timeoutMs] = takeTimeout(given);
    if (!isRouted(input, init)) return own(input, init);
    const sent = input instanceof Request ? input.clone() : input;
    const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined));
    const mark = markOf(init?.body);
    if (Number(headers.get(retryHeader)) > 0 && givenUp.delete(mark)) return tooLate();
    setDeadline(headers, client.timeout, timeoutMs);
    const response = await overture.fetch(sent, { ...init, headers }).catch((reason: unknown) => {
      // It rejects only if it is aborted. If that was the SDK's own timeout, the SDK asks again.
      givenUp.add(mark);
      for (const oldest of givenUp) if (givenUp.size > mostGivenUp) givenUp.delete(oldest);
      throw reason;
    });
    if (!ownAffairs.has(response.headers.get("x-overture-error"))) return response;
    await response.body?.cancel();
    return own(input, init);
  };
  try {
    // `withOptions` gives the type that it is called on; a structural type cannot say so without naming the class.
    const wrapped = client.withOptions({ fetch: routed }) as C;
    if (typeof wrapped === "object" && wrapped !== null) tellTimeouts(wrapped);
    return wrapped;
  } catch (cause) {
    throw new OvertureError({
      code: "invalid_option",
      status: 400,
      param: "client",
      message:
        "wrapOpenAI cannot wrap this client: its withOptions refuses a fetch. A client with X.509 credentials takes none; " +
        "wrap one with an API key, or pass openai({ client }) to Overture.",
      cause,
    });
  }
}

/** The `fetch` that the client was made with. It is private to the SDK's types, and there at run time in every version. */
function ownFetch(client: object): Fetch {
  const { fetch }: { readonly fetch?: unknown } = client;
  return typeof fetch === "function"
    ? (input, init) => fetch.call(undefined, input, init)
    : (input, init) => globalThis.fetch(input, init);
}

/** Whether a request creates a chat completion, a response or embeddings; Azure has the deployment before, and the API's version behind it. */
function isRouted(input: string | URL | Request, init: RequestInit | undefined): boolean {
  const method = init?.method ?? (input instanceof Request ? input.method : "GET");
  if (method.toUpperCase() !== "POST") return false;
  const address = input instanceof Request ? input.url : String(input);
  return /^[^?#]*\/(chat\/completions|responses|embeddings)(\?|#|$)/.test(address);
}

/**
 * Sets the caller's deadline, and that a little early: the SDK takes its own timeout for a broken connection and asks again,
 * whatever an answer would say. Where nobody told more than a header that leaves too much open, it is set to the most that this
 * may stand for, and the SDK itself aborts at the exact time.
 */
function setDeadline(headers: Headers, clientMs: number, toldMs: number | undefined): void {
  const given = toldMs === undefined ? headers.get(timeoutHeader) : null;
  const seconds = Number(given ?? (toldMs ?? clientMs) / 1000);
  const isVague = given !== null && seconds < wellKnownSeconds;
  headers.set(timeoutHeader, String(isVague ? seconds + 1 : Math.max(seconds - mostEarlySeconds, seconds * 0.9)));
}

/** Tells requests apart that are retried, without keeping what they say. */
function markOf(body: unknown): string {
  const text = typeof body === "string" ? body : "";
  let sum = text.length;
  for (const character of text.slice(-500)) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 4_294_967_291;
  return `${text.length} ${sum}`;
}

/** What the SDK's retry after its own timeout is answered: the providers were asked within that time, and would be paid again. */
function tooLate(): Response {
  const code = "deadline_exceeded";
  const message = "The request took longer than its timeout. Allow more with the timeout option.";
  const headers = { "x-should-retry": "false", "x-overture-error": code };
  return Response.json(new OvertureError({ code, status: 504, message }), { status: 504, headers });
}
