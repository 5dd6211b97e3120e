import type { ModelName } from "../catalog/index.ts";
import { type ChatCompletionChunk, type ChatCompletionDelta, CompletionAssembler, type Usage } from "../chat/index.ts";
import type { OvertureMetadata } from "../telemetry/index.ts";

/** A piece of a streamed answer; the one with the finish reason carries Overture's account of the request. */
export interface AnswerChunk extends ChatCompletionChunk {
  overture?: OvertureMetadata;
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
 * all. It changes chunks in place, since nobody else holds them.
 */
export class Delivery {
  readonly assembler: CompletionAssembler = new CompletionAssembler();
  /** Chunks that are ready for the caller, in order. */
  readonly ready: AnswerChunk[] = [];
  readonly #init: DeliveryInit;
  readonly #begun: boolean[] = [];
  #finish: AnswerChunk | undefined;
  #usage: Usage | undefined;

  constructor(init: DeliveryInit) {
    this.#init = init;
  }

  /** Whether every choice has ended, so that only the usage can still come. */
  get finishing(): boolean {
    return this.#finish !== undefined;
  }

  /** Whether the usage has come. */
  get hasUsage(): boolean {
    return this.#usage !== undefined;
  }

  /** Takes the provider's next chunk. */
  push(chunk: ChatCompletionChunk): void {
    this.assembler.add(chunk);
    if (chunk.usage) {
      this.#usage = chunk.usage;
      chunk.usage = null;
    }
    if (chunk.choices.length === 0) return;
    chunk.model = this.#init.model;
    this.#nameRoles(chunk);
    if (this.#finish) {
      // A choice that nobody expected goes on: what was held was not the end.
      this.ready.push(this.#finish);
      this.#finish = undefined;
    }
    if (this.assembler.finishedChoices < this.#init.choices) this.ready.push(chunk);
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

  #nameRoles(chunk: ChatCompletionChunk): void {
    for (const { index, delta } of chunk.choices) {
      if (this.#begun[index]) continue;
      this.#begun[index] = true;
      delta.role = "assistant";
    }
  }

  /** Text that comes with the finish reason is handed over at once; only the reason itself waits for the usage. */
  #holdFinish(chunk: ChatCompletionChunk): AnswerChunk {
    if (!chunk.choices.some((choice) => choice.finish_reason && !isEmpty(choice.delta))) return chunk;
    const finish: AnswerChunk = {
      ...chunk,
      choices: chunk.choices.map(({ index, finish_reason }) => ({ index, delta: {}, finish_reason })),
    };
    for (const choice of chunk.choices) choice.finish_reason = null;
    this.ready.push(chunk);
    return finish;
  }
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
