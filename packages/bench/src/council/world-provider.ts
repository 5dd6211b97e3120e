import { type ChatCompletion, type ChatCompletionRequest, defineProvider, type Provider } from "@overture/core";
import type { World } from "./world.ts";

/** The provider's id: its models are `world/…`. */
export const worldId = "world";

/** How the models of a world read each other's answers. */
export interface Reading {
  /** How often a reader sees which answer is right though it answered something else; else it keeps to its own answer. */
  readonly skill: number;
}

/** Tokens of every call: a question is short, and what readers are shown is longer. */
const tokens = { answer: [200, 120], reply: [900, 40] } as const;

/** A provider whose models answer as the world says, and rank, judge and write with the skill that is given. */
export function worldProvider(world: World, { skill }: Reading): Provider {
  const samples = new Map<string, number>();
  return defineProvider({
    id: worldId,
    models: world.models.map(({ name, price }) => ({
      name,
      recommended: true,
      prices: { input: price, output: 4 * price },
      capabilities: { ...everything, reasoning: "no" as const },
    })),
    chat: async (request, { model }) => {
      const prompt = textOf(request);
      const question = Number(/question (\d+)/u.exec(prompt)?.[1]);
      const shown = answersIn(prompt);
      if (shown.length === 0) {
        const key = `${model} ${question}`;
        const sample = samples.get(key) ?? 0;
        samples.set(key, sample + 1);
        const answer = world.answerOf(model, question, sample);
        // In a sentence, unless only the letter is asked for: what can be counted would not be ranked.
        const text = prompt.includes("Only the word")
          ? answer
          : `I, having thought about it as ${model} does, say ${answer}.`;
        return completionOf(text, tokens.answer);
      }
      const belief = world.beliefOf(model, question, skill);
      const isGood = ({ text }: Shown): boolean => text.endsWith(`say ${belief}.`);
      // What it does not believe in it orders by place, which is drawn anew for every reader.
      const order = [...shown].sort((one, other) => Number(isGood(other)) - Number(isGood(one)));
      if (prompt.includes('{"ranking"'))
        return completionOf(JSON.stringify({ ranking: order.map(({ label }) => label) }), tokens.reply);
      if (prompt.includes('{"better"')) return completionOf(JSON.stringify({ better: order[0]?.label }), tokens.reply);
      return completionOf(writtenFrom(shown, prompt, belief), [tokens.reply[0], tokens.answer[1]]);
    },
  });
}

const everything = { tools: true, images: true, audio: false, files: false, jsonSchema: false, temperature: true };

interface Shown {
  readonly label: string;
  readonly text: string;
}

/** A chairman writes what most say, since it is told to; where nobody has most, what it believes, or what was ranked first. */
function writtenFrom(shown: readonly Shown[], prompt: string, belief: string): string {
  const said = shown.map(({ text }) => /say (\w+)\.$/u.exec(text)?.[1] ?? "");
  const [most = belief] = [...said].sort((one, other) => countOf(said, other) - countOf(said, one));
  const first = /from the best: (\w)/u.exec(prompt)?.[1];
  const firstSaid = said[shown.findIndex(({ label }) => label === first)] ?? belief;
  const written = countOf(said, most) > 1 ? most : said.includes(belief) ? belief : firstSaid;
  return `The answer, all in all, would have to be that we say ${written}.`;
}

function countOf(said: readonly string[], each: string): number {
  return said.filter((other) => other === each).length;
}

function textOf({ messages }: ChatCompletionRequest): string {
  return messages.map(({ content }) => (typeof content === "string" ? content : "")).join("\n");
}

function answersIn(prompt: string): readonly Shown[] {
  const marked = /^===== (\S+) answer (\w) begins =====\n([\s\S]*?)\n===== \1 answer \2 ends =====$/gmu;
  return [...prompt.matchAll(marked)].map(([, , label = "", text = ""]) => ({ label, text }));
}

function completionOf(content: string, [input, output]: readonly [number, number]): ChatCompletion {
  const message = { role: "assistant" as const, content, refusal: null };
  return {
    id: "world",
    object: "chat.completion",
    created: 0,
    model: "world",
    choices: [{ index: 0, message, logprobs: null, finish_reason: "stop" }],
    usage: { prompt_tokens: input, completion_tokens: output, total_tokens: input + output },
  };
}
