import {
  type AdapterOptions,
  type Call,
  type ChatCompletionChunk,
  callSdk,
  checkAdapterOptions,
  chunksOf,
  credentialsFrom,
  type FailedCall,
  type ModelCard,
  type Provider,
  ProviderFault,
  type Reply,
  type SdkSteps,
  withOwnCards,
} from "@overture/core/provider";
import { chunksOfStream, type OpenAIStream } from "./chunk-stream.ts";
import type { OpenAIClientLike, ResponseLike } from "./client-like.ts";
import type { Dialect } from "./dialect.ts";
import { headerStyle } from "./faults.ts";
import { fromOpenAI } from "./from-openai.ts";
import { sdkClients } from "./sdk-clients.ts";
import { type OpenAIBody, toOpenAI } from "./to-openai.ts";

/** What tells one provider that speaks OpenAI's chat format from another. */
export interface ChatProviderSettings {
  /** The name of the adapter's factory, for error messages. */
  readonly factory: string;
  /** The vendor's model cards, without the user's. */
  readonly models: readonly ModelCard[];
  /** The environment variables in which to look for a key. */
  readonly keyVariables: readonly string[];
  readonly options: AdapterOptions<OpenAIClientLike>;
  /** The names of options that only this factory has. @default none */
  readonly moreOptions?: readonly string[] | undefined;
  /** How the vendor's format differs; it also names the provider. */
  readonly dialect: Dialect;
  /** Whether it is OpenAI: then the SDK may read OpenAI's settings from the environment, its base URL included. */
  readonly isOpenAI: boolean;
  /** The form in which the server is asked for vectors. @default it makes none */
  readonly vectors?: "base64" | "float" | undefined;
}

type Steps<Body> = Omit<SdkSteps<OpenAIClientLike, OpenAIBody, ResponseLike, Body>, "client" | "send">;

/**
 * Makes a provider that calls OpenAI's chat completions through OpenAI's SDK, for OpenAI itself and for adapters of vendors
 * that speak its format.
 *
 * @throws OvertureError `invalid_option` for options that make no sense
 */
export function chatProvider(settings: ChatProviderSettings): Provider {
  const { factory, models, keyVariables, options, dialect, isOpenAI, vectors } = settings;
  checkAdapterOptions(factory, options, {
    client: ["chat"],
    more: settings.moreOptions,
    needsBaseURL: !isOpenAI && options.client === undefined,
  });
  const clients = sdkClients({ ...options, isOpenAI });

  const ask = <Body>(call: Call, path: "chat" | "embeddings", steps: Steps<Body>): Promise<Reply<Body>> =>
    callSdk(call, headerStyle, {
      client: (credential) => clients.of(credential),
      send(client, { body }, settings) {
        const baseURL = dialect.baseURLFor?.(body);
        // Another address of the same vendor; `withOptions` keeps the rest, and its type says no more than that it may be one.
        const addressed = baseURL ? (client.withOptions({ baseURL }) as OpenAIClientLike) : client;
        const resource = path === "chat" ? addressed.chat.completions : addressed.embeddings;
        if (!resource) throw new ProviderFault({ kind: "unsupported", message: `The client has no ${path}.` });
        const headers = { ...(options.client ? options.headers : undefined), ...call.headers };
        return resource.create(body, { ...settings, headers });
      },
      ...steps,
    });

  const provider: Provider = {
    id: dialect.provider,
    models: withOwnCards(models, options.models),
    keyVariables: options.client ? [] : keyVariables,
    chat: (request, call) =>
      ask(call, "chat", {
        translate: () => toOpenAI(request, call, false, dialect),
        read: (data) => fromOpenAI(data, call.model),
      }),
    stream: (request, call) =>
      ask(call, "chat", {
        translate: () => toOpenAI(request, call, true, dialect),
        receive: async (pending, response) => (isJson(response) ? await response.json() : await pending),
        read: (data, { response, failed }) => chunksFrom(data, response, call.model, failed),
      }),
  };
  if (vectors) {
    provider.embed = async (request, call) => {
      const { fromOpenAIEmbeddings, toOpenAIEmbeddings } = await import("./embeddings.ts");
      const style = { provider: dialect.provider, form: vectors };
      return await ask(call, "embeddings", {
        translate: () => toOpenAIEmbeddings(request, call.model, style),
        read: (data) => fromOpenAIEmbeddings(data, call.model),
      });
    };
  }
  if (options.client) return provider;
  provider.load = () => clients.load();
  const hasKey = options.apiKey !== undefined || options.apiKeys !== undefined || keyVariables.length > 0;
  if (hasKey) provider.credentials = credentialsFrom(options, keyVariables);
  return provider;
}

function typeOf(response: ResponseLike): string {
  return response.headers.get("content-type") ?? "";
}

function isJson(response: ResponseLike): boolean {
  return /^application\/(.*\+)?json/i.test(typeOf(response));
}

/** The chunks of a stream, or of the whole answer that a server gave in its place. */
function chunksFrom(
  data: unknown,
  response: ResponseLike,
  model: string,
  failed: FailedCall,
): AsyncIterable<ChatCompletionChunk> {
  if (isJson(response)) return iterate(chunksOf(fromOpenAI(data, model)));
  const stream = data as OpenAIStream;
  if (/^text\/html/i.test(typeOf(response))) {
    stream.controller?.abort();
    throw new ProviderFault({ kind: "malformed", message: "The response is an HTML page." });
  }
  return chunksOfStream(stream, model, failed);
}

async function* iterate(chunks: readonly ChatCompletionChunk[]): AsyncGenerator<ChatCompletionChunk> {
  yield* chunks;
}
