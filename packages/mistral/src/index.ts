export { type MistralOptions, mistral } from "./mistral.ts";
export { models } from "./models.ts";
export type { MistralClientLike } from "./sdk-clients.ts";
