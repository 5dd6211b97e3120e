import {
  type AdapterOptions,
  type Call,
  type ChatCompletionChunk,
  chunksOf,
  credentialsFrom,
  type ModelCard,
  type Provider,
  ProviderFault,
  type Reply,
  rateLimitsOf,
  requestIdOf,
  sdkTimeoutMs,
  type Warning,
  withOwnCards,
} from "@overture/core/provider";
import { checkOptions } from "./check-options.ts";
import { chunksOfStream, type OpenAIStream } from "./chunk-stream.ts";
import type { OpenAIClientLike, PendingLike, ResponseLike } from "./client-like.ts";
import type { Dialect } from "./dialect.ts";
import { faultOf, headerStyle } from "./faults.ts";
import { fromOpenAI } from "./from-openai.ts";
import { loadSdk, sdkClients } from "./sdk-clients.ts";
import { type OpenAIBody, toOpenAI } from "./to-openai.ts";

/** What tells one provider that speaks OpenAI's chat format from another. */
export interface ChatProviderSettings {
  /** The name of the adapter's factory, for error messages. */
  readonly factory: string;
  /** The vendor's model cards, without the user's. */
  readonly models: readonly ModelCard[];
  /** The environment variables in which to look for a key. */
  readonly keyVariables: readonly string[];
  readonly options: AdapterOptions<OpenAIClientLike>;
  /** How the vendor's format differs; it also names the provider. */
  readonly dialect: Dialect;
  /** Whether it is OpenAI: then the SDK may read OpenAI's settings from the environment, its base URL included. */
  readonly isOpenAI: boolean;
  /** The form in which the server is asked for vectors. @default it makes none */
  readonly vectors?: "base64" | "float" | undefined;
}

/** A call whose response's headers are there. */
interface Begun {
  readonly pending: PendingLike;
  readonly response: ResponseLike;
  readonly warnings: readonly Warning[];
}

/**
 * Makes a provider that calls OpenAI's chat completions through OpenAI's SDK, for OpenAI itself and for adapters of vendors
 * that speak its format.
 *
 * @throws OvertureError `invalid_option` for an id or a base URL that is none
 */
export function chatProvider(settings: ChatProviderSettings): Provider {
  const { factory, models, keyVariables, options, dialect, isOpenAI, vectors } = settings;
  checkOptions(factory, options, !isOpenAI && options.client === undefined);
  const clients = sdkClients({ ...options, isOpenAI });

  const begin = async (call: Call, translate: () => OpenAIBody, path: "chat" | "embeddings"): Promise<Begun> => {
    try {
      call.signal.throwIfAborted();
      const { body, warnings } = translate();
      const client = options.client ?? (await clients.of(call.credential));
      const headers = { ...(options.client ? options.headers : undefined), ...call.headers };
      const settings = { signal: call.signal, timeout: sdkTimeoutMs(call), headers, maxRetries: 0 };
      const resource = path === "chat" ? client.chat.completions : client.embeddings;
      if (!resource) throw new ProviderFault({ kind: "unsupported", message: `The client has no ${path}.` });
      const pending = resource.create(body, settings);
      return { pending, response: await pending.asResponse(), warnings };
    } catch (error) {
      throw faultOf(error, { signal: call.signal, credential: call.credential, begun: false });
    }
  };

  const provider: Provider = {
    id: dialect.provider,
    models: withOwnCards(models, options.models),
    keyVariables: options.client ? [] : keyVariables,
    async chat(request, call) {
      const begun = await begin(call, () => toOpenAI(request, call, false, dialect), "chat");
      return await replyOf(begun, call, async () => fromOpenAI(await begun.pending, call.model));
    },
    async stream(request, call) {
      const begun = await begin(call, () => toOpenAI(request, call, true, dialect), "chat");
      return await replyOf(begun, call, () => chunksFrom(begun, call));
    },
  };
  if (vectors) {
    provider.embed = async (request, call) => {
      const { fromOpenAIEmbeddings, toOpenAIEmbeddings } = await import("./embeddings.ts");
      const style = { provider: dialect.provider, form: vectors };
      const begun = await begin(call, () => toOpenAIEmbeddings(request, call.model, style), "embeddings");
      return await replyOf(begun, call, async () => fromOpenAIEmbeddings(await begun.pending, call.model));
    };
  }
  if (options.client) return provider;
  provider.load = async () => {
    await loadSdk();
  };
  const hasKey = options.apiKey !== undefined || options.apiKeys !== undefined || keyVariables.length > 0;
  if (hasKey) provider.credentials = credentialsFrom(options, keyVariables);
  return provider;
}

async function replyOf<Body>(begun: Begun, call: Call, read: () => Promise<Body>): Promise<Reply<Body>> {
  const { response, warnings } = begun;
  const requestId = requestIdOf(response.headers, headerStyle.requestIdHeaders);
  try {
    return {
      body: await read(),
      requestId,
      limits: rateLimitsOf(response.headers, headerStyle.rateLimitPrefix),
      warnings,
    };
  } catch (error) {
    throw faultOf(error, { signal: call.signal, credential: call.credential, requestId, begun: false });
  }
}

/** The chunks of a stream, or of the whole answer that a server gave in its place. */
async function chunksFrom({ pending, response }: Begun, call: Call): Promise<AsyncIterable<ChatCompletionChunk>> {
  const type = response.headers.get("content-type") ?? "";
  if (/^application\/(.*\+)?json/i.test(type)) {
    return iterate(chunksOf(fromOpenAI(await response.json(), call.model)));
  }
  const stream = (await pending) as OpenAIStream;
  if (/^text\/html/i.test(type)) {
    stream.controller?.abort();
    throw new ProviderFault({ kind: "malformed", message: "The response is an HTML page." });
  }
  return chunksOfStream(stream, call.model, {
    signal: call.signal,
    credential: call.credential,
    requestId: requestIdOf(response.headers, headerStyle.requestIdHeaders),
  });
}

async function* iterate(chunks: readonly ChatCompletionChunk[]): AsyncGenerator<ChatCompletionChunk> {
  yield* chunks;
}
