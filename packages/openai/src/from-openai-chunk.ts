import {
  type ChatCompletionChunk,
  type ChatCompletionChunkChoice,
  type ChatCompletionDelta,
  countOf,
  faultOfBody,
  isObject,
  type JsonObject,
  ProviderFault,
  textOf,
} from "@overture/core/provider";
import { contentOf } from "./content.ts";
import { finishReasonOf } from "./finish-reason.ts";
import { frameOf, logprobsFrom } from "./from-openai.ts";
import { usageFrom } from "./from-openai-usage.ts";
import { ToolCallPieces } from "./tool-call-pieces.ts";

/** Translates the chunks of one stream, in order. */
export class ChunkReader {
  readonly #model: string;
  /** By choice: whether it has its finish reason. */
  readonly #finished = new Map<number, boolean>();
  readonly #pieces = new Map<number, ToolCallPieces>();

  constructor(model: string) {
    this.#model = model;
  }

  /** Whether every choice seen has its finish reason, and there is at least one. */
  get finished(): boolean {
    if (this.#finished.size === 0) return false;
    for (const finished of this.#finished.values()) if (!finished) return false;
    return true;
  }

  /** The event as a chunk of ours. Throws the fault of an error event, and `malformed` for what is no chunk. */
  read(data: unknown): ChatCompletionChunk {
    if (!isObject(data)) throw new ProviderFault({ kind: "malformed", message: "A chunk of the stream is no object." });
    if (data.error) throw faultOfBody(data.error);
    const frame = frameOf(data, this.#model);
    const chunk: ChatCompletionChunk = { ...data, ...frame, object: "chat.completion.chunk", choices: [] };
    delete chunk.usage;
    const usage = usageFrom(data.usage);
    if (usage) chunk.usage = usage;
    if (!Array.isArray(data.choices)) return chunk;
    for (const [position, choice] of data.choices.entries()) {
      if (isObject(choice)) chunk.choices.push(this.#choice(choice, position, frame.id));
    }
    return chunk;
  }

  #choice(raw: JsonObject, position: number, completion: string): ChatCompletionChunkChoice {
    const index = countOf(raw.index) ?? position;
    const finish_reason = finishReasonOf(raw.finish_reason);
    if (finish_reason !== null || !this.#finished.has(index)) this.#finished.set(index, finish_reason !== null);
    const delta = isObject(raw.delta) ? this.#delta(raw.delta, index, completion) : {};
    const choice: ChatCompletionChunkChoice = { index, delta, finish_reason };
    const logprobs = logprobsFrom(raw.logprobs);
    if (logprobs) choice.logprobs = logprobs;
    return choice;
  }

  #delta(raw: JsonObject, index: number, completion: string): ChatCompletionDelta {
    const {
      role,
      content,
      refusal,
      tool_calls,
      reasoning: _,
      reasoning_content: __,
      reasoning_details: ___,
      ...rest
    } = raw;
    const delta: ChatCompletionDelta = rest;
    if (textOf(role)) delta.role = "assistant";
    const said = contentOf(raw);
    if (content === null || said.text !== null) delta.content = said.text;
    if (refusal === null || typeof refusal === "string") delta.refusal = refusal;
    if (said.reasoning !== undefined) delta.reasoning_content = said.reasoning;
    if (!Array.isArray(tool_calls) || tool_calls.length === 0) return delta;
    let pieces = this.#pieces.get(index);
    if (!pieces) {
      pieces = new ToolCallPieces({ completion, choice: index });
      this.#pieces.set(index, pieces);
    }
    delta.tool_calls = pieces.read(tool_calls);
    return delta;
  }
}
