import { OvertureError } from "../chat/index.ts";

/** A request, as far as routing it needs to be known. The body is read only if it is wanted. */
export interface IncomingRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly headers: Headers;
  readonly signal: AbortSignal | undefined;
  body(): Promise<unknown>;
}

/** Reads what a `fetch` is called with. */
export function readRequest(input: string | URL | Request, init: RequestInit | undefined): IncomingRequest {
  const request = input instanceof Request ? input : undefined;
  const url = request ? request.url : String(input);
  return {
    method: (init?.method ?? request?.method ?? "GET").toUpperCase(),
    path: pathOf(url),
    headers: new Headers(init?.headers ?? request?.headers),
    signal: init?.signal ?? request?.signal ?? undefined,
    body: () => readBody(init?.body ?? undefined, request),
  };
}

/** The path of an address, whole or relative, without parsing what is not needed of it. */
function pathOf(url: string): string {
  const scheme = url.indexOf("://");
  const start = scheme < 0 ? 0 : url.indexOf("/", scheme + 3);
  const path = start < 0 ? "/" : url.slice(start);
  const end = path.search(/[?#]/);
  return end < 0 ? path : path.slice(0, end);
}

async function readBody(body: BodyInit | undefined, request: Request | undefined): Promise<unknown> {
  const text =
    typeof body === "string" ? body : body === undefined ? await request?.text() : await new Response(body).text();
  try {
    return JSON.parse(text ?? "");
  } catch {
    throw new OvertureError({ code: "invalid_request", status: 400, message: "The request's body is not valid JSON." });
  }
}
