import type { ModelName } from "../catalog/index.ts";
import type {
  ChatCompletion,
  ChatCompletionChunk,
  ChatCompletionChunkChoice,
  ChatCompletionDelta,
  Usage,
} from "../chat/index.ts";
import { CompletionAssembler } from "../chunks/index.ts";
import type { Interruption, OvertureMetadata } from "../telemetry/index.ts";

/** A piece of a streamed answer; the one with the finish reason carries Overture's account of the request. */
export interface AnswerChunk extends ChatCompletionChunk {
  overture?: OvertureMetadata;
  /** Where another model goes on, or begins again: on its first chunk. After `restarted`, what came before is void. */
  interruption?: Interruption;
}

/** What a delivery is made from. */
export interface DeliveryInit {
  readonly model: ModelName;
  /** How many choices were asked for. */
  readonly choices: number;
  /** Whether the caller asked for a last chunk with the usage. */
  readonly includeUsage: boolean;
}

/**
 * Brings a provider's chunks into the order that every reader of OpenAI's streams gets along with: the first chunk names the
 * role, the finish reason comes last and alone, usage comes only where it was asked for, and empty chunks do not come at
 * all. The provider's own chunks are left as they are: it may hand them out again.
 */
export class Delivery {
  /** Chunks that are ready for the caller, in order. */
  readonly ready: AnswerChunk[] = [];
  readonly #init: DeliveryInit;
  #assembler: CompletionAssembler = new CompletionAssembler();
  /** Puts together what comes of the model that gives it now, where that is not all of the answer. */
  #own: CompletionAssembler = this.#assembler;
  #model: ModelName;
  /** Waits for the next chunk, to be marked on it. */
  #interruption: Interruption | undefined;
  readonly #begun: Set<number> = new Set();
  readonly #ended: Set<number> = new Set();
  #finish: AnswerChunk | undefined;
  #usage: Usage | undefined;
  #usageIsLast = false;
  #hasLateContent = false;

  constructor(init: DeliveryInit) {
    this.#init = init;
    this.#model = init.model;
  }

  /** Whether every choice that has begun has ended, so that the stream may end here. */
  get finishing(): boolean {
    return this.#finish !== undefined;
  }

  /** Whether, on top of that, as many choices have ended as were asked for, so that only the usage can still come. */
  get complete(): boolean {
    return this.#finish !== undefined && this.#ended.size >= this.#init.choices;
  }

  /** Whether the usage has come, with the last content or after it: some vendors report it again and again. */
  get hasUsage(): boolean {
    return this.#usageIsLast;
  }

  /** Whether content came of a choice that had ended: it is no part of the answer, and was dropped. */
  get hasLateContent(): boolean {
    return this.#hasLateContent;
  }

  /** The answer as far as it has come, under the name of the model that gives it. */
  completion(): ChatCompletion {
    // A vendor counts its own model's part only.
    const { usage: _, ...answer } = this.#assembler.completion();
    return { ...answer, model: this.#model, ...(this.#usage && { usage: this.#usage }) };
  }

  /** What of it comes of the model that gives it now: what that one is paid for. */
  ownPart(): ChatCompletion {
    return this.#own.completion();
  }

  /** Goes on with another model. Where it begins again, what came before counts no more. */
  resume(interruption: Interruption): void {
    this.#model = interruption.to;
    this.#interruption = interruption;
    this.#usage = undefined;
    this.#own = new CompletionAssembler();
    if (interruption.how === "continued") return;
    this.#assembler = this.#own;
    this.#begun.clear();
    this.#ended.clear();
    this.#finish = undefined;
  }

  /** Takes the provider's next chunk. */
  push(whole: ChatCompletionChunk): void {
    const given = this.#ended.size === 0 ? whole : this.#withoutLate(whole);
    this.#assembler.add(given);
    if (this.#own !== this.#assembler) this.#own.add(given);
    if (given.usage) this.#usage = given.usage;
    if (given.usage || given.choices.length > 0) this.#usageIsLast = Boolean(given.usage);
    if (given.choices.length === 0) return;
    const chunk: AnswerChunk = { ...given, model: this.#model, choices: given.choices.map(this.#withRole) };
    if (given.usage) chunk.usage = null;
    if (this.#interruption) chunk.interruption = this.#interruption;
    this.#interruption = undefined;
    if (this.#finish && chunk.choices.every(({ index }) => this.#ended.has(index))) return;
    if (this.#finish) this.ready.push(this.#finish);
    this.#finish = undefined;
    for (const { index, finish_reason } of chunk.choices) if (finish_reason) this.#ended.add(index);
    if (this.#ended.size < this.#begun.size) this.ready.push(chunk);
    else this.#finish = this.#holdFinish(chunk);
  }

  /** Hands over what was held, with the account of the request, and the usage where it was asked for. */
  end(metadata: OvertureMetadata): void {
    const finish = this.#finish;
    if (!finish) return;
    this.#finish = undefined;
    finish.overture = metadata;
    this.ready.push(finish);
    if (this.#init.includeUsage && this.#usage) {
      const { id, object, created, model } = finish;
      this.ready.push({ id, object, created, model, choices: [], usage: this.#usage });
    }
  }

  /** A choice that has its finish reason is over: readers have stopped at it, or would see another text than `completion()`. */
  #withoutLate(whole: ChatCompletionChunk): ChatCompletionChunk {
    const choices = whole.choices.filter(({ index, delta }) => !this.#ended.has(index) || isEmpty(delta));
    if (choices.length === whole.choices.length) return whole;
    this.#hasLateContent = true;
    return { ...whole, choices };
  }

  readonly #withRole = (choice: ChatCompletionChunkChoice): ChatCompletionChunkChoice => {
    if (this.#begun.has(choice.index)) return choice;
    this.#begun.add(choice.index);
    return { ...choice, delta: { ...choice.delta, role: "assistant" } };
  };

  /** Text that comes with the finish reason is handed over at once; only the reason itself waits for the usage. */
  #holdFinish(chunk: AnswerChunk): AnswerChunk {
    if (!chunk.choices.some((choice) => choice.finish_reason && !isEmpty(choice.delta))) return chunk;
    this.ready.push(withoutFinish(chunk));
    return {
      ...chunk,
      choices: chunk.choices.map(({ index, finish_reason }) => ({ index, delta: {}, finish_reason })),
    };
  }
}

function withoutFinish(chunk: AnswerChunk): AnswerChunk {
  return { ...chunk, choices: chunk.choices.map((choice) => ({ ...choice, finish_reason: null })) };
}

function isEmpty(delta: ChatCompletionDelta): boolean {
  return (
    !delta.content &&
    !delta.tool_calls &&
    !delta.refusal &&
    !delta.reasoning_content &&
    !delta.reasoning_details &&
    !delta.audio &&
    !delta.function_call
  );
}
