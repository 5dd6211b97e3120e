import {
  type AdapterOptions,
  type Call,
  type ChatCompletionChunk,
  type ChatCompletionRequest,
  chunksOf,
  credentialsFrom,
  type ModelCard,
  type Provider,
  ProviderFault,
  type Reply,
  rateLimitsOf,
  type Warning,
} from "@overture/core/provider";
import { ChunkStream, type OpenAIStream } from "./chunk-stream.ts";
import type { OpenAIClientLike, PendingLike, ResponseLike } from "./client-like.ts";
import type { Dialect } from "./dialect.ts";
import { faultOf, rateLimitPrefix, requestIdHeader } from "./faults.ts";
import { fromOpenAI } from "./from-openai.ts";
import { loadSdk, SdkClients } from "./sdk-clients.ts";
import { toOpenAI } from "./to-openai.ts";

/** What tells one provider that speaks OpenAI's chat format from another. */
export interface ChatProviderSettings {
  readonly id: string;
  readonly models: readonly ModelCard[];
  readonly keyVariables: readonly string[];
  readonly options: AdapterOptions<OpenAIClientLike>;
  readonly dialect: Dialect;
  readonly isOpenAI: boolean;
}

/** A call whose response's headers are there. */
interface Begun {
  readonly pending: PendingLike;
  readonly response: ResponseLike;
  readonly warnings: readonly Warning[];
}

/** Node's longest timer, in milliseconds: a longer one would fire at once. */
const longestTimeoutMs = 2_147_483_647;

/** Makes a provider that calls OpenAI's chat completions through OpenAI's SDK. */
export function chatProvider({ id, models, keyVariables, options, dialect, isOpenAI }: ChatProviderSettings): Provider {
  const clients = new SdkClients({
    baseURL: options.baseURL,
    headers: options.headers,
    fetch: options.fetch,
    isOpenAI,
  });

  const begin = async (request: ChatCompletionRequest, call: Call, stream: boolean): Promise<Begun> => {
    try {
      call.signal.throwIfAborted();
      const { body, warnings } = toOpenAI(request, call, stream, dialect);
      const client = options.client ?? (await clients.get(call.credential));
      const timeout = Math.min(Math.max(Math.ceil(call.timeoutMs), 1), longestTimeoutMs);
      const headers = { ...(options.client ? options.headers : undefined), ...call.headers };
      const settings = { signal: call.signal, timeout, headers, maxRetries: 0 };
      const pending = client.chat.completions.create(body, settings);
      return { pending, response: await pending.asResponse(), warnings };
    } catch (error) {
      throw faultOf(error, { signal: call.signal, credential: call.credential, begun: false });
    }
  };

  const provider: Provider = {
    id,
    models,
    keyVariables: options.client ? [] : keyVariables,
    async chat(request, call) {
      const begun = await begin(request, call, false);
      return await replyOf(begun, call, async () => fromOpenAI(await begun.pending, call.model));
    },
    async stream(request, call) {
      const begun = await begin(request, call, true);
      return await replyOf(begun, call, () => chunksFrom(begun, call));
    },
  };
  if (options.client) return provider;
  provider.load = async () => {
    await loadSdk();
  };
  const hasKey = options.apiKey !== undefined || options.apiKeys !== undefined || keyVariables.length > 0;
  if (hasKey) provider.credentials = credentialsFrom(options, keyVariables);
  return provider;
}

function requestIdOf(response: ResponseLike): string | undefined {
  return response.headers.get(requestIdHeader) ?? undefined;
}

async function replyOf<Body>(begun: Begun, call: Call, read: () => Promise<Body>): Promise<Reply<Body>> {
  const { response, warnings } = begun;
  const requestId = requestIdOf(response);
  try {
    return { body: await read(), requestId, limits: rateLimitsOf(response.headers, rateLimitPrefix), warnings };
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
  return new ChunkStream(stream, call.model, {
    signal: call.signal,
    credential: call.credential,
    requestId: requestIdOf(response),
  });
}

async function* iterate(chunks: readonly ChatCompletionChunk[]): AsyncGenerator<ChatCompletionChunk> {
  yield* chunks;
}
