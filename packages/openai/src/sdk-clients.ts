import { type AdapterOptions, ClientCache, ProviderFault } from "@overture/core/provider";
import type { OpenAIClientLike } from "./client-like.ts";

/** How the SDK's clients are made. */
export interface SdkOptions extends Pick<AdapterOptions, "baseURL" | "headers" | "fetch"> {
  /** Whether the SDK may read OpenAI's settings (organisation, project, more headers) from the environment. */
  readonly isOpenAI: boolean;
}

/** Loads the SDK. It takes about 200 ms the first time, and must not happen before it is needed. */
export async function loadSdk(): Promise<typeof import("openai")> {
  return await import("openai");
}

/** The SDK's clients, one for each key, or for no key. */
export function sdkClients(options: SdkOptions): ClientCache<OpenAIClientLike> {
  return new ClientCache(async (credential) => {
    const { OpenAI } = await loadSdk();
    return new OpenAI(settingsOf(options, credential));
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
