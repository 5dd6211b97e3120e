import { type ModelCard, matchesPattern, type Prices, type TokenPrices, tierOf } from "../catalog/index.ts";
import { hashText } from "../profile/index.ts";

/** What is lent to what learns, which is loaded with the first request: see `docs/decisions/0008`. */
export interface LentToLearning {
  readonly hashText: (text: string) => string;
  readonly tierOf: (prices: Prices, inputTokens: number) => TokenPrices;
  readonly matchesPattern: (pattern: string, name: string) => boolean;
}

/** Finds the card of a model. */
export type FindModelCard = (model: string) => ModelCard | undefined;

/** What is loaded already. */
export const lentToLearning: LentToLearning = { hashText, tierOf, matchesPattern };
