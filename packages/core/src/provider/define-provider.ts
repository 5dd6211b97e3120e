import type { ModelCard } from "../catalog/index.ts";
import type { ChatCompletion, ChatCompletionChunk, ChatCompletionRequest } from "../chat/index.ts";
import type { EmbeddingRequest, EmbeddingResponse } from "../embedding/index.ts";
import { credentialsFrom } from "./credentials.ts";
import type { Call, Provider, Reply } from "./provider.ts";

/** What {@link defineProvider} is given. */
export interface ProviderDefinition {
  /** The part of a model's name before the slash. */
  readonly id: string;
  /** The models that `auto` may choose. @default none: its models are reached by name */
  readonly models?: readonly ModelCard[] | undefined;
  /** A key, where the provider needs one. */
  readonly apiKey?: string | undefined;
  /** Environment variables to find the key in. @default none: it needs no key */
  readonly keyVariables?: readonly string[] | undefined;
  /** Loads what the calls need, before the first one's clock starts. */
  readonly load?: (() => Promise<void>) | undefined;
  /** Answers a request; throws `ProviderFault`s. A bare completion is a reply without warnings. */
  chat(request: ChatCompletionRequest, call: Call): Promise<ChatCompletion | Reply<ChatCompletion>>;
  /** Streams an answer. @default the whole answer of `chat` in one piece */
  readonly stream?:
    | ((request: ChatCompletionRequest, call: Call) => Promise<Reply<AsyncIterable<ChatCompletionChunk>>>)
    | undefined;
  /** Makes vectors; throws `ProviderFault`s. @default it makes none */
  readonly embed?: ((request: EmbeddingRequest, call: Call) => Promise<Reply<EmbeddingResponse>>) | undefined;
}

/** Makes a provider of one function, for a model server that no adapter knows, or for a model in the same process. */
export function defineProvider(definition: ProviderDefinition): Provider {
  const { id, models = [], keyVariables = [], load, embed } = definition;
  const needsKey = keyVariables.length > 0 || definition.apiKey !== undefined;
  const chat = async (request: ChatCompletionRequest, call: Call): Promise<Reply<ChatCompletion>> => {
    const given = await definition.chat(request, call);
    // What is no completion is objected to by whoever reads it.
    return Object.hasOwn(Object(given), "body")
      ? (given as Reply<ChatCompletion>)
      : { body: given as ChatCompletion, warnings: [] };
  };
  const provider: Provider = {
    id,
    models,
    keyVariables,
    chat,
    stream:
      definition.stream ??
      (async (request, call) => {
        const { derivedStream } = await import("./derived-stream.ts");
        return derivedStream(await chat(request, call));
      }),
  };
  if (needsKey) provider.credentials = credentialsFrom({ apiKey: definition.apiKey }, keyVariables);
  if (load) provider.load = load;
  if (embed) provider.embed = embed;
  return provider;
}
