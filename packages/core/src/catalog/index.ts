export type { Capabilities, ModelCard, ModelCardChange, ModelName, Prices } from "./model-card.ts";
