import {
  type ChatCompletion,
  defineProvider,
  type ModelName,
  type Overture,
  type Provider,
  ProviderFault,
  type Random,
} from "@overture/core";
import { cardOf } from "./replay-provider.ts";

/** A model of which everything is known to the benchmark: how often its answers pass, and what each costs. */
export interface KnownModel {
  /** The chance that an answer passes. */
  readonly quality: number;
  /** What an answer costs, as a share of what a passing one is worth. */
  readonly cost: number;
  /** Whether its provider fails every call. */
  readonly down?: boolean | undefined;
}

/** Models by name. */
export type World = Readonly<Record<string, KnownModel>>;

/** A change of the world while requests come in. */
export interface Change {
  readonly atStep: number;
  readonly world: World;
}

/** What a passing answer is worth, in US dollars. */
export const answerUsd = 0.01;

/** The id of the provider of these models. */
export const worldId = "world";

/** Answers have this many tokens, none of them input, so that an answer's cost is the price of its output. */
const outputTokens = 100;

/** What a choice is worth on average, as a share of a passing answer. */
export function worthOfChoice({ quality, cost, down }: KnownModel): number {
  return down ? 0 : quality - cost;
}

/** The best that any choice is worth. */
export function bestValueOf(world: World): number {
  return Math.max(...Object.values(world).map(worthOfChoice));
}

/** A provider whose models are those of a world; `worldNow` says which that is. */
export function worldProvider(worldNow: () => World): Provider {
  return defineProvider({
    id: worldId,
    models: Object.entries(worldNow()).map(([name, model]) => cardOf(priced(name, model))),
    chat: async (_request, { model }) => {
      const known = worldNow()[model];
      if (!known || known.down) throw new ProviderFault({ kind: "server", status: 503, message: "Down." });
      return completionOf(model);
    },
  });
}

/** Tells Overture of a world's prices and of models that are new, as an operator would. */
export function announce(overture: Overture, world: World): void {
  const cards = Object.entries(world).map(
    ([name, model]): [ModelName, { prices: { input: number; output: number } }] => [
      `${worldId}/${name}`,
      { prices: { input: 0, output: priced(name, model).outputPrice } },
    ],
  );
  overture.catalog.update(Object.fromEntries(cards));
}

/** Whether an answer passes. */
export function passes({ quality }: KnownModel, random: Random): boolean {
  return random() < quality;
}

function priced(name: string, { cost }: KnownModel) {
  return { name, inputPrice: 0, outputPrice: (cost * answerUsd * 1_000_000) / outputTokens };
}

function completionOf(model: string): ChatCompletion {
  return {
    id: "known",
    object: "chat.completion",
    created: 0,
    model,
    choices: [
      {
        index: 0,
        message: { role: "assistant", content: "An answer.", refusal: null },
        logprobs: null,
        finish_reason: "stop",
      },
    ],
    usage: { prompt_tokens: 0, completion_tokens: outputTokens, total_tokens: outputTokens },
  };
}
