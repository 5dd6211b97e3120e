import { type AdapterOptions, KeyedClients, present } from "./core.ts";
import { noting } from "./response-notes.ts";

/** An existing client of `@mistralai/mistralai`. Structural, so that one from another copy or version of the SDK fits. */
export interface MistralClientLike {
  readonly chat: {
    complete(request: object, options?: object): PromiseLike<unknown>;
    stream(request: object, options?: object): PromiseLike<unknown>;
  };
  /** Absent on what was made for chat only. */
  readonly embeddings?: {
    create(request: object, options?: object): PromiseLike<unknown>;
  };
}

/** The SDK's function that sends a request. */
export type Way = "chatComplete" | "chatStream" | "embeddingsCreate";

/** What the SDK gave: a completion or a stream, and its response, which a client that was given does not show. */
export interface Asked {
  readonly data: unknown;
  readonly response: Response | undefined;
}

/** Sends one request through the SDK. */
export type Ask = (request: object, way: Way, options: object) => Promise<Asked>;

/** The functions of the SDK that are used, from the files that hold them. */
type Sdk = typeof import("@mistralai/mistralai/core.js") &
  typeof import("@mistralai/mistralai/funcs/chatComplete.js") &
  typeof import("@mistralai/mistralai/funcs/chatStream.js") &
  typeof import("@mistralai/mistralai/funcs/embeddingsCreate.js") &
  typeof import("@mistralai/mistralai/lib/http.js");

/** How to ask with each key, or through the client that was given. */
export class SdkClients extends KeyedClients<Sdk, Ask> {
  constructor(options: AdapterOptions<MistralClientLike>) {
    const { client } = options;
    super({
      client: client && givenClient(client),
      keyFor: "Mistral",
      load: importSdk,
      make: (sdk, credential = "") => ownClient(sdk, credential, options),
    });
  }
}

/** The SDK's functions that are used, which load in half the time of the whole. */
async function importSdk(): Promise<Sdk> {
  const [core, complete, stream, embed, http] = await Promise.all([
    import("@mistralai/mistralai/core.js"),
    import("@mistralai/mistralai/funcs/chatComplete.js"),
    import("@mistralai/mistralai/funcs/chatStream.js"),
    import("@mistralai/mistralai/funcs/embeddingsCreate.js"),
    import("@mistralai/mistralai/lib/http.js"),
    // The SDK imports these on its first call, which is not to wait for them; without OpenTelemetry there are none.
    import("@mistralai/mistralai/extra/observability/otel.js").catch(ignore),
    import("@mistralai/mistralai/extra/observability/telemetry.js").catch(ignore),
  ]);
  return { ...core, ...complete, ...stream, ...embed, ...http };
}

function ignore(): void {}

function ownClient(sdk: Sdk, apiKey: string, { baseURL, fetch }: AdapterOptions<MistralClientLike>): Ask {
  const client = new sdk.MistralCore({
    apiKey,
    httpClient: new sdk.HTTPClient({ fetcher: noting(fetch) }),
    retryConfig: { strategy: "none" },
    ...present({ serverURL: baseURL }),
    ...silence(),
  });
  return async (request, way, options) => {
    const send = sdk[way] as Sdk["chatComplete"];
    const [result, { response }] = await send(client, request as Parameters<typeof send>[1], options).$inspect();
    if (!result.ok) throw result.error;
    return { data: result.value, response };
  };
}

function givenClient({ chat, embeddings }: MistralClientLike): Ask {
  const ways = {
    chatComplete: chat.complete.bind(chat),
    chatStream: chat.stream.bind(chat),
    embeddingsCreate: embeddings?.create.bind(embeddings),
  };
  return async (request, way, options) => ({ data: await ways[way]?.(request, options), response: undefined });
}

/** With MISTRAL_DEBUG the SDK writes keys and prompts to the console, unless it has another place for them. */
function silence(): { debugLogger?: { group(): void; groupEnd(): void; log(): void } } {
  const environment = (globalThis as { process?: { env?: Record<string, string | undefined> } }).process?.env;
  return environment?.MISTRAL_DEBUG ? { debugLogger: { group: ignore, groupEnd: ignore, log: ignore } } : {};
}
