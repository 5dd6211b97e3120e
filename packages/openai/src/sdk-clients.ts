import { type AdapterOptions, KeyedClients, ProviderFault } from "@overture/core/provider";
import type { OpenAIClientLike } from "./client-like.ts";

/** How the SDK's clients are made. */
export interface SdkOptions extends Pick<AdapterOptions<OpenAIClientLike>, "baseURL" | "headers" | "fetch" | "client"> {
  /** Whether the SDK may read OpenAI's settings (organisation, project, more headers) from the environment. */
  readonly isOpenAI: boolean;
}

type Sdk = typeof import("openai");

/** The SDK's clients, one for each key, or for no key, or the one that was given. */
export function sdkClients(options: SdkOptions): KeyedClients<Sdk, OpenAIClientLike> {
  return new KeyedClients<Sdk, OpenAIClientLike>({
    client: options.client,
    // It takes about 200 ms the first time, and must not happen before it is needed.
    load: () => import("openai"),
    make: ({ OpenAI }, credential) => new OpenAI(settingsOf(options, credential)),
  });
}

function settingsOf(
  { baseURL, headers, fetch, isOpenAI }: SdkOptions,
  credential: string | undefined,
): ConstructorParameters<typeof import("openai").OpenAI>[0] {
  const key = credential?.trim();
  if (key !== undefined && !/^[\x21-\x7e]+$/.test(key)) {
    throw new ProviderFault({ kind: "auth", message: "The key holds a character that no HTTP header can carry." });
  }
  return {
    apiKey: key ?? "none",
    // What is not given here the SDK reads from the environment, other keys included.
    adminAPIKey: null,
    baseURL,
    fetch,
    maxRetries: 0,
    // What goes wrong is told as a fault, and not on the console as well.
    logLevel: "off",
    ...(isOpenAI ? {} : { organization: null, project: null }),
    defaultHeaders: {
      ...(isOpenAI ? {} : withoutCustomHeaders()),
      Authorization: key === undefined ? null : `Bearer ${key}`,
      ...headers,
    },
  };
}

/** The headers of OPENAI_CUSTOM_HEADERS, taken back: they are for OpenAI, and may hold a key. */
function withoutCustomHeaders(): Record<string, null> {
  const environment = (globalThis as { process?: { env?: Record<string, string | undefined> } }).process?.env;
  const removed: Record<string, null> = {};
  for (const line of environment?.OPENAI_CUSTOM_HEADERS?.split("\n") ?? []) {
    const name = line.split(":")[0]?.trim();
    if (name) removed[name] = null;
  }
  return removed;
}
