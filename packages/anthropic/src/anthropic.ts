import {
  type AdapterOptions,
  type Call,
  type ChatCompletionRequest,
  credentialsFrom,
  epochSeconds,
  type HeadersLike,
  type ModelCard,
  type Provider,
  ProviderFault,
  type Reply,
  rateLimitsOf,
} from "@overture/core/provider";
import { ChunkTranslator } from "./chunk-translator.ts";
import { faultOfErrorBody, toFault } from "./faults.ts";
import { fromAnthropic, isMessage } from "./from-anthropic.ts";
import { turnPaused } from "./from-stop-reason.ts";
import { fromStream, isEventStream } from "./from-stream.ts";
import { models } from "./models.ts";
import { type AnthropicClientLike, SdkClients } from "./sdk-clients.ts";
import { type AnthropicRequest, toAnthropic } from "./to-anthropic.ts";

/** The options of {@link anthropic}. */
export type AnthropicOptions = AdapterOptions<AnthropicClientLike>;

const keyVariables = ["ANTHROPIC_API_KEY"] as const;
/** Node's limit for a timer; the SDK wants whole milliseconds. */
const longestTimeoutMs = 2_147_483_647;

/**
 * Anthropic's models through its official SDK, which is imported on the first call. Keys come from `apiKey` or `apiKeys`,
 * else from `ANTHROPIC_API_KEY`; with `client`, from that client.
 */
export function anthropic(options: AnthropicOptions = {}): Provider {
  const clients = new SdkClients(options);
  const provider: Provider = {
    id: options.id ?? "anthropic",
    models: withOwn(options.models),
    keyVariables,
    load: () => clients.load(),
    chat: async (request, call) => {
      const { sent, data, reply, created } = await send(clients, request, call, false);
      if (!isMessage(data)) throw faultOfErrorBody(data) ?? malformed("what is not an answer");
      if (data.stop_reason === "pause_turn") sent.warnings.push(turnPaused);
      try {
        return { ...reply, body: fromAnthropic(data, sent.forms, created) };
      } catch (thrown) {
        throw malformed("an answer of another form", thrown);
      }
    },
    stream: async (request, call) => {
      const { sent, data, reply, headers, created } = await send(clients, request, call, true);
      if (!isEventStream(data)) throw malformed("no stream");
      const type = headers.get("content-type") ?? "";
      if (/json|html/.test(type)) {
        // A proxy's page or an error with status 200: as a stream the SDK would read it as an empty one.
        data.controller.abort();
        throw malformed(`${type.split(";")[0]} where a stream was asked for`);
      }
      const translator = new ChunkTranslator({ ...sent, model: call.model, created });
      return { ...reply, body: fromStream(data, { translator, signal: call.signal, credential: call.credential }) };
    },
  };
  if (!options.client) provider.credentials = credentialsFrom(options, keyVariables);
  return provider;
}

interface Sent {
  readonly sent: AnthropicRequest;
  readonly data: unknown;
  readonly headers: HeadersLike;
  readonly reply: Omit<Reply<unknown>, "body">;
  /** Seconds since the Unix epoch. */
  readonly created: number;
}

async function send(clients: SdkClients, request: ChatCompletionRequest, call: Call, stream: boolean): Promise<Sent> {
  try {
    call.signal.throwIfAborted();
    const sent = toAnthropic(request, call);
    const client = await clients.of(call.credential);
    const answered = await client.messages
      .create(
        { ...sent.body, stream },
        {
          signal: call.signal,
          timeout: Math.max(1, Math.min(Math.ceil(call.timeoutMs), longestTimeoutMs)),
          maxRetries: 0,
          headers: sent.betas === undefined ? call.headers : { "anthropic-beta": sent.betas, ...call.headers },
        },
      )
      .withResponse();
    const { headers } = answered.response;
    return {
      sent,
      data: answered.data,
      headers,
      reply: {
        requestId: headers.get("request-id") ?? undefined,
        limits: rateLimitsOf(headers, "anthropic-ratelimit-"),
        warnings: sent.warnings,
      },
      created: createdOf(headers),
    };
  } catch (thrown) {
    throw toFault(thrown, { signal: call.signal, credential: call.credential, begun: false });
  }
}

/** Anthropic does not say when an answer was made, but its response is dated. */
function createdOf(headers: HeadersLike): number {
  const date = Date.parse(headers.get("date") ?? "");
  return Number.isNaN(date) ? epochSeconds() : Math.floor(date / 1000);
}

function withOwn(own: readonly ModelCard[] | undefined): readonly ModelCard[] {
  if (!own?.length) return models;
  const replaced = new Set(own.map((card) => card.name));
  return [...own, ...models.filter((card) => !replaced.has(card.name))];
}

function malformed(what: string, cause?: unknown): ProviderFault {
  return new ProviderFault({ kind: "malformed", message: `Anthropic sent ${what}.`, cause });
}
