export { type GoogleOptions, google } from "./google.ts";
export { models } from "./models.ts";
export type { GenerativeAIClientLike } from "./older-client.ts";
export type { GoogleClientLike, GoogleGenAIClientLike } from "./sdk-clients.ts";
