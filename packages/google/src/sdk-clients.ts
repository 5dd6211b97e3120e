import { type AdapterOptions, ClientCache, type Fetch, ProviderFault } from "@overture/core/provider";
import type { GoogleClient, Sending } from "./client.ts";
import { type GenerativeAIClientLike, OlderClient } from "./older-client.ts";
import type { ResponseWatch } from "./response-watch.ts";

/** An existing client of `@google/genai`, structural, so that one from another copy or major version of the SDK fits. */
export interface GoogleGenAIClientLike {
  readonly models: {
    generateContent(parameters: object): PromiseLike<unknown>;
    generateContentStream(parameters: object): PromiseLike<AsyncIterable<unknown>>;
  };
}

/** An existing client of either of Google's SDKs. */
export type GoogleClientLike = GoogleGenAIClientLike | GenerativeAIClientLike;

/** Makes SDK clients, one for each key, and imports the SDK on first use. */
export class SdkClients {
  readonly #given: GoogleClient | undefined;
  readonly #made: ClientCache<GoogleClient>;

  constructor(options: AdapterOptions<GoogleClientLike>) {
    const { client } = options;
    if (client) this.#given = "models" in client ? new Client(client) : new OlderClient(client, options);
    this.#made = new ClientCache(async (credential) => make(await loadSdk(), credential, options));
  }

  /** Imports the SDK, unless a client was given. */
  async load(): Promise<void> {
    if (!this.#given) await loadSdk();
  }

  /** The client for this key, or the one that was given. Throws `auth` if there is neither. */
  async of(credential: string | undefined): Promise<GoogleClient> {
    return this.#given ?? this.#made.of(credential);
  }
}

async function loadSdk(): Promise<typeof import("@google/genai")> {
  try {
    return await import("@google/genai");
  } catch (cause) {
    throw new ProviderFault({ kind: "unsupported", message: "The package @google/genai can't be loaded.", cause });
  }
}

function make(
  { GoogleGenAI }: typeof import("@google/genai"),
  credential: string | undefined,
  { baseURL, headers, fetch }: AdapterOptions,
): GoogleClient {
  if (!credential) throw new ProviderFault({ kind: "auth", message: "There is no key for Google." });
  const httpOptions = {
    ...(baseURL === undefined ? {} : { baseUrl: baseURL }),
    ...(headers === undefined ? {} : { headers: { ...headers } }),
    ...(fetch === undefined ? {} : { fetch }),
  };
  // Said in full, so that the SDK looks for neither in the environment.
  return new Client(new GoogleGenAI({ apiKey: credential, vertexai: false, httpOptions }));
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
