export type { BodyDraft } from "./body-draft.ts";
export { type ChatProviderSettings, chatProvider } from "./chat-provider.ts";
export type { OpenAIClientLike, PendingLike, ResponseLike } from "./client-like.ts";
export type { Dialect } from "./dialect.ts";
export { models } from "./models.ts";
export { type OpenAIOptions, openai } from "./openai.ts";
export { type OpenAICompatibleOptions, openAICompatible } from "./openai-compatible.ts";
export { overtureOf } from "./overture-of.ts";
export { wrapOpenAI } from "./wrap-openai.ts";
