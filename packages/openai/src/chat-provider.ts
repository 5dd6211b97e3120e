import {
  type AdapterOptions,
  type Call,
  type ChatCompletion,
  type ChatCompletionChunk,
  type ChatCompletionRequest,
  chunksOf,
  credentialsFrom,
  type ModelCard,
  type Provider,
  ProviderFault,
  type RateLimits,
  type Reply,
  rateLimitsOf,
  type Warning,
} from "@overture/core/provider";
import { ChunkStream, type OpenAIStream } from "./chunk-stream.ts";
import type { OpenAIClientLike, ResponseLike } from "./client-like.ts";
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

/** What a call gives before its body is translated. */
interface Answer {
  readonly data: unknown;
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

  const ask = async (request: ChatCompletionRequest, call: Call, stream: boolean): Promise<Answer> => {
    call.signal.throwIfAborted();
    const { body, warnings } = toOpenAI(request, call, stream, dialect);
    const client = options.client ?? (await clients.get(call.credential));
    const timeout = Math.min(Math.max(Math.ceil(call.timeoutMs), 1), longestTimeoutMs);
    const settings = { signal: call.signal, timeout, headers: { ...call.headers }, maxRetries: 0 };
    const { data, response } = await client.chat.completions.create(body, settings).withResponse();
    return { data, response, warnings };
  };

  const provider: Provider = {
    id,
    models,
    keyVariables: options.client ? [] : keyVariables,
    async chat(request, call): Promise<Reply<ChatCompletion>> {
      let requestId: string | undefined;
      try {
        const answer = await ask(request, call, false);
        requestId = requestIdOf(answer.response);
        return { body: fromOpenAI(answer.data, call.model), ...replyOf(answer) };
      } catch (error) {
        throw faultOf(error, { signal: call.signal, credential: call.credential, requestId, begun: false });
      }
    },
    async stream(request, call): Promise<Reply<AsyncIterable<ChatCompletionChunk>>> {
      let requestId: string | undefined;
      const failed = { signal: call.signal, credential: call.credential, begun: false };
      try {
        const answer = await ask(request, call, true);
        requestId = requestIdOf(answer.response);
        return { body: await chunksFrom(answer, call), ...replyOf(answer) };
      } catch (error) {
        throw faultOf(error, { ...failed, requestId });
      }
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

function replyOf({ response, warnings }: Answer): Omit<Reply<never>, "body"> {
  const limits: RateLimits | undefined = rateLimitsOf(response.headers, rateLimitPrefix);
  return { requestId: requestIdOf(response), limits, warnings };
}

/** The chunks of a stream, or of the whole answer that a server gave in its place. */
async function chunksFrom(answer: Answer, call: Call): Promise<AsyncIterable<ChatCompletionChunk>> {
  const type = answer.response.headers.get("content-type") ?? "";
  if (/^application\/(.*\+)?json/i.test(type)) {
    return iterate(chunksOf(fromOpenAI(await answer.response.json(), call.model)));
  }
  const stream = answer.data as OpenAIStream;
  if (/^text\/html/i.test(type)) {
    stream.controller?.abort();
    throw new ProviderFault({ kind: "malformed", message: "The response is an HTML page." });
  }
  return new ChunkStream(stream, call.model, {
    signal: call.signal,
    credential: call.credential,
    requestId: requestIdOf(answer.response),
  });
}

async function* iterate(chunks: readonly ChatCompletionChunk[]): AsyncGenerator<ChatCompletionChunk> {
  yield* chunks;
}
