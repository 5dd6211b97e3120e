import { virtualClock } from "@overture/testing";
import {
  type ChatCompletionRequest,
  type CouncilOptions,
  type CouncilReport,
  defineProvider,
  type OvertureMetadata,
  type Provider,
  ProviderFault,
  sleep,
} from "../src/index.ts";
import { card, completion, type Stage, type StageOptions, stage } from "./stage.ts";

/** An answer as a reader is shown it. */
export interface ShownAnswer {
  readonly label: string;
  readonly text: string;
}

/** A model of a council: what it answers, and how it ranks, judges and writes. */
export interface Scholar {
  readonly says?: string | ((request: ChatCompletionRequest) => string) | undefined;
  /** The labels, the best first, or whatever it replies. @default the longer, the better */
  readonly ranks?: ((answers: readonly ShownAnswer[], prompt: string) => readonly string[] | string) | undefined;
  /** @default the longer is better */
  readonly judges?: ((answers: readonly ShownAnswer[], prompt: string) => string) | undefined;
  /** @default the first answer that it is shown */
  readonly writes?: ((answers: readonly ShownAnswer[], prompt: string) => string) | undefined;
  /** How long each of its answers takes. @default 100 */
  readonly takesMs?: number | undefined;
  readonly fault?: "overloaded" | "malformed" | undefined;
  /** US dollars for a million tokens in; out is twice as much. @default 1 */
  readonly price?: number | undefined;
  readonly quality?: number | undefined;
}

/** Scholars on a stage. */
export interface Scholars extends Stage {
  /** Everything that was asked, in order. */
  readonly asked: readonly {
    readonly provider: string;
    readonly kind: Kind;
    readonly request: ChatCompletionRequest;
  }[];
  /** What the council came to. */
  council(options?: CouncilOptions, request?: Partial<ChatCompletionRequest>): Promise<Held>;
}

/** What came of a council. */
export interface Held {
  readonly text: string | null | undefined;
  readonly model: string;
  readonly report: CouncilReport;
  readonly overture: OvertureMetadata;
}

type Kind = "answer" | "ranking" | "judge" | "chairman" | "claims";

/** What a request asks for, by its last words. */
export function kindOf({ messages }: ChatCompletionRequest): Kind {
  const last = messages.findLast(
    ({ content }) => typeof content === "string" && content.includes("Reply with one JSON"),
  );
  const words = String((last ?? messages.at(-1))?.content);
  if (words.includes('{"ranking"')) return "ranking";
  if (words.includes('{"better"')) return "judge";
  if (words.includes('{"claims"')) return "claims";
  return words.includes("Write the final answer now.") ? "chairman" : "answer";
}

/** The answers between the marks of a prompt. */
export function answersIn({ messages }: ChatCompletionRequest): readonly ShownAnswer[] {
  const prompt = promptOf(messages);
  const boundary = /^===== (\S+) (?:conversation|answer \w) begins =====$/mu.exec(prompt)?.[1] ?? "none";
  const marked = new RegExp(
    `^===== ${boundary} answer (\\w) begins =====\\n([\\s\\S]*?)\\n===== ${boundary} answer \\1 ends =====$`,
    "gmu",
  );
  return [...prompt.matchAll(marked)].map(([, label = "", text = ""]) => ({ label, text }));
}

const promptOf = (messages: ChatCompletionRequest["messages"]): string =>
  messages.map(({ content }) => (typeof content === "string" ? content : "")).join("\n");

const byLength = (answers: readonly ShownAnswer[]): readonly string[] =>
  [...answers]
    .sort((one, other) => other.text.length - one.text.length || (one.text < other.text ? -1 : 1))
    .map(({ label }) => label);

function reply(scholar: Scholar, request: ChatCompletionRequest, kind: Kind): string {
  const answers = answersIn(request);
  const prompt = promptOf(request.messages);
  if (kind === "ranking") {
    const ranking = (scholar.ranks ?? byLength)(answers, prompt);
    return typeof ranking === "string" ? ranking : JSON.stringify({ ranking });
  }
  if (kind === "judge")
    return JSON.stringify({ better: (scholar.judges ?? ((given) => byLength(given)[0] ?? "tie"))(answers, prompt) });
  if (kind === "chairman") return (scholar.writes ?? (([first]) => first?.text ?? ""))(answers, prompt);
  const says = scholar.says ?? "42";
  return typeof says === "string" ? says : says(request);
}

/** A council of scholars; its members are all of them, in order, unless the options say otherwise. */
export function scholars(cast: Readonly<Record<string, Scholar>>, more: StageOptions = {}): Scholars {
  const clock = virtualClock();
  const asked: { provider: string; kind: Kind; request: ChatCompletionRequest }[] = [];
  const providers = Object.entries(cast).map(([id, scholar]): Provider => {
    return defineProvider({
      id,
      models: [modelOf(scholar)],
      chat: async (request, call) => {
        const kind = kindOf(request);
        asked.push({ provider: id, kind, request });
        try {
          await sleep(clock, scholar.takesMs ?? 100, call.signal);
        } catch (cause) {
          throw new ProviderFault({ kind: "aborted", message: "aborted", cause });
        }
        if (scholar.fault === "overloaded") throw new ProviderFault({ kind: "overloaded", message: "too busy" });
        if (scholar.fault === "malformed" && kind === "answer") return { ...completion(), choices: [] };
        const text = reply(scholar, request, kind);
        const tokens = { prompt_tokens: 10 * request.messages.length, completion_tokens: Math.ceil(text.length / 4) };
        return completion(text, { ...tokens, total_tokens: tokens.prompt_tokens + tokens.completion_tokens });
      },
    });
  });
  const set = stage({ ...more, clock, providers });
  return {
    ...set,
    asked,
    async council(council, request = {}) {
      const members = Object.keys(cast).length;
      const answer = await set.answer({ ...request, overture: { mode: "council", council: { members, ...council } } });
      const { overture, choices, model } = answer;
      if (!overture.council) throw new Error("no council was held");
      return { text: choices[0]?.message.content, model, overture, report: overture.council };
    },
  };
}

function modelOf({ price = 1, quality }: Scholar) {
  const prices = { input: price, output: 2 * price };
  const known = quality === undefined ? {} : { quality: { mean: quality, source: "made up", asOf: "2026-01-01" } };
  return { name: "m", ...card, prices, ...known };
}
