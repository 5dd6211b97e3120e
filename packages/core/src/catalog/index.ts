export { baseName } from "./base-name.ts";
export { type CardSource, Catalog, type ModelCardChanges } from "./catalog.ts";
export {
  addCosts,
  type Cost,
  type CostCertainty,
  type CostOptions,
  costOf,
  noCost,
  tierMultiple,
  tierOf,
  unknownCost,
  weakerCertainty,
} from "./cost.ts";
export { countTokens, type Tokenizer } from "./count-tokens.ts";
export { estimateTextTokens } from "./estimate-text.ts";
export { estimateTokens, type TokenEstimate } from "./estimate-tokens.ts";
export { formatUsd } from "./format-usd.ts";
export { matchesPattern } from "./match-pattern.ts";
export type {
  Capabilities,
  EmbeddingTraits,
  ModelCard,
  ModelCardChange,
  ModelName,
  ModelQuality,
  Prices,
  TokenPrices,
} from "./model-card.ts";
export { addNanoUsd, type NanoUsd, nanoUsd, toUsd } from "./money.ts";
export { didYouMean, nearestNames } from "./nearest.ts";
