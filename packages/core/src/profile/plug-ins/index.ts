export type { EmbedTexts } from "./embed-texts.ts";
export { type Embedder, openEmbedder } from "./open-embedder.ts";
export { type ClassifiedProfile, type ClassifyProfile, OwnClassifier } from "./own-classifier.ts";
