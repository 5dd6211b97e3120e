import { ChunkTranslator, type TranslatorOptions } from "./chunk-translator.ts";
import {
  type AdapterOptions,
  type Call,
  type CallSignal,
  type ChatCompletion,
  type ChatCompletionChunk,
  type ChatCompletionRequest,
  callInTime,
  createdAt,
  type EmbeddingRequest,
  type EmbeddingResponse,
  fault,
  type Provider,
  type ProviderFault,
  type Reply,
  ResponseWatch,
  rateLimitsOf,
  type Warning,
} from "./core.ts";
import { requestIdOf, toFault } from "./faults.ts";
import { fromEmbedding } from "./from-embedding.ts";
import { fromGoogle } from "./from-google.ts";
import { fromStream } from "./from-stream.ts";
import type { GoogleBody } from "./google-request.ts";
import { type GoogleClientLike, SdkClients } from "./sdk-clients.ts";
import { toEmbedding } from "./to-embedding.ts";
import { toGoogle } from "./to-google.ts";

/** A request in Google's form, whatever it asks for. */
interface Translated {
  readonly body: GoogleBody;
  readonly warnings: Warning[];
}

/** What came back of a call. */
interface Received<Sent> {
  readonly data: unknown;
  readonly sent: Sent;
  /** What is known of an answer before it is read. */
  readonly frame: Pick<TranslatorOptions, "model" | "created" | "id">;
  readonly callSignal: CallSignal;
  readonly headers: Headers | undefined;
  readonly faultOf: (thrown: unknown) => ProviderFault;
}

/** Calls through either SDK. */
export class Exchanges implements Pick<Provider, "load" | "chat" | "stream" | "embed"> {
  readonly #clients: SdkClients;
  readonly #id: string;

  /** `id` is the adapter's, under which requests keep their `providerOptions`. */
  constructor(options: AdapterOptions<GoogleClientLike>, id: string) {
    this.#clients = new SdkClients(options);
    this.#id = id;
  }

  /** Imports the SDK. */
  load(): Promise<void> {
    return this.#clients.load();
  }

  /** Asks for a whole answer. */
  async chat(request: ChatCompletionRequest, call: Call): Promise<Reply<ChatCompletion>> {
    const reply = await this.#send(
      call,
      "generate",
      () => toGoogle(request, call, this.#id),
      ({ data, sent, frame }) => fromGoogle(data, new ChunkTranslator({ ...sent, ...frame })),
    );
    return { ...reply, requestId: reply.requestId ?? (reply.body.id || undefined) };
  }

  /** Asks for a stream. */
  stream(request: ChatCompletionRequest, call: Call): Promise<Reply<AsyncIterable<ChatCompletionChunk>>> {
    return this.#send(
      call,
      "stream",
      () => toGoogle(request, call, this.#id),
      ({ data, sent, frame, callSignal: signal, headers, faultOf }) => {
        const type = headers?.get("content-type") ?? "";
        // A proxy's page, or an error with status 200: the SDK would read it as a stream that broke off.
        if (/json|html/.test(type)) throw fault("malformed", `Google sent ${type} and no stream.`);
        const translator = new ChunkTranslator({ ...sent, ...frame });
        return fromStream(data as AsyncIterable<unknown>, {
          translator,
          signal,
          gone: () => call.signal.aborted,
          faultOf,
        });
      },
    );
  }

  /** Asks for vectors. */
  embed(request: EmbeddingRequest, call: Call): Promise<Reply<EmbeddingResponse>> {
    return this.#send(
      call,
      "embed",
      () => toEmbedding(request, this.#id),
      ({ data }) => fromEmbedding(data, call.model),
    );
  }

  #send<Sent extends Translated, Body>(
    call: Call,
    way: "generate" | "stream" | "embed",
    translate: () => Sent,
    read: (received: Received<Sent>) => Body,
  ): Promise<Reply<Body>> {
    const { model, credential } = call;
    let watch: ResponseWatch | undefined;
    const toFaultOf = (thrown: unknown, { timedOut }: CallSignal): ProviderFault =>
      toFault(thrown, { ...call, timedOut, sent: watch?.sent ?? false, response: watch?.response });
    return callInTime(call, {
      translate,
      send: async ({ body }, signal) => {
        const client = await this.#clients.of(credential);
        watch = new ResponseWatch(client.fetch);
        return client[way]({ model, body, headers: call.headers, signal }, watch);
      },
      read: (data, sent, callSignal) => {
        if (way !== "stream") callSignal.release();
        const headers = watch?.response?.headers;
        const requestId = requestIdOf(headers);
        const frame = { model, created: createdAt(headers), id: requestId ?? "" };
        const faultOf = (thrown: unknown): ProviderFault => toFaultOf(thrown, callSignal);
        const body = read({ data, sent, frame, callSignal, headers, faultOf });
        // Google tells of no limits; gateways before it do, in OpenAI's headers.
        return { body, requestId, limits: rateLimitsOf(headers, "x-ratelimit-"), warnings: sent.warnings };
      },
      faultOf: toFaultOf,
    });
  }
}
