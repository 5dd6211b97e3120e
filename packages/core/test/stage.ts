import { getEventListeners } from "node:events";
import {
  type ScriptedOutcome,
  type ScriptedProvider,
  type ScriptedProviderOptions,
  scriptedProvider,
  type VirtualClock,
  virtualClock,
} from "@overture/testing";
import {
  type Answer,
  type AnswerChunk,
  type CallOptions,
  type ChatCompletion,
  type ChatCompletionChunk,
  type ChatCompletionDelta,
  type ChatRequest,
  type ChatStream,
  defineProvider,
  type FinishReason,
  type ModelCard,
  Overture,
  OvertureError,
  type OvertureOptions,
  ordered,
  type Provider,
  type Reply,
  seededRandom,
  type Usage,
} from "../src/index.ts";

// What is loaded on first use takes real time, in which a virtual clock would run on to the next timer.
await Promise.all([
  import("../src/catalog/measured-quality.ts"),
  import("../src/learning/begin-learning.ts"),
  import("../src/execution/begin-stream.ts"),
  import("../src/execution/council/index.ts"),
  import("../src/execution/failing/index.ts"),
  import("../src/execution/interrupted/index.ts"),
  import("../src/execution/speculative/index.ts"),
  import("../src/learning/sharing/index.ts"),
  import("../src/profile/classifier/index.ts"),
  import("../src/profile/reading/index.ts"),
  import("../src/provider/derived-stream.ts"),
  import("../src/routing/conditions/index.ts"),
  import("../src/sharing/sharing.ts"),
]);

/** What a stage may be set with beside Overture's own options. */
export interface StageOptions extends Partial<Omit<OvertureOptions, "clock">> {
  /** Scripted providers `a`, `b`, …, each with one recommended model `m`. */
  readonly cast?: Readonly<Record<string, Partial<ScriptedProviderOptions>>> | undefined;
  readonly clock?: VirtualClock | undefined;
}

/** Overture on a virtual clock, with scripted providers. */
export interface Stage {
  readonly clock: VirtualClock;
  readonly overture: Overture;
  readonly cast: Readonly<Record<string, ScriptedProvider>>;
  provider(id: string): ScriptedProvider;
  answer(request?: Partial<ChatRequest>, call?: CallOptions): Promise<Answer>;
  stream(request?: Partial<ChatRequest>, call?: CallOptions): Promise<ChatStream>;
  failure(request?: Partial<ChatRequest>, call?: CallOptions): Promise<OvertureError>;
}

export const card: Omit<ModelCard, "name"> = {
  recommended: true,
  contextTokens: 200_000,
  prices: { input: 1, output: 2 },
  capabilities: {
    tools: true,
    images: true,
    audio: false,
    files: false,
    jsonSchema: true,
    reasoning: "optional",
    temperature: true,
  },
};

export const hello: ChatRequest = { model: "auto", messages: [{ role: "user", content: "Hello" }] };

export function stage({ cast = { a: {}, b: {} }, clock = virtualClock(), ...options }: StageOptions = {}): Stage {
  const providers = Object.fromEntries(
    Object.entries(cast).map(([id, own]) => [
      id,
      scriptedProvider({ id, clock, models: [{ name: "m", card }], ...own }),
    ]),
  );
  const overture = new Overture({
    clock,
    random: seededRandom("stage"),
    // Whoever tests what happens to a request wants to know whom it goes to first.
    policy: ordered(),
    ...options,
    providers: options.providers ?? Object.values(providers),
  });
  const create = (request: Partial<ChatRequest>, call?: CallOptions) =>
    clock.runUntil(overture.chat.completions.create({ ...hello, ...request }, call));
  return {
    clock,
    overture,
    cast: providers,
    provider(id) {
      const found = providers[id];
      if (!found) throw new Error(`no ${id} on this stage`);
      return found;
    },
    async answer(request = {}, call) {
      const answer = await create({ ...request, stream: false }, call);
      if (!("overture" in answer)) throw new Error("a stream came");
      return answer;
    },
    async stream(request = {}, call) {
      const stream = await create({ ...request, stream: true }, call);
      if ("overture" in stream) throw new Error("no stream came");
      return stream;
    },
    async failure(request = {}, call) {
      const error = await create(request, call).catch((reason: unknown) => reason);
      if (!(error instanceof OvertureError)) throw new Error(`no error of ours: ${String(error)}`);
      return error;
    },
  };
}

/** What came of a stream. */
export interface Reading {
  readonly chunks: AnswerChunk[];
  readonly text: string;
  readonly error: unknown;
}

/** Reads a stream to its end, or until it breaks. */
export async function collect(stream: ChatStream): Promise<Reading> {
  const chunks: AnswerChunk[] = [];
  let error: unknown;
  try {
    for await (const each of stream) chunks.push(each);
  } catch (caught) {
    error = caught;
  }
  return { chunks, text: chunks.map((each) => each.choices[0]?.delta.content ?? "").join(""), error };
}

/** The same, with the clock running meanwhile. */
export function read({ clock }: Pick<Stage, "clock">, stream: ChatStream): Promise<Reading> {
  return clock.runUntil(collect(stream));
}

/** What `create()` rejects with, whatever it is. */
export function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => {
      throw new Error(`did not reject, but gave ${typeof value}`);
    },
    (reason: unknown) => reason,
  );
}

export function listenersOf(signal: AbortSignal): number {
  return getEventListeners(signal, "abort").length;
}

export function completion(text = "Hi", usage?: Usage): ChatCompletion {
  return {
    id: "c1",
    object: "chat.completion",
    created: 1,
    model: "m",
    choices: [
      {
        index: 0,
        message: { role: "assistant", content: text, refusal: null },
        finish_reason: "stop",
        logprobs: null,
      },
    ],
    ...(usage ? { usage } : {}),
  };
}

export const usage: Usage = { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 };

export function chunk(delta: ChatCompletionDelta, finish: FinishReason | null = null, index = 0): ChatCompletionChunk {
  return {
    id: "c1",
    object: "chat.completion.chunk",
    created: 1,
    model: "m",
    choices: [{ index, delta, finish_reason: finish }],
  };
}

/** A chunk that brings the usage and nothing else. */
export const usageChunk: ChatCompletionChunk = {
  id: "c1",
  object: "chat.completion.chunk",
  created: 1,
  model: "m",
  choices: [],
  usage,
};

/** A provider whose stream is exactly these chunks; a promise or a function among them is waited for, or called. */
export function chunkProvider(
  id: string,
  chunks: readonly (ChatCompletionChunk | (() => unknown))[],
  signals: AbortSignal[] = [],
): Provider {
  return defineProvider({
    id,
    models: [{ name: "m", ...card }],
    chat: async () => completion(),
    stream: async (_, call): Promise<Reply<AsyncIterable<ChatCompletionChunk>>> => {
      signals.push(call.signal);
      return { body: play(chunks), warnings: [] };
    },
  });
}

async function* play(chunks: readonly (ChatCompletionChunk | (() => unknown))[]): AsyncGenerator<ChatCompletionChunk> {
  for (const each of chunks) {
    if (typeof each === "function") await each();
    else yield each;
  }
}

export const never: () => Promise<never> = () => new Promise(() => {});

/** A provider that never answers and does not look at its signal. */
export function deafProvider(id: string, signals: AbortSignal[] = []): Provider {
  return defineProvider({
    id,
    models: [{ name: "m", ...card }],
    chat: (_, call) => {
      signals.push(call.signal);
      return never();
    },
    stream: (_, call) => {
      signals.push(call.signal);
      return never();
    },
  });
}

export const quick: ScriptedOutcome = { answer: "Hi", firstTokenMs: () => 10, tokenMs: () => 1 };
