import { ChunkTranslator } from "./chunk-translator.ts";
import type { GoogleClient, Sending } from "./client.ts";
import {
  type AdapterOptions,
  type Call,
  type CallSignal,
  type ChatCompletion,
  type ChatCompletionChunk,
  type ChatCompletionRequest,
  callInTime,
  createdAt,
  fault,
  type Provider,
  type ProviderFault,
  type Reply,
  rateLimitsOf,
} from "./core.ts";
import { requestIdOf, toFault } from "./faults.ts";
import { fromGoogle } from "./from-google.ts";
import { fromStream } from "./from-stream.ts";
import { ResponseWatch } from "./response-watch.ts";
import { type GoogleClientLike, SdkClients } from "./sdk-clients.ts";
import { toGoogle } from "./to-google.ts";

/** What came back of a call. */
interface Received<Data> {
  readonly data: Data;
  readonly translator: ChunkTranslator;
  readonly callSignal: CallSignal;
  readonly headers: Headers | undefined;
  readonly faultOf: (thrown: unknown) => ProviderFault;
}

/** Calls through either SDK. */
export class Exchanges implements Pick<Provider, "load" | "chat" | "stream"> {
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
      request,
      call,
      (client, sending, watch) => client.generate(sending, watch),
      ({ data, translator, callSignal }) => {
        callSignal.release();
        return fromGoogle(data, translator);
      },
    );
    return { ...reply, requestId: reply.requestId ?? (reply.body.id || undefined) };
  }

  /** Asks for a stream. */
  stream(request: ChatCompletionRequest, call: Call): Promise<Reply<AsyncIterable<ChatCompletionChunk>>> {
    return this.#send(
      request,
      call,
      (client, sending, watch) => client.stream(sending, watch),
      ({ data, translator, callSignal: signal, headers, faultOf }) => {
        const type = headers?.get("content-type") ?? "";
        // A proxy's page, or an error with status 200: the SDK would read it as a stream that broke off.
        if (/json|html/.test(type)) throw fault("malformed", `Google sent ${type} and no stream.`);
        return fromStream(data, { translator, signal, gone: () => call.signal.aborted, faultOf });
      },
    );
  }

  #send<Data, Body>(
    request: ChatCompletionRequest,
    call: Call,
    ask: (client: GoogleClient, sending: Sending, watch: ResponseWatch) => Promise<Data>,
    read: (received: Received<Data>) => Body,
  ): Promise<Reply<Body>> {
    const { model, credential, headers: sent } = call;
    let watch: ResponseWatch | undefined;
    const toFaultOf = (thrown: unknown, { timedOut }: CallSignal): ProviderFault =>
      toFault(thrown, { ...call, timedOut, sent: watch?.sent ?? false, response: watch?.response });
    return callInTime(call, {
      translate: () => toGoogle(request, call, this.#id),
      send: async ({ body }, signal) => {
        const client = await this.#clients.of(credential);
        watch = new ResponseWatch(client.fetch);
        return ask(client, { model, body, headers: sent, signal }, watch);
      },
      read: (data, { tools, warnings }, callSignal) => {
        const headers = watch?.response?.headers;
        const requestId = requestIdOf(headers);
        const created = createdAt(headers);
        const translator = new ChunkTranslator({ tools, warnings, model, created, id: requestId ?? "" });
        const faultOf = (thrown: unknown): ProviderFault => toFaultOf(thrown, callSignal);
        const body = read({ data, translator, callSignal, headers, faultOf });
        // Google tells of no limits; gateways before it do, in OpenAI's headers.
        return { body, requestId, limits: rateLimitsOf(headers, "x-ratelimit-"), warnings };
      },
      faultOf: toFaultOf,
    });
  }
}
