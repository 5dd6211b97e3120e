import type { Usage } from "../chat/index.ts";
import type { Prices, TokenPrices } from "./model-card.ts";
import { addNanoUsd, countOf, type NanoUsd, nanoUsd, picoUsdPerToken, priceOf, toUsd } from "./money.ts";

/**
 * How sure a cost is, from the surest to the least: `exact`, what the vendor's own count costs at the known price;
 * `estimated`, near it, above or below; `at-least`, a lower bound; `unknown`, no price or no count, so that the amount
 * says nothing.
 */
export type CostCertainty = "exact" | "estimated" | "at-least" | "unknown";

/** What something cost, and how sure that is. */
export interface Cost {
  /** US dollars, for reading; sums are made of `nanoUsd`. */
  readonly usd: number;
  /** The same as a whole number of billionths of a dollar. */
  readonly nanoUsd: NanoUsd;
  readonly certainty: CostCertainty;
}

/** What is known of a usage beyond its counts. */
export interface CostOptions {
  /** How sure the counts are. @default `exact`: they are the vendor's own, of a whole answer */
  readonly certainty?: CostCertainty | undefined;
  /** The service tier that answered. With one whose prices are not known the cost is estimated by the default tier's. @default the default tier */
  readonly serviceTier?: string | null | undefined;
}

const fromSurest: readonly CostCertainty[] = ["exact", "estimated", "at-least", "unknown"];
const defaultTiers: readonly string[] = ["auto", "default", "standard"];

/** Nothing, for certain: where a sum of costs starts. */
export const noCost: Cost = { usd: 0, nanoUsd: nanoUsd(0), certainty: "exact" };

/** A cost whose amount nobody knows. */
export const unknownCost: Cost = { usd: 0, nanoUsd: nanoUsd(0), certainty: "unknown" };

/** The less sure of the two. */
export function weakerCertainty(first: CostCertainty, second: CostCertainty): CostCertainty {
  return fromSurest.indexOf(first) >= fromSurest.indexOf(second) ? first : second;
}

/** The sum of the costs, which is as sure as the least sure of them. Of none: nothing, for certain. */
export function addCosts(...costs: readonly Cost[]): Cost {
  let total = noCost.nanoUsd;
  let certainty: CostCertainty = "exact";
  for (const cost of costs) {
    total = addNanoUsd(total, cost.nanoUsd);
    certainty = weakerCertainty(certainty, cost.certainty);
  }
  return { usd: toUsd(total), nanoUsd: total, certainty };
}

/**
 * What a usage costs at a model's prices. Input from the prompt cache costs `cacheRead`, input written to it `cacheWrite`;
 * reasoning is output; and the length of the whole input decides which long-context tier the whole request is billed at.
 * Without prices, or without a usage, the cost is `unknown` and 0. Sound is billed dearer than text by vendors that take
 * it, at prices that cards do not hold, so that its cost is `at-least`.
 * @throws RangeError if a price is not from 0 to 1000
 */
export function costOf(usage: Usage | undefined, prices: Prices | undefined, options: CostOptions = {}): Cost {
  if (usage === undefined || prices === undefined) return unknownCost;
  const input = countOf(usage.prompt_tokens);
  const cacheRead = Math.min(countOf(usage.prompt_tokens_details?.cached_tokens), input);
  const cacheWrite = Math.min(countOf(usage.prompt_tokens_details?.cache_write_tokens), input - cacheRead);
  const tier = tierOf(prices, input);
  const multiple = tierMultiple(prices, options.serviceTier);
  const at = (price: number): number => picoUsdPerToken(price * (multiple ?? 1));
  const amount = priceOf([
    { tokens: input - cacheRead - cacheWrite, picoUsdPerToken: at(tier.input) },
    { tokens: cacheRead, picoUsdPerToken: at(tier.cacheRead ?? tier.input) },
    { tokens: cacheWrite, picoUsdPerToken: at(tier.cacheWrite ?? tier.input) },
    { tokens: usage.completion_tokens, picoUsdPerToken: at(tier.output) },
  ]);
  return { usd: toUsd(amount), nanoUsd: amount, certainty: certaintyOf(usage, options, multiple) };
}

/** What a service tier costs, as a multiple of the default one; undefined if nobody knows. */
export function tierMultiple({ serviceTiers }: Prices, tier: string | null | undefined): number | undefined {
  if (!tier || defaultTiers.includes(tier)) return 1;
  return serviceTiers && Object.hasOwn(serviceTiers, tier) ? serviceTiers[tier] : undefined;
}

/** The prices that a request with this much input is billed at: the card's own, or its last tier that is exceeded. */
export function tierOf(prices: Prices, inputTokens: number): TokenPrices {
  let tier: TokenPrices = prices;
  for (const longer of prices.longContext ?? []) if (inputTokens > longer.overInputTokens) tier = longer;
  return tier;
}

function certaintyOf(usage: Usage, options: CostOptions, multiple: number | undefined): CostCertainty {
  let certainty = options.certainty ?? "exact";
  if (multiple === undefined) certainty = weakerCertainty(certainty, "estimated");
  const sound =
    countOf(usage.prompt_tokens_details?.audio_tokens) + countOf(usage.completion_tokens_details?.audio_tokens);
  return sound > 0 ? weakerCertainty(certainty, "at-least") : certainty;
}
