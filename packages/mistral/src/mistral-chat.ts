import { ChunkTranslator } from "./chunk-translator.ts";
import {
  type AdapterOptions,
  type Call,
  type CallSignal,
  type ChatCompletion,
  type ChatCompletionChunk,
  type ChatCompletionRequest,
  callInTime,
  type EmbeddingRequest,
  type EmbeddingResponse,
  type Reply,
  type Warning,
} from "./core.ts";
import { toFault } from "./faults.ts";
import { fromEmbedding } from "./from-embedding.ts";
import { fromMistral, isAnswer } from "./from-mistral.ts";
import { fromStream, isEventStream } from "./from-stream.ts";
import { camelCased, objectOf } from "./json.ts";
import { rateLimitsFrom, requestIdFrom } from "./response-headers.ts";
import { notesOf, type ResponseNotes } from "./response-notes.ts";
import { type Ask, type Asked, type MistralClientLike, SdkClients, type Way } from "./sdk-clients.ts";
import { type TranslatedEmbedding, toEmbedding } from "./to-embedding.ts";
import { type TranslatedRequest, toMistral } from "./to-mistral.ts";

/** Answers requests through Mistral's SDK. */
export class MistralChat {
  readonly #options: AdapterOptions<MistralClientLike>;
  readonly #id: string;
  readonly #clients: SdkClients;

  /** `id` is the adapter's, under which requests keep their `providerOptions`. */
  constructor(options: AdapterOptions<MistralClientLike>, id: string) {
    this.#options = options;
    this.#id = id;
    this.#clients = new SdkClients(options);
  }

  /** Imports the SDK, unless a client was given. */
  load(): Promise<void> {
    return this.#clients.load();
  }

  /** Resolves with the whole answer. */
  chat(request: ChatCompletionRequest, call: Call): Promise<Reply<ChatCompletion>> {
    return this.#send(call, "chatComplete", this.#toChat(request, call), ({ data, sent, callSignal }) => {
      callSignal.release();
      if (!isAnswer(data)) throw new TypeError("It is no answer.");
      return fromMistral(data, sent.forms, call.model);
    });
  }

  /** Resolves at the response's headers. */
  stream(request: ChatCompletionRequest, call: Call): Promise<Reply<AsyncIterable<ChatCompletionChunk>>> {
    return this.#send(call, "chatStream", this.#toChat(request, call), ({ data, sent, ...received }) => {
      if (!isEventStream(data)) throw new TypeError("It is no stream.");
      return fromStream(data, { translator: new ChunkTranslator(sent.forms, call.model), call, ...received });
    });
  }

  /** Resolves with vectors. */
  embed(request: EmbeddingRequest, call: Call): Promise<Reply<EmbeddingResponse>> {
    const translate = (): TranslatedEmbedding => toEmbedding(request, call.model, this.#id);
    return this.#send(call, "embeddingsCreate", translate, ({ data, callSignal }) => {
      callSignal.release();
      return fromEmbedding(data, call.model);
    });
  }

  #toChat(request: ChatCompletionRequest, call: Call): () => TranslatedRequest {
    return () => toMistral(request, call, this.#id);
  }

  /** Sends a request and reads what comes back; whatever goes wrong on the way becomes a fault. */
  #send<Sent extends TranslatedRequest | TranslatedEmbedding, Body>(
    call: Call,
    way: Way,
    translate: () => Sent,
    read: (received: Received<Sent>) => Body,
  ): Promise<Reply<Body>> {
    let requestId: string | undefined;
    return callInTime(call, {
      translate,
      send: async ({ body }, signal) => {
        const headers = { ...this.#options.headers, ...call.headers };
        const settings = { signal, headers, retries: { strategy: "none" } };
        return asked(await this.#clients.of(call.credential), body, way, settings);
      },
      read: ({ data, response }, sent, callSignal) => {
        requestId = requestIdFrom(response?.headers);
        const notes = notesOf(response);
        return {
          body: read({ data, sent, callSignal, requestId, notes }),
          requestId,
          limits: rateLimitsFrom(response?.headers),
          warnings: [...sent.warnings, ...deprecation(call.model, notes)],
        };
      },
      faultOf: (thrown, callSignal) => toFault(thrown, { ...call, requestId, callSignal }),
    });
  }
}

/** What came back. */
interface Received<Sent> {
  /** The SDK's own answer: a completion or a stream, if the provider kept to its form. */
  readonly data: unknown;
  readonly sent: Sent;
  readonly callSignal: CallSignal;
  readonly requestId: string | undefined;
  readonly notes: ResponseNotes | undefined;
}

/** What the SDK gave. An answer that it refuses, for a count that is missing or a word that is new, is read all the same. */
async function asked(ask: Ask, body: object, way: Way, settings: object): Promise<Asked> {
  try {
    return await ask(body, way, settings);
  } catch (thrown) {
    const { rawValue, rawResponse: response } = objectOf(thrown);
    const data = camelCased(rawValue);
    if (way === "chatStream" || !isAnswer(data) || !(response instanceof Response)) throw thrown;
    return { data, response };
  }
}

function deprecation(model: string, notes: ResponseNotes | undefined): Warning[] {
  if (notes?.deprecatedOn === undefined) return [];
  const message = `Mistral takes ${JSON.stringify(model)} away on ${notes.deprecatedOn.slice(0, 40)}.`;
  return [{ code: "model_deprecated", message, param: "model" }];
}
