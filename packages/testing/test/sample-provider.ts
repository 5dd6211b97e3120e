import {
  type Call,
  type ChatCompletion,
  type ChatCompletionChunk,
  type ChatCompletionRequest,
  type FaultKind,
  type Provider,
  ProviderFault,
  type Reply,
  systemClock,
} from "@overture/core";
import OpenAI from "openai";

/** What a mutant of the sample does wrong. */
export interface Flaw {
  readonly request?: (request: ChatCompletionRequest) => ChatCompletionRequest;
  readonly call?: (call: Call) => Call;
  readonly completion?: (completion: ChatCompletion) => ChatCompletion;
  readonly chunk?: (chunk: ChatCompletionChunk) => ChatCompletionChunk;
  readonly fault?: (fault: ProviderFault) => unknown;
  /** Ends a stream that broke as if nothing was wrong. */
  readonly endsQuietly?: boolean;
  readonly maxRetries?: number;
}

const byStatus: Readonly<Record<number, FaultKind>> = {
  ...{ 401: "auth", 403: "permission", 404: "not_found", 409: "conflict", 413: "payload_too_large" },
  ...{ 429: "rate_limited", 503: "overloaded" },
};
const byCode: Readonly<Record<string, FaultKind>> = {
  ...{ insufficient_quota: "quota", context_length_exceeded: "context_length", invalid_prompt: "content_policy" },
  rate_limit_exceeded: "rate_limited",
};

function retryAfterMs(headers: Headers | undefined): number | undefined {
  const ms = headers?.get("retry-after-ms");
  if (ms) return Number(ms);
  const after = headers?.get("retry-after");
  if (!after) return undefined;
  return Number.isNaN(Number(after)) ? Date.parse(after) - systemClock.now() : Number(after) * 1000;
}

function faultFrom(error: unknown, call: Call, requestId: string | undefined): ProviderFault {
  const make = (kind: FaultKind, message: string, more: object = {}): ProviderFault =>
    new ProviderFault({ kind, message: message.replaceAll(call.credential ?? "\0", "***"), requestId, ...more });
  if (error instanceof ProviderFault) return error;
  if (call.signal.aborted) return make("aborted", "The call was aborted");
  if (error instanceof OpenAI.APIConnectionTimeoutError) return make("timeout", "No answer in time");
  if (error instanceof OpenAI.APIConnectionError) return make("network", "The connection broke");
  if (error instanceof OpenAI.APIError) {
    const { status, code, headers } = error;
    const kind = byCode[code ?? ""] ?? byStatus[status ?? 0] ?? ((status ?? 500) < 500 ? "invalid_request" : "server");
    return make(kind, error.message, {
      status,
      retryAfterMs: retryAfterMs(headers),
      requestId: error.requestID ?? requestId,
    });
  }
  return error instanceof SyntaxError ? make("malformed", "This is no JSON") : make("network", "The connection broke");
}

async function* chunksFrom(
  stream: AsyncIterable<OpenAI.ChatCompletionChunk> & { controller: AbortController },
  call: Call,
  requestId: string | undefined,
  flaw: Flaw,
): AsyncGenerator<ChatCompletionChunk> {
  let isFinished = false;
  let waiting: ChatCompletionChunk | undefined;
  try {
    for await (const event of stream) {
      const chunk = event as ChatCompletionChunk;
      if (chunk.choices[0]?.finish_reason) [isFinished, waiting] = [true, chunk];
      else if (chunk.usage && waiting) waiting = { ...waiting, usage: chunk.usage };
      else yield flaw.chunk?.(chunk) ?? chunk;
    }
    // The SDK ends an aborted stream in silence.
    call.signal.throwIfAborted();
    if (!isFinished) throw new ProviderFault({ kind: "truncated", message: "The stream broke off", requestId });
    if (waiting) yield flaw.chunk?.(waiting) ?? waiting;
  } catch (error) {
    if (flaw.endsQuietly === true) return;
    const fault = faultFrom(error, call, requestId);
    throw flaw.fault?.(fault) ?? fault;
  } finally {
    stream.controller.abort();
  }
}

/** GPT-5.4 and 5.5 take no reasoning effort beside function tools. */
function refusesEffort({ tools, functions }: ChatCompletionRequest, model: string): boolean {
  return /^gpt-5\.[45]/.test(model) && Boolean(tools?.some(({ type }) => type === "function") || functions?.length);
}

/** A small sound adapter for OpenAI's format, and, told a flaw, a mutant of it: what the contract's own tests are held against. */
export function sampleProvider(
  options: { readonly baseURL: string; readonly apiKey: string },
  flaw: Flaw = {},
): Provider {
  const send = async <Body>(
    request: ChatCompletionRequest,
    given: Call,
    stream: boolean,
    use: (body: never, call: Call, requestId: string | undefined) => Body,
  ): Promise<Reply<Body>> => {
    const call = flaw.call?.(given) ?? given;
    const { providerOptions, overture, ...rest } = (flaw.request?.(request) ?? request) as ChatCompletionRequest & {
      overture?: unknown;
    };
    const told = Object.entries(rest).filter(([, value]) => value !== null);
    const messages = rest.messages.map((message) => ({ ...message, reasoning_details: undefined }));
    const usage = stream ? { stream: true, stream_options: { include_usage: true } } : {};
    const body = { ...Object.fromEntries(told), messages, ...providerOptions?.sample, ...usage, model: call.model };
    if (refusesEffort(request, call.model)) Reflect.deleteProperty(body, "reasoning_effort");
    const { signal, timeoutMs, headers } = call;
    const client = new OpenAI({ ...options, apiKey: call.credential ?? "", maxRetries: flaw.maxRetries ?? 0 });
    try {
      const sent = client.chat.completions.create(body as never, {
        signal,
        timeout: timeoutMs,
        headers: { ...headers },
      });
      const { data, request_id, response } = await sent.withResponse();
      const requestId = request_id ?? undefined;
      if (typeof data !== "object") throw new SyntaxError("no JSON");
      const limit = Number(response.headers.get("x-ratelimit-limit-requests"));
      return { body: use(data as never, call, requestId), requestId, limits: { requests: { limit } }, warnings: [] };
    } catch (error) {
      const fault = faultFrom(error, call, undefined);
      throw flaw.fault?.(fault) ?? fault;
    }
  };
  return {
    id: "sample",
    models: [],
    keyVariables: [],
    chat: (request, call) => send(request, call, false, (body: ChatCompletion) => flaw.completion?.(body) ?? body),
    stream: (request, call) =>
      send(request, call, true, (body: never, used, requestId) => chunksFrom(body, used, requestId, flaw)),
  };
}
