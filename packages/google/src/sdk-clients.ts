import type { GoogleClient, Sending } from "./client.ts";
import { type AdapterOptions, type Fetch, KeyedClients, present, type ResponseWatch } from "./core.ts";
import { type GenerativeAIClientLike, OlderClient } from "./older-client.ts";

/** An existing client of `@google/genai`, structural, so that one from another copy or major version of the SDK fits. */
export interface GoogleGenAIClientLike {
  readonly models: {
    generateContent(parameters: object): PromiseLike<unknown>;
    generateContentStream(parameters: object): PromiseLike<AsyncIterable<unknown>>;
    /** Absent on what was made for chat only. */
    embedContent?(parameters: object): PromiseLike<unknown>;
  };
}

/** An existing client of either of Google's SDKs. */
export type GoogleClientLike = GoogleGenAIClientLike | GenerativeAIClientLike;

/** Clients, one for each key, or the one that was given. */
export class SdkClients extends KeyedClients<typeof import("@google/genai"), GoogleClient> {
  constructor(options: AdapterOptions<GoogleClientLike>) {
    const { client, baseURL, headers, fetch } = options;
    super({
      client: client && ("models" in client ? new Client(client) : new OlderClient(client, options)),
      keyFor: "Google",
      load: () => import("@google/genai"),
      make({ GoogleGenAI }, apiKey = "") {
        const httpOptions = present({ baseUrl: baseURL, headers: headers && { ...headers }, fetch });
        // Said in full, so that the SDK looks for neither in the environment.
        return new Client(new GoogleGenAI({ apiKey, vertexai: false, httpOptions }));
      },
    });
  }
}

class Client implements GoogleClient {
  readonly #client: GoogleGenAIClientLike & { readonly apiClient?: { getFetch?(): unknown } };

  constructor(client: GoogleGenAIClientLike) {
    this.#client = client;
  }

  get fetch(): Fetch | undefined {
    const own = this.#client.apiClient?.getFetch?.();
    return typeof own === "function" ? (own as Fetch) : undefined;
  }

  async generate(sending: Sending, watch: ResponseWatch): Promise<unknown> {
    return await this.#client.models.generateContent(parametersOf(sending, watch));
  }

  async embed(sending: Sending, watch: ResponseWatch): Promise<unknown> {
    return await this.#client.models.embedContent?.(parametersOf(sending, watch));
  }

  async stream(sending: Sending, watch: ResponseWatch): Promise<AsyncIterable<unknown>> {
    return await this.#client.models.generateContentStream(parametersOf(sending, watch));
  }
}

function parametersOf({ model, body, headers, signal }: Sending, { fetch }: ResponseWatch): object {
  return {
    model,
    contents: body.contents,
    config: {
      ...body.config,
      abortSignal: signal,
      // The SDK would make further calls by itself, unseen and uncounted.
      automaticContinuation: false,
      automaticFunctionCalling: { disable: true },
      httpOptions: { headers, fetch, retryOptions: { attempts: 1 }, extraBody: body.extra },
    },
  };
}
