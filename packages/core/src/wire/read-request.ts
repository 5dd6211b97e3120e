import { OvertureError } from "../chat/index.ts";

/** A request, as far as routing it needs to be known. The body is read only if it is wanted. */
export interface IncomingRequest {
  readonly method: string;
  /** Without the query, and with a slash before it. */
  readonly path: string;
  readonly headers: Headers;
  readonly signal: AbortSignal | undefined;
  body(): Promise<unknown>;
}

/** Reads what a `fetch` is called with. */
export function readRequest(input: string | URL | Request, init: RequestInit | undefined): IncomingRequest {
  const request = input instanceof Request ? input : undefined;
  const signal = (init?.signal === undefined ? request?.signal : init.signal) ?? undefined;
  return {
    method: (init?.method ?? request?.method ?? "GET").toUpperCase(),
    path: pathOf(request ? request.url : String(input)),
    headers: headersOf(init?.headers ?? request?.headers),
    signal,
    body: () => readBody(init?.body ?? undefined, request, signal),
  };
}

/** Headers that HTTP does not allow are told of without what they hold. */
function headersOf(given: HeadersInit | undefined): Headers {
  try {
    return new Headers(given);
  } catch {
    throw invalid("The request's headers are not such as HTTP allows: check their names and values.");
  }
}

/** The path of an address, whole or relative, without parsing what is not needed of it. */
function pathOf(address: string): string {
  const end = address.search(/[?#]/);
  const whole = end < 0 ? address : address.slice(0, end);
  const path = whole.replace(/^([a-z][a-z\d+.-]*:)?\/\/[^/]*/i, "");
  return path.startsWith("/") ? path : `/${path}`;
}

async function readBody(
  body: BodyInit | undefined,
  request: Request | undefined,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  const text =
    typeof body === "string" ? body : await textOf(body === undefined ? request : new Response(body), signal);
  try {
    return JSON.parse(text);
  } catch {
    throw invalid("The request's body is not valid JSON.");
  }
}

/** Reads a body, but not beyond the caller's abort: one that is streamed may never end. */
async function textOf(body: Request | Response | undefined, signal: AbortSignal | undefined): Promise<string> {
  if (!body) return "";
  let onAbort = (): void => {};
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal?.reason);
  });
  signal?.addEventListener("abort", onAbort, { once: true });
  try {
    return await Promise.race([body.text(), aborted]);
  } catch (cause) {
    throw invalid("The request's body could not be read.", cause);
  } finally {
    signal?.removeEventListener("abort", onAbort);
  }
}

function invalid(message: string, cause?: unknown): OvertureError {
  return new OvertureError({ code: "invalid_request", status: 400, message, cause });
}
