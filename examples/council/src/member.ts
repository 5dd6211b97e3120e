import { defineProvider, type Provider } from "@overture/core";

/** A model made up for this example: what it knows, and what it costs. */
export interface Member {
  readonly id: string;
  /** Whether it gets a question wrong. */
  readonly fails: (question: number) => boolean;
  /** What it answers then; models that learned the same mistake give the same answer. */
  readonly mistake: (right: number) => number;
  /** US dollars per million tokens in; out costs four times as much. */
  readonly price: number;
}

/** The questions: sums whose answers are known. */
export const questions: readonly { readonly text: string; readonly right: number }[] = Array.from(
  { length: 60 },
  (_, index) => {
    const [one, other] = [17 + index, 23 + ((index * 7) % 31)];
    return { text: `Question ${index}: how much is ${one} times ${other}? Only the number.`, right: one * other };
  },
);

/** A provider with that one model. */
export function memberProvider({ id, fails, mistake, price }: Member): Provider {
  return defineProvider({
    id,
    models: [
      {
        name: "model",
        recommended: true,
        prices: { input: price, output: 4 * price },
        capabilities: {
          tools: false,
          images: false,
          audio: false,
          files: false,
          jsonSchema: false,
          reasoning: "no",
          temperature: true,
        },
      },
    ],
    chat: async ({ messages }) => {
      const index = Number(/Question (\d+)/.exec(String(messages.at(-1)?.content))?.[1]);
      const right = questions[index]?.right ?? 0;
      const content = String(fails(index) ? mistake(right) : right);
      return {
        id: `${id}-${index}`,
        object: "chat.completion",
        created: 0,
        model: "model",
        choices: [
          { index: 0, message: { role: "assistant", content, refusal: null }, finish_reason: "stop", logprobs: null },
        ],
        usage: { prompt_tokens: 40, completion_tokens: 10, total_tokens: 50 },
      };
    },
  });
}
