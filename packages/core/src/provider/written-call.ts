import type { ChatCompletionDelta, ToolCallDelta } from "../chat/index.ts";
import { customInput, type ToolOffer } from "./offered-tools.ts";

/** What of the offered tools the translation of an answer's calls must know. */
export type CallForms = Pick<ToolOffer, "custom" | "legacy">;

/** A tool call while its arguments come in, as the pieces of one that OpenAI's shape has. */
export class WrittenCall {
  /** Its place among the calls of the answer. */
  readonly index: number;
  readonly #name: string;
  readonly #isCustom: boolean;
  /** A tool of free text: the JSON around the text can be undone only once it is whole. */
  #json = "";

  constructor({ custom }: Pick<CallForms, "custom">, index: number, name: string) {
    this.index = index;
    this.#name = name;
    this.#isCustom = custom.has(name);
  }

  /** The piece that begins it, with the first of its arguments' JSON. */
  begin(id: string, json: string): ToolCallDelta {
    const { index } = this;
    const name = this.#name;
    if (!this.#isCustom) return { index, id, type: "function", function: { name, arguments: json } };
    this.#json = json;
    return { index, id, type: "custom", custom: { name, input: "" } };
  }

  /** The piece that more of the arguments' JSON comes to, if any. */
  write(json: string): ToolCallDelta[] {
    this.#json += json;
    return this.#isCustom ? [] : [{ index: this.index, function: { arguments: json } }];
  }

  /** What is left to say when the arguments are whole: the text for a tool of free text. */
  end(): ToolCallDelta[] {
    return this.#isCustom ? [{ index: this.index, custom: { input: customInput(this.#json) } }] : [];
  }
}

/** Pieces of calls as what they add to an answer, if anything. The older form has room for the first call alone. */
export function callsDelta(calls: readonly ToolCallDelta[], legacy: boolean): ChatCompletionDelta | undefined {
  if (!legacy) return calls.length > 0 ? { tool_calls: [...calls] } : undefined;
  const [first] = calls;
  return first?.index === 0 && first.function ? { function_call: first.function } : undefined;
}
