export { type DeepSeekOptions, deepseek } from "./deepseek.ts";
export { models } from "./models.ts";
