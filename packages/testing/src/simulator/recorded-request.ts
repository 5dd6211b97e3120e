import type { IncomingMessage } from "node:http";
import type { SimulatedUsage } from "./answer.ts";
import { isObject, parseJson } from "./json.ts";
import type { ReadRequest } from "./read-request.ts";

/** A request that a simulator received. */
export interface RecordedRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** Names in lower case; a header that came twice is joined with a comma. */
  readonly headers: Readonly<Record<string, string>>;
  /** The key that came with it. */
  readonly credential: string | undefined;
  /** The body as it came. */
  readonly text: string;
  /** The body parsed; text that is no JSON gives nothing. */
  readonly body: unknown;
  /** What the vendor understood of it; absent where the path takes no chat or the body is no object. */
  readonly read: ReadRequest | undefined;
  /** When it came, in milliseconds since the Unix epoch. */
  readonly at: number;
  /** How many bytes of the response's body were sent so far. */
  readonly bytesSent: number;
  /** Whether the response is over, one way or the other. */
  readonly ended: boolean;
  /** When it was over, in milliseconds since the Unix epoch by the machine's clock; absent until then. */
  readonly endedAt: number | undefined;
  /** Whether the client closed the connection before the response's end. */
  readonly aborted: boolean;
  /** What it is billed for; absent while it is under way, and where nothing is: after an error, for example. */
  readonly billed: SimulatedUsage | undefined;
}

/** A {@link RecordedRequest} while it is written. */
export type OpenRequest = { -readonly [Field in keyof RecordedRequest]: RecordedRequest[Field] };

/** Reads a request to its end; a body longer than `maxBytes` gives nothing. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size <= maxBytes) parts.push(part);
  }
  return size > maxBytes ? undefined : Buffer.concat(parts).toString("utf8");
}

/** Notes what came. */
export function recordRequest(request: IncomingMessage, text: string, at: number): OpenRequest {
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(", ") : (value ?? ""),
    ]),
  );
  return {
    method: request.method ?? "GET",
    path: (request.url ?? "/").split("?")[0] ?? "/",
    headers,
    credential: undefined,
    text,
    body: parseJson(text),
    read: undefined,
    at,
    bytesSent: 0,
    ended: false,
    endedAt: undefined,
    aborted: false,
    billed: undefined,
  };
}

/** The body if it is an object. */
export function bodyObject(request: RecordedRequest): Readonly<Record<string, unknown>> | undefined {
  return isObject(request.body) ? request.body : undefined;
}
