import type { Candidate, GenerateContentResponse } from "@google/genai";
import {
  type ChatCompletionChunk,
  type ChatCompletionChunkChoice,
  type ChatCompletionDelta,
  ChoiceMap,
  dropped,
  type FinishReason,
  fault,
  type Logprobs,
  present,
  type ToolOffer,
  type Warning,
} from "./core.ts";
import { finishReasonOf } from "./from-finish-reason.ts";
import { fromLogprobs } from "./from-logprobs.ts";
import { PartReader } from "./from-parts.ts";
import { fromUsage } from "./from-usage.ts";

interface Choice {
  readonly reader: PartReader;
  /** Whether there was nothing of it yet. */
  fresh: boolean;
  finished: boolean;
  reason: FinishReason | null;
  refusal: string | undefined;
}

/** OpenAI takes ids of calls of up to 40 characters. */
const longestPart = 28;

/** What a {@link ChunkTranslator} is made from. */
export interface TranslatorOptions {
  readonly tools: Pick<ToolOffer, "custom" | "legacy">;
  /** The model's name until the provider tells its own. */
  readonly model: string;
  /** Seconds since the Unix epoch. */
  readonly created: number;
  /** Takes what there is to warn of when the answer ends. */
  readonly warnings: Warning[];
  /** The answer's id, if Google gives it none. */
  readonly id: string;
}

/** Translates the responses of one stream into chunks; a whole answer is a stream of one. */
export class ChunkTranslator {
  readonly #options: TranslatorOptions;
  readonly #choices = new ChoiceMap((index): Choice => {
    const idOf = (call: number): string =>
      `call_${this.#id.slice(0, longestPart)}_${index > 0 ? `${index}x` : ""}${call}`;
    const reader = new PartReader(this.#options.tools, idOf);
    return { reader, fresh: true, finished: false, reason: null, refusal: undefined };
  });
  #id: string;
  #model: string;
  #usage: GenerateContentResponse["usageMetadata"];

  constructor(options: TranslatorOptions) {
    this.#options = options;
    this.#id = options.id;
    this.#model = options.model;
  }

  /** Whether every candidate has its reason to stop. */
  get finished(): boolean {
    return this.#choices.finished;
  }

  /** What the response adds to the answer. Throws `content_policy` if Google would not even answer. */
  translate(response: Partial<GenerateContentResponse>): ChatCompletionChunk[] {
    this.#id = response.responseId || this.#id;
    this.#model = response.modelVersion || this.#model;
    this.#usage = response.usageMetadata ?? this.#usage;
    const blocked = response.promptFeedback?.blockReason;
    if (blocked && !response.candidates?.length) {
      const said = response.promptFeedback?.blockReasonMessage;
      const message = `Google blocked the prompt: ${said ? `${blocked}, ${said}` : blocked}`;
      throw fault("content_policy", message);
    }
    return (response.candidates ?? []).flatMap((candidate) => this.#candidate(candidate));
  }

  /** The chunks that end the answer. Throws `truncated` if Google gave no reason to stop. */
  finish(): ChatCompletionChunk[] {
    if (!this.finished) {
      throw fault("truncated", "Google's answer broke off before its end.");
    }
    const chunks: ChatCompletionChunk[] = [];
    const ends: ChatCompletionChunkChoice[] = [];
    for (const [index, { reader, reason, refusal }] of this.#choices) {
      const details = reader.details;
      if (details.length > 0)
        chunks.push(this.#chunk([{ index, delta: { reasoning_details: details }, finish_reason: null }]));
      ends.push({ index, delta: present({ refusal }), finish_reason: reason });
      if (this.#options.tools.legacy && reader.calls > 1) {
        this.#options.warnings.push(dropped("function_call", "the older form has room for one call"));
      }
    }
    const last = this.#chunk(ends);
    const usage = fromUsage(this.#usage);
    if (usage) last.usage = usage;
    return [...chunks, last];
  }

  #candidate(candidate: Candidate): ChatCompletionChunk[] {
    const index = candidate.index ?? 0;
    const choice = this.#choices.at(index);
    if (!choice) return [];
    const deltas: ChatCompletionDelta[] = choice.fresh ? [{ role: "assistant" }] : [];
    choice.fresh = false;
    for (const part of candidate.content?.parts ?? []) deltas.push(...choice.reader.add(part));
    const { finishReason: reason, finishMessage } = candidate;
    if (reason) {
      deltas.push(...choice.reader.end(reason === "MAX_TOKENS"));
      const { calls, empty } = choice.reader;
      choice.reason = finishReasonOf(reason, finishMessage, { calls, empty, legacy: this.#options.tools.legacy });
      choice.finished = true;
      choice.refusal = choice.reason === "content_filter" ? finishMessage : undefined;
    }
    return this.#chunks(index, deltas, fromLogprobs(candidate.logprobsResult));
  }

  #chunks(index: number, deltas: ChatCompletionDelta[], logprobs: Logprobs | undefined): ChatCompletionChunk[] {
    if (deltas.length === 0 && logprobs) deltas.push({});
    return deltas.map((delta, position) => {
      const isLast = position === deltas.length - 1;
      return this.#chunk([present({ index, delta, finish_reason: null, logprobs: isLast ? logprobs : undefined })]);
    });
  }

  #chunk(choices: ChatCompletionChunkChoice[]): ChatCompletionChunk {
    const { created } = this.#options;
    return { id: this.#id, object: "chat.completion.chunk", created, model: this.#model, choices };
  }
}
