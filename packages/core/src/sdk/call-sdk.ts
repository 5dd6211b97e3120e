import {
  type Call,
  guarded,
  type HeadersLike,
  type Reply,
  rateLimitsOf,
  sdkTimeoutMs,
  type Warning,
} from "../provider/index.ts";
import { type ApiErrorStyle, faultOfSdk, requestIdOf } from "./api-error.ts";
import type { FailedCall } from "./thrown-fault.ts";

/** A call of an SDK that is under way: its answer, and before that its response. */
export interface SdkPending<Response> extends PromiseLike<unknown> {
  /** Resolves at the response's headers, before its body is read. */
  asResponse(): PromiseLike<Response>;
}

/** How an SDK is to make a call: within the attempt's time, with its headers, and once. */
export interface SdkSettings {
  readonly signal: AbortSignal;
  /** In whole milliseconds. */
  readonly timeout: number;
  readonly maxRetries: 0;
  readonly headers: Readonly<Record<string, string>>;
}

/** What came back, beside the answer itself. */
export interface SdkReceived<Sent, Response> {
  /** The request as it was sent. */
  readonly sent: Sent;
  readonly response: Response;
  /** What a fault that is found later needs to know. */
  readonly failed: FailedCall;
}

/** The steps of a call through an SDK. */
export interface SdkSteps<Client, Sent, Response, Body> {
  /** Translates the request. What it throws that is no fault tells of a malformed request. */
  translate(): Sent;
  /** The client for the call's key. */
  client(credential: string | undefined): Promise<Client>;
  send(client: Client, sent: Sent, settings: SdkSettings): SdkPending<Response>;
  /** Gives the answer to read. @default what the SDK made of the body */
  receive?(pending: SdkPending<Response>, response: Response): PromiseLike<unknown>;
  /** Translates the answer. What it throws that is no fault tells of a malformed answer. */
  read(data: unknown, received: SdkReceived<Sent, Response>): Body;
}

/** Makes a call through an SDK whose calls have `asResponse()`; whatever goes wrong on the way becomes a fault. */
export async function callSdk<
  Client,
  Sent extends { readonly warnings: readonly Warning[] },
  Response extends { readonly headers: HeadersLike },
  Body,
>(call: Call, style: ApiErrorStyle, steps: SdkSteps<Client, Sent, Response, Body>): Promise<Reply<Body>> {
  const { signal, credential, headers } = call;
  let failed: FailedCall = { signal, credential };
  try {
    signal.throwIfAborted();
    const sent = guarded("invalid_request", "The request is not of OpenAI's form.", () => steps.translate());
    const settings = { signal, timeout: sdkTimeoutMs(call), maxRetries: 0, headers } as const;
    const pending = steps.send(await steps.client(credential), sent, settings);
    const response = await pending.asResponse();
    const requestId = requestIdOf(response.headers, style.requestIdHeaders);
    failed = { ...failed, requestId };
    const data = await (steps.receive ? steps.receive(pending, response) : pending);
    const reason = "The provider sent an answer of another form.";
    const body = guarded("malformed", reason, () => steps.read(data, { sent, response, failed }));
    return { body, requestId, limits: rateLimitsOf(response.headers, style.rateLimitPrefix), warnings: sent.warnings };
  } catch (thrown) {
    throw faultOfSdk(thrown, failed, style);
  }
}
