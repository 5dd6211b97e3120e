import type { Rule } from "./rules.ts";

/**
 * Which models are preferred for which task where nothing else is said: the default of the option `rules`. Each is worth 5 % of
 * an answer, which what is learned may well outweigh. What fits no configured model does nothing.
 *
 * ```ts
 * new Overture({ providers, rules: [...taskPreferences, { when: { task: "chat" }, never: ["openai/*"] }] });
 * ```
 */
export const taskPreferences: readonly Rule[] = [
  { when: { task: "code" }, prefer: ["deepseek/*", "openai/*"] },
  { when: { task: ["writing", "rewrite"] }, prefer: ["anthropic/*"] },
  { when: { task: ["math", "reasoning", "extraction", "summarization"] }, prefer: ["openai/*"] },
  { when: { task: "chat" }, prefer: ["*/*mini*", "*/*flash*", "*/*haiku*", "*/*small*"] },
  { when: { task: "translation" }, prefer: ["mistral/*", "google/*"] },
];
