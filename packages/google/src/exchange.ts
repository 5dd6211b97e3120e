import {
  type AdapterOptions,
  type Call,
  CallSignal,
  type ChatCompletion,
  type ChatCompletionChunk,
  type ChatCompletionRequest,
  createdAt,
  type Provider,
  ProviderFault,
  type Reply,
  rateLimitsOf,
} from "@overture/core/provider";
import { ChunkTranslator } from "./chunk-translator.ts";
import type { GoogleClient, Sending } from "./client.ts";
import { requestIdOf, toFault } from "./faults.ts";
import { fromGoogle } from "./from-google.ts";
import { fromStream } from "./from-stream.ts";
import { ResponseWatch } from "./response-watch.ts";
import { type GoogleClientLike, SdkClients } from "./sdk-clients.ts";
import { type GoogleRequest, toGoogle } from "./to-google.ts";

/** All that needs the SDK: what a program that only starts does not load. */
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
  chat(request: ChatCompletionRequest, call: Call): Promise<Reply<ChatCompletion>> {
    return new Exchange(this.#clients, this.#id, call).chat(request);
  }

  /** Asks for a stream. */
  stream(request: ChatCompletionRequest, call: Call): Promise<Reply<AsyncIterable<ChatCompletionChunk>>> {
    return new Exchange(this.#clients, this.#id, call).stream(request);
  }
}

/** One call: the request that is sent, and what comes back. Whatever goes wrong on the way becomes a fault. */
class Exchange {
  readonly #clients: SdkClients;
  readonly #id: string;
  readonly #call: Call;
  #signal: CallSignal | undefined;
  #watch: ResponseWatch | undefined;

  constructor(clients: SdkClients, id: string, call: Call) {
    this.#clients = clients;
    this.#id = id;
    this.#call = call;
  }

  async chat(request: ChatCompletionRequest): Promise<Reply<ChatCompletion>> {
    try {
      const { translated, client, sending, watch } = await this.#prepare(request);
      const body = fromGoogle(await client.generate(sending, watch), this.#translator(translated));
      return {
        body,
        ...this.#reply(translated),
        requestId: requestIdOf(watch.response?.headers) ?? (body.id || undefined),
      };
    } catch (thrown) {
      throw this.#fault(thrown);
    } finally {
      this.#signal?.release();
    }
  }

  async stream(request: ChatCompletionRequest): Promise<Reply<AsyncIterable<ChatCompletionChunk>>> {
    try {
      const { translated, client, sending, signal, watch } = await this.#prepare(request);
      const responses = await client.stream(sending, watch);
      const type = watch.response?.headers.get("content-type") ?? "";
      if (/json|html/.test(type)) {
        // A proxy's page, or an error with status 200: the SDK would read it as a stream that broke off.
        throw malformed(`${type.split(";")[0]} where a stream was asked for`);
      }
      const body = fromStream(responses, {
        translator: this.#translator(translated),
        signal,
        gone: () => this.#call.signal.aborted,
        faultOf: (thrown) => this.#fault(thrown),
      });
      return { body, ...this.#reply(translated) };
    } catch (thrown) {
      const fault = this.#fault(thrown);
      this.#signal?.abort();
      throw fault;
    }
  }

  async #prepare(request: ChatCompletionRequest): Promise<{
    readonly translated: GoogleRequest;
    readonly client: GoogleClient;
    readonly sending: Sending;
    readonly signal: CallSignal;
    readonly watch: ResponseWatch;
  }> {
    const { model, credential, headers } = this.#call;
    this.#call.signal.throwIfAborted();
    const translated = translate(request, this.#call, this.#id);
    const client = await this.#clients.of(credential);
    const watch = new ResponseWatch(client.fetch);
    const signal = new CallSignal(this.#call);
    this.#watch = watch;
    this.#signal = signal;
    return {
      translated,
      client,
      sending: { model, body: translated.body, headers, signal: signal.signal },
      signal,
      watch,
    };
  }

  #translator({ tools, warnings }: GoogleRequest): ChunkTranslator {
    const headers = this.#watch?.response?.headers;
    const { model } = this.#call;
    return new ChunkTranslator({ tools, warnings, model, created: createdAt(headers), id: requestIdOf(headers) ?? "" });
  }

  #reply({ warnings }: GoogleRequest): Omit<Reply<unknown>, "body"> {
    // Google tells of no limits; gateways before it do, in OpenAI's headers.
    const headers = this.#watch?.response?.headers;
    return { requestId: requestIdOf(headers), limits: rateLimitsOf(headers, "x-ratelimit-"), warnings };
  }

  #fault(thrown: unknown): ProviderFault {
    return toFault(thrown, {
      signal: this.#call.signal,
      timedOut: this.#signal?.timedOut ?? false,
      credential: this.#call.credential,
      sent: this.#watch?.sent ?? false,
      response: this.#watch?.response,
    });
  }
}

function translate(request: ChatCompletionRequest, call: Call, id: string): GoogleRequest {
  try {
    return toGoogle(request, call, id);
  } catch (cause) {
    if (cause instanceof ProviderFault) throw cause;
    throw new ProviderFault({ kind: "invalid_request", message: "The request is not of OpenAI's form.", cause });
  }
}

function malformed(what: string): ProviderFault {
  return new ProviderFault({ kind: "malformed", message: `Google sent ${what}.` });
}
