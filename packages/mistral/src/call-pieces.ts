import { type ChatCompletionDelta, customInput, type ToolCallDelta } from "@overture/core/provider";
import { argumentsOf, callId } from "./from-mistral.ts";
import { isObject, objectOf } from "./json.ts";
import type { ToolForms } from "./to-tools.ts";

interface OpenCall {
  /** Its place in the answer. */
  readonly index: number;
  readonly id: unknown;
  /** A tool of free text: the JSON around the text can be undone only once it is whole. */
  readonly custom: { json: string } | undefined;
}

/**
 * Reads the pieces of one choice's tool calls. Most models send each call whole, and most calls have no number, which the
 * SDK makes 0: a piece that names a function under an id of its own begins a call, whatever its number.
 */
export class CallPieces {
  readonly #forms: ToolForms;
  readonly #place: string;
  /** By Mistral's own number. */
  readonly #open = new Map<number, OpenCall>();
  readonly #customs: OpenCall[] = [];
  #count = 0;

  /** `place` tells this choice from others: calls without an id get one that is made of it. */
  constructor(forms: ToolForms, place: string) {
    this.#forms = forms;
    this.#place = place;
  }

  /** What the pieces of one chunk add. */
  read(pieces: readonly unknown[]): ChatCompletionDelta {
    const read = pieces.filter(isObject).flatMap((piece, position) => this.#piece(piece, position));
    return this.#delta(read);
  }

  /** What is left to say when the answer is over: the texts for tools of free text. */
  rest(): ChatCompletionDelta {
    const whole = this.#customs.splice(0).map(({ index, custom }): ToolCallDelta => {
      return { index, custom: { input: customInput(custom?.json ?? "") } };
    });
    return this.#delta(whole);
  }

  #piece(raw: { readonly [field: string]: unknown }, position: number): ToolCallDelta[] {
    const number = typeof raw.index === "number" ? raw.index : 0;
    const called = objectOf(raw.function);
    const name = typeof called.name === "string" ? called.name : "";
    let call = this.#open.get(number);
    const begins = call === undefined || (name !== "" && (raw.id !== call.id || position > 0));
    if (call === undefined || begins) {
      call = { index: this.#count, id: raw.id, custom: this.#forms.custom.has(name) ? { json: "" } : undefined };
      this.#count += 1;
      this.#open.set(number, call);
      if (call.custom) this.#customs.push(call);
    }
    const { index, custom } = call;
    const given = argumentsOf(called.arguments);
    if (custom) custom.json += given;
    if (!begins) return custom ? [] : [{ index, function: { arguments: given } }];
    const id = callId(raw.id, `${this.#place} ${index}`);
    return [
      custom
        ? { index, id, type: "custom", custom: { name, input: "" } }
        : { index, id, type: "function", function: { name, arguments: given } },
    ];
  }

  #delta(calls: readonly ToolCallDelta[]): ChatCompletionDelta {
    if (calls.length === 0) return {};
    if (!this.#forms.legacy) return { tool_calls: [...calls] };
    // The older form has room for one call.
    const [first] = calls;
    return first?.index === 0 && first.function ? { function_call: first.function } : {};
  }
}
