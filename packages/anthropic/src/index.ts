export { type AnthropicOptions, anthropic } from "./anthropic.ts";
export { models } from "./models.ts";
export type { AnthropicClientLike, AnthropicResponsePromise } from "./sdk-clients.ts";
