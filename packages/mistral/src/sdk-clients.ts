import { type AdapterOptions, ClientCache, ProviderFault } from "@overture/core/provider";
import { noting } from "./response-notes.ts";

/** An existing client of `@mistralai/mistralai`. Structural, so that one from another copy or version of the SDK fits. */
export interface MistralClientLike {
  readonly chat: {
    complete(request: object, options?: object): PromiseLike<unknown>;
    stream(request: object, options?: object): PromiseLike<unknown>;
  };
}

/** What the SDK gave: a completion or a stream, and its response, which a client that was given does not show. */
export interface Asked {
  readonly data: unknown;
  readonly response: Response | undefined;
}

/** Sends one request through the SDK. */
export type Ask = (request: object, stream: boolean, options: object) => Promise<Asked>;

type Sdk = Awaited<ReturnType<typeof importSdk>>;

/** Makes SDK clients, one for each key, and imports the SDK on first use. */
export class SdkClients {
  readonly #options: AdapterOptions<MistralClientLike>;
  readonly #own: ClientCache<Ask>;
  #sdk: Promise<Sdk> | undefined;

  constructor(options: AdapterOptions<MistralClientLike>) {
    this.#options = options;
    this.#own = new ClientCache(async (credential) => ownClient(await this.#load(), credential ?? "", options));
  }

  /** Imports the SDK, unless a client was given. */
  async load(): Promise<void> {
    if (this.#options.client === undefined) await this.#load();
  }

  /** How to ask with this key, or through the client that was given. Throws `auth` if there is neither. */
  async of(credential: string | undefined): Promise<Ask> {
    const { client } = this.#options;
    if (client) return givenClient(client);
    if (!credential) throw new ProviderFault({ kind: "auth", message: "There is no key for Mistral." });
    if (!/^[\x21-\x7e]+$/.test(credential)) {
      throw new ProviderFault({ kind: "auth", message: "The key holds a character that no HTTP header can carry." });
    }
    return this.#own.of(credential);
  }

  #load(): Promise<Sdk> {
    this.#sdk ??= importSdk().catch((cause: unknown) => {
      this.#sdk = undefined;
      const message = "The package @mistralai/mistralai can't be loaded.";
      throw new ProviderFault({ kind: "unsupported", message, cause });
    });
    return this.#sdk;
  }
}

/** The SDK's functions for chat, which load in half the time of the whole. */
async function importSdk() {
  const [core, complete, stream, http] = await Promise.all([
    import("@mistralai/mistralai/core.js"),
    import("@mistralai/mistralai/funcs/chatComplete.js"),
    import("@mistralai/mistralai/funcs/chatStream.js"),
    import("@mistralai/mistralai/lib/http.js"),
    // The SDK imports these on its first call, which is not to wait for them; without OpenTelemetry there are none.
    import("@mistralai/mistralai/extra/observability/otel.js").catch(ignore),
    import("@mistralai/mistralai/extra/observability/telemetry.js").catch(ignore),
  ]);
  return { ...core, ...complete, ...stream, ...http };
}

function ignore(): void {}

function ownClient(sdk: Sdk, apiKey: string, { baseURL, fetch }: AdapterOptions<MistralClientLike>): Ask {
  const client = new sdk.MistralCore({
    apiKey,
    httpClient: new sdk.HTTPClient({ fetcher: noting(fetch) }),
    retryConfig: { strategy: "none" },
    ...(baseURL === undefined ? {} : { serverURL: baseURL }),
    ...silence(),
  });
  return async (request, stream, options) => {
    const body = request as Parameters<Sdk["chatComplete"]>[1];
    const asking = stream ? sdk.chatStream(client, body, options) : sdk.chatComplete(client, body, options);
    const [result, { response }] = await asking.$inspect();
    if (!result.ok) throw result.error;
    return { data: result.value, response };
  };
}

function givenClient({ chat }: MistralClientLike): Ask {
  return async (request, stream, options) => {
    const data = await (stream ? chat.stream(request, options) : chat.complete(request, options));
    return { data, response: undefined };
  };
}

/** With MISTRAL_DEBUG the SDK writes keys and prompts to the console, unless it has another place for them. */
function silence(): { debugLogger?: { group(): void; groupEnd(): void; log(): void } } {
  const environment = (globalThis as { process?: { env?: Record<string, string | undefined> } }).process?.env;
  const nothing = (): void => undefined;
  return environment?.MISTRAL_DEBUG ? { debugLogger: { group: nothing, groupEnd: nothing, log: nothing } } : {};
}
