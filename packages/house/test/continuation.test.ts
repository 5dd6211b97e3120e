import { anthropic } from "@overture/anthropic";
import {
  type ChatCompletionChunk,
  type ChatCompletionRequest,
  defineProvider,
  Overture,
  ProviderFault,
} from "@overture/core";
import { deepseek } from "@overture/deepseek";
import { google } from "@overture/google";
import { mistral } from "@overture/mistral";
import { openai } from "@overture/openai";
import { type RecordedRequest, type SimulatorKind, startSimulator } from "@overture/testing";
import { describe, expect, it } from "vitest";

/** What a cut may hurt: spaces, lines, what is said twice in a row, and characters of more than one unit. */
const whole = "Ha ha ha ha!\n\n  if (x) {\n    é 🙂🙂\n  }\n";

/** A provider whose stream breaks off after the first characters of the text. */
function breakingOff(characters: number) {
  const piece = (delta: ChatCompletionChunk["choices"][number]["delta"]): ChatCompletionChunk => {
    const choices = [{ index: 0, delta, finish_reason: null }];
    return { id: "c", object: "chat.completion.chunk", created: 1, model: "m", choices };
  };
  async function* chunks() {
    yield piece({ role: "assistant", content: whole.slice(0, characters) });
    throw new ProviderFault({ kind: "network", message: "cut" });
  }
  return defineProvider({
    id: "first",
    models: [],
    chat: () => Promise.reject(new ProviderFault({ kind: "unsupported", message: "streams only" })),
    stream: async () => ({ body: chunks(), warnings: [] }),
  });
}

const vendors = {
  openai: (options) => openai(options),
  anthropic: (options) => anthropic(options),
  google: (options) => google(options),
  mistral: (options) => mistral(options),
  deepseek: (options) => deepseek({ ...options, betaURL: `${options.baseURL}/beta` }),
} satisfies Record<SimulatorKind, (options: { apiKey: string; baseURL: string }) => unknown>;

/** Goes on from its own beginning, or, asked in words, from the last thing that it is told it said. */
function goOn({ read }: RecordedRequest) {
  const before = read?.prefix ?? read?.messages.findLast(({ role }) => role === "assistant")?.text ?? "";
  return { answer: { text: whole.slice(before.length) } };
}

/** The text that comes of a stream cut everywhere, and what the second vendor was asked each time. */
async function continued(kind: SimulatorKind, model: string, change: Partial<ChatCompletionRequest> = {}) {
  const simulator = await startSimulator(kind);
  simulator.always(goOn);
  const second = vendors[kind]({ apiKey: simulator.key, baseURL: simulator.baseURL });
  const texts: string[] = [];
  try {
    for (let cut = 1; cut < whole.length; cut += 1) {
      const overture = new Overture({ providers: [breakingOff(cut), second], onInterrupt: "continue" });
      const stream = await overture.chat.completions.create({
        model: "first/m",
        messages: [{ role: "user", content: "Write." }],
        ...change,
        stream: true,
        overture: { fallbacks: [`${kind}/${model}`] },
      });
      let text = "";
      for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? "";
      texts.push(text);
      await overture.close();
    }
    return { texts, requests: [...simulator.requests] };
  } finally {
    await simulator.close();
  }
}

const all = Array.from({ length: whole.length - 1 }, () => whole);

describe("an answer that was cut goes on from its own beginning, without a gap or a repeat", () => {
  it.each([
    ["anthropic", "claude-haiku-4-5"],
    ["mistral", "mistral-small-latest"],
    ["deepseek", "deepseek-v4-flash"],
  ] as const)("%s/%s", async (kind, model) => {
    const { texts, requests } = await continued(kind, model);
    expect(texts).toEqual(all);
    const prefixes = requests.map(({ read }) => read?.prefix);
    expect(prefixes).toEqual(all.map((_, index) => whole.slice(0, index + 1).trimEnd()));
  });
});

describe("a model that takes no beginning is asked in words", () => {
  const tools = [{ type: "function" as const, function: { name: "look", parameters: { type: "object" } } }];
  it.each([
    ["openai", "gpt-5.4-mini", {}],
    ["anthropic", "claude-sonnet-5", {}],
    ["google", "gemini-3.5-flash", {}],
    ["mistral", "magistral-medium-latest", {}],
    ["mistral", "mistral-small-latest", { reasoning_effort: "high" }],
    ["deepseek", "deepseek-v4-flash", { tools }],
  ] as const)("%s/%s %o", async (kind, model, change) => {
    const { texts, requests } = await continued(kind, model, change);
    expect(requests.every(({ read }) => read?.prefix === undefined)).toBe(true);
    expect(requests.every(({ read }) => read?.messages.at(-1)?.text.includes("cut off in the middle"))).toBe(true);
    // What is said twice in a row, cut between the two, is said once: nobody could tell it from a repeat.
    const said = texts.filter((text) => text === whole).length;
    expect(said).toBeGreaterThan(whole.length * 0.5);
  });
});
