import { CallPieces } from "./call-pieces.ts";
import {
  type ChatCompletionChunk,
  type ChatCompletionChunkChoice,
  type ChatCompletionDelta,
  ChoiceMap,
  epochSeconds,
  type ReasoningDetail,
} from "./core.ts";
import { contentPieces } from "./from-content.ts";
import { finishReasonOf } from "./from-finish-reason.ts";
import { fromUsage, serviceTierOf } from "./from-usage.ts";
import { isObject, type JsonObject, listOf, objectOf } from "./json.ts";
import { PrefixCut } from "./prefix-cut.ts";
import { Thinking } from "./thinking.ts";
import type { AnswerForms } from "./to-mistral.ts";

/** An answer of Mistral's, as far as it is read here, in the SDK's names. */
export interface MistralAnswer extends JsonObject {
  readonly id: string;
  readonly choices: readonly unknown[];
}

/** Translates the chunks of one stream. */
export class ChunkTranslator {
  readonly #model: string;
  readonly #created: number = epochSeconds();
  readonly #choices: ChoiceMap<ChoiceTranslator>;
  #id = "";

  /** `model` is the name for chunks that tell none. */
  constructor(forms: AnswerForms, model: string) {
    this.#model = model;
    this.#choices = new ChoiceMap((index) => new ChoiceTranslator(forms, `${this.#id} ${index}`));
  }

  /** Whether every choice has its finish reason. */
  get finished(): boolean {
    return this.#choices.finished;
  }

  /** The chunk in OpenAI's shape. */
  translate(chunk: MistralAnswer): ChatCompletionChunk {
    const { id, created, model } = chunk;
    this.#id = id;
    const translated: ChatCompletionChunk = {
      id,
      object: "chat.completion.chunk",
      created: typeof created === "number" ? created : this.#created,
      model: typeof model === "string" ? model : this.#model,
      choices: chunk.choices.filter(isObject).flatMap((choice) => this.#choice(choice)),
    };
    const usage = fromUsage(chunk.usage);
    if (usage) translated.usage = usage;
    const tier = serviceTierOf(chunk.usage);
    if (tier !== undefined) translated.service_tier = tier;
    return translated;
  }

  #choice(choice: JsonObject): ChatCompletionChunkChoice[] {
    const index = typeof choice.index === "number" ? choice.index : 0;
    const translator = this.#choices.at(index);
    return translator ? [{ index, ...translator.translate(choice) }] : [];
  }
}

class ChoiceTranslator {
  readonly #forms: AnswerForms;
  readonly #calls: CallPieces;
  readonly #cut: PrefixCut;
  readonly #details: ReasoningDetail[] = [];
  #thinking: Thinking | undefined;
  finished = false;

  constructor(forms: AnswerForms, place: string) {
    this.#forms = forms;
    this.#calls = new CallPieces(forms, place);
    this.#cut = new PrefixCut(forms.prefix);
  }

  translate(choice: JsonObject): Omit<ChatCompletionChunkChoice, "index"> {
    const given = objectOf(choice.delta);
    const reason = choice.finishReason;
    const delta: ChatCompletionDelta = given.role === "assistant" ? { role: "assistant" } : {};
    if (given.role !== "tool") for (const piece of contentPieces(given.content)) this.#say(delta, piece);
    const calls = listOf(given.toolCalls);
    if (calls.length > 0) {
      this.#endThinking(delta);
      Object.assign(delta, this.#calls.read(calls));
    }
    if (typeof reason !== "string") return { delta, finish_reason: null };
    this.#endThinking(delta);
    this.#write(delta, this.#cut.rest());
    const rest = this.#calls.rest();
    if (rest.tool_calls) delta.tool_calls = [...(delta.tool_calls ?? []), ...rest.tool_calls];
    const finish = finishReasonOf(reason, this.#forms);
    this.finished = true;
    return { delta, finish_reason: finish };
  }

  #say(delta: ChatCompletionDelta, piece: ReturnType<typeof contentPieces>[number]): void {
    if (piece.kind === "thinking") {
      this.#thinking ??= new Thinking();
      const words = this.#thinking.add(piece.chunk);
      if (words !== "") delta.reasoning_content = (delta.reasoning_content ?? "") + words;
      return;
    }
    this.#endThinking(delta);
    this.#write(delta, this.#cut.cut(piece.text));
  }

  #write(delta: ChatCompletionDelta, text: string): void {
    if (text !== "") delta.content = (delta.content ?? "") + text;
  }

  #endThinking(delta: ChatCompletionDelta): void {
    if (!this.#thinking) return;
    this.#details.push(this.#thinking.detail());
    this.#thinking = undefined;
    delta.reasoning_details = [...this.#details];
  }
}
