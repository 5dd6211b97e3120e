import { type CallForms, type ChatCompletionDelta, callsDelta, type ToolCallDelta, WrittenCall } from "./core.ts";
import { isObject, type JsonObject, objectOf } from "./json.ts";
import { shortId } from "./tool-ids.ts";

/**
 * Reads the pieces of one choice's tool calls. Most models send each call whole, and most calls have no number, which the
 * SDK makes 0: a piece that names a function under an id of its own begins a call, whatever its number.
 */
export class CallPieces {
  readonly #forms: CallForms;
  readonly #place: string;
  /** By Mistral's own number. */
  readonly #open = new Map<unknown, { readonly id: unknown; readonly call: WrittenCall }>();
  readonly #calls: WrittenCall[] = [];

  /** `place` tells this choice from others: calls without an id get one that is made of it. */
  constructor(forms: CallForms, place: string) {
    this.#forms = forms;
    this.#place = place;
  }

  /** What the pieces of one chunk add. */
  read(pieces: readonly unknown[]): ChatCompletionDelta {
    return this.#delta(pieces.filter(isObject).flatMap((piece, position) => this.#piece(piece, position)));
  }

  /** What is left to say when the answer is over: the texts for tools of free text. */
  rest(): ChatCompletionDelta {
    return this.#delta(this.#calls.splice(0).flatMap((call) => call.end()));
  }

  #piece({ index: number = 0, id, function: called }: JsonObject, position: number): ToolCallDelta[] {
    const { name, arguments: given } = objectOf(called);
    // Mistral sends arguments as JSON text, or as the object itself.
    const json = typeof given === "string" ? given : JSON.stringify(given ?? {});
    const open = this.#open.get(number);
    if (open && (!name || (id === open.id && position === 0))) return open.call.write(json);
    const index = this.#calls.length;
    const call = new WrittenCall(this.#forms, index, String(name ?? ""));
    this.#calls.push(call);
    this.#open.set(number, { id, call });
    // The SDK says `null` where there was no id.
    return [call.begin(id && id !== "null" ? String(id) : shortId(`${this.#place} ${index}`), json)];
  }

  #delta(calls: readonly ToolCallDelta[]): ChatCompletionDelta {
    return callsDelta(calls, this.#forms.legacy) ?? {};
  }
}
