import { type VirtualClock, virtualClock } from "@overture/testing";
import {
  type Call,
  type CallOptions,
  defineProvider,
  type EmbeddingAnswer,
  type EmbeddingRequest,
  type EmbeddingResponse,
  type EmbeddingsRequest,
  type ModelCard,
  Overture,
  type OvertureOptions,
  type Provider,
  ProviderFault,
  type Reply,
} from "../src/index.ts";

/** What tests of vectors are made with. */
export interface VectorSet {
  readonly clock: VirtualClock;
  readonly overture: Overture;
  create(request: EmbeddingsRequest, call?: CallOptions): Promise<EmbeddingAnswer<number[] | string>>;
}

const none = {
  tools: false,
  images: false,
  audio: false,
  files: false,
  jsonSchema: false,
  temperature: false,
} as const;
/** A card of a model that makes vectors. */
export const cardOf = (name: string, more: Partial<ModelCard> = {}): ModelCard => ({
  name,
  capabilities: { ...none, reasoning: "no" },
  prices: { input: 0.02, output: 0 },
  embedding: {},
  ...more,
});

/** How an adapter makes vectors. */
export type Embed = (request: EmbeddingRequest, call: Call) => Promise<Reply<EmbeddingResponse>>;

/** Vectors that say which provider made them, and of which input. */
export function reply({ input }: EmbeddingRequest, mark: number, usage = true): Reply<EmbeddingResponse> {
  const count = Array.isArray(input) ? input.length : 1;
  const data = Array.from({ length: count }, (_, index) => ({
    object: "embedding" as const,
    index,
    embedding: [mark, index],
  }));
  const tokens = { prompt_tokens: 500, total_tokens: 500 };
  return { body: { object: "list", model: "own name", data, ...(usage ? { usage: tokens } : {}) }, warnings: [] };
}

/** A provider whose vectors begin with its mark. */
export function provider(id: string, mark: number, embed: Embed | undefined, models = [cardOf("embed-1")]): Provider {
  const chat = (): Promise<never> => Promise.reject(new ProviderFault({ kind: "server", message: "no chat" }));
  return defineProvider({ id, models, chat, embed: embed ?? (async (request) => reply(request, mark)) });
}

/** Overture on a virtual clock, with these providers. */
export function set(providers: Provider[], options: Partial<OvertureOptions> = {}): VectorSet {
  const clock = virtualClock();
  const overture = new Overture({ providers, clock, random: () => 0.5, ...options });
  return {
    clock,
    overture,
    create: (request: EmbeddingsRequest, call = {}) => clock.runUntil(overture.embeddings.create(request, call)),
  };
}

export const failing: Embed = () => Promise.reject(new ProviderFault({ kind: "server", message: "down", status: 500 }));
