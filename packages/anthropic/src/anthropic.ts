import {
  type AdapterOptions,
  type Call,
  type ChatCompletionRequest,
  createdAt,
  credentialsFrom,
  type HeadersLike,
  type Provider,
  ProviderFault,
  type Reply,
  rateLimitsOf,
  sdkTimeoutMs,
  withOwnCards,
} from "@overture/core/provider";
import { ChunkTranslator } from "./chunk-translator.ts";
import { errorStyle, faultOfErrorBody, toFault } from "./faults.ts";
import { fromAnthropic, isMessage } from "./from-anthropic.ts";
import { fromStream, isEventStream } from "./from-stream.ts";
import { models } from "./models.ts";
import { type AnthropicClientLike, SdkClients } from "./sdk-clients.ts";
import { type AnthropicRequest, toAnthropic } from "./to-anthropic.ts";

/** The options of {@link anthropic}. */
export type AnthropicOptions = AdapterOptions<AnthropicClientLike>;

const keyVariables = ["ANTHROPIC_API_KEY"] as const;

/**
 * Anthropic's models through its official SDK, which is imported on the first call. Keys come from `apiKey` or `apiKeys`,
 * else from `ANTHROPIC_API_KEY`; with `client`, from that client.
 */
export function anthropic(options: AnthropicOptions = {}): Provider {
  const id = options.id ?? "anthropic";
  const clients = new SdkClients(options);
  const provider: Provider = {
    id,
    models: withOwnCards(models, options.models),
    keyVariables,
    load: () => clients.load(),
    chat: (request, call) =>
      send(clients, id, { ...request, stream: false }, call, ({ data, translated, reply, created }) => {
        if (!isMessage(data)) throw faultOfErrorBody(data) ?? malformed("what is not an answer");
        return { ...reply, body: answerOf(() => fromAnthropic(data, translated.forms, created, translated.warnings)) };
      }),
    stream: (request, call) =>
      send(clients, id, { ...request, stream: true }, call, ({ data, translated, headers, reply, created }) => {
        if (!isEventStream(data)) throw malformed("no stream");
        const type = headers.get("content-type") ?? "";
        if (/json|html/.test(type)) {
          // A proxy's page, or an error with status 200: the SDK would read it as a stream without events.
          data.controller.abort();
          throw malformed(`${type.split(";")[0]} where a stream was asked for`);
        }
        const translator = new ChunkTranslator({ ...translated, model: call.model, created });
        return { ...reply, body: fromStream(data, translator, { ...call, requestId: reply.requestId }) };
      }),
  };
  if (!options.client) provider.credentials = credentialsFrom(options, keyVariables);
  return provider;
}

/** What came back. */
interface Received {
  /** The SDK's own answer: a message or a stream, if the provider kept to its form. */
  readonly data: unknown;
  /** The request as it was sent. */
  readonly translated: AnthropicRequest;
  readonly headers: HeadersLike;
  readonly reply: Omit<Reply<unknown>, "body">;
  /** Seconds since the Unix epoch. */
  readonly created: number;
}

/** Sends a request and reads what comes back; whatever goes wrong on the way becomes a fault. */
async function send<Result>(
  clients: SdkClients,
  id: string,
  request: ChatCompletionRequest,
  call: Call,
  read: (received: Received) => Result,
): Promise<Result> {
  const { signal, credential } = call;
  let requestId: string | undefined;
  try {
    signal.throwIfAborted();
    const translated = translate(request, call, id);
    const { body, betas, warnings } = translated;
    const client = await clients.of(credential);
    const answering = client.messages.create({ ...body, stream: request.stream }, requestOptions(call, betas));
    const { headers } = await answering.asResponse();
    requestId = headers.get("request-id") ?? undefined;
    const limits = rateLimitsOf(headers, errorStyle.rateLimitPrefix);
    const data = await answering;
    return read({ data, translated, headers, reply: { requestId, limits, warnings }, created: createdAt(headers) });
  } catch (thrown) {
    throw toFault(thrown, { signal, credential, requestId });
  }
}

function translate(request: ChatCompletionRequest, call: Call, id: string): AnthropicRequest {
  try {
    return toAnthropic(request, call, id);
  } catch (cause) {
    if (cause instanceof ProviderFault) throw cause;
    throw new ProviderFault({ kind: "invalid_request", message: "The request is not of OpenAI's form.", cause });
  }
}

function requestOptions(call: Call, betas: string | undefined): object {
  return {
    signal: call.signal,
    timeout: sdkTimeoutMs(call),
    maxRetries: 0,
    headers: betas === undefined ? call.headers : { "anthropic-beta": betas, ...call.headers },
  };
}

function answerOf<Answer>(translate: () => Answer): Answer {
  try {
    return translate();
  } catch (cause) {
    throw malformed("an answer of another form", cause);
  }
}

function malformed(what: string, cause?: unknown): ProviderFault {
  return new ProviderFault({ kind: "malformed", message: `Anthropic sent ${what}.`, cause });
}
