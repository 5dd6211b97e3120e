import type { Rule } from "./rules.ts";

/**
 * Which models are preferred for which task where nothing else is said: the default of the option `rules`. Each is worth 5 % of
 * an answer, which what is learned may well outweigh. Models are meant by their own names, whoever serves them; what fits none
 * that is configured does nothing.
 *
 * ```ts
 * new Overture({ providers, rules: [...taskPreferences, { when: { task: "chat" }, never: ["*-nano*"] }] });
 * ```
 */
export const taskPreferences: readonly Rule[] = [
  { when: { task: "code" }, prefer: ["deepseek-*", "gpt-*"] },
  { when: { task: ["writing", "rewrite"] }, prefer: ["claude-*"] },
  { when: { task: ["math", "reasoning", "extraction", "summarization"] }, prefer: ["gpt-*"] },
  { when: { task: "chat" }, prefer: ["*-mini*", "*-nano*", "*-flash*", "*-haiku*", "*-small*"] },
  { when: { task: "translation" }, prefer: ["mistral-*", "gemini-*"] },
];
