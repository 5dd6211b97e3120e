import type { FunctionCall, Part } from "@google/genai";
import {
  type CallForms,
  type ChatCompletionDelta,
  callsDelta,
  present,
  type ReasoningDetail,
  type ToolCallDelta,
  WrittenCall,
} from "./core.ts";
import { PartialArguments } from "./partial-arguments.ts";

/** A call whose arguments are still coming. */
interface OpenCall {
  readonly call: WrittenCall;
  readonly arguments: PartialArguments;
}

/** What Google signed, and where that was. */
interface Thought {
  /** The words of a thought; absent for a signature on words or on a call. */
  text?: string | undefined;
  signature?: string | undefined;
  readonly on: "thought" | "text" | "call";
  /** How many calls came before. */
  readonly calls: number;
  /** Whether words came before. */
  readonly afterText: boolean;
}

/** Reads the parts of one candidate, in order, as the deltas that they come to. */
export class PartReader {
  readonly #offer: CallForms;
  readonly #idOf: (index: number) => string;
  readonly #thoughts: Thought[] = [];
  #calls = 0;
  #hasText = false;
  #open: OpenCall | undefined;

  /** `idOf` makes the id of a call that Google gave none. */
  constructor(offer: CallForms, idOf: (index: number) => string) {
    this.#offer = offer;
    this.#idOf = idOf;
  }

  /** How many calls there are so far. */
  get calls(): number {
    return this.#calls;
  }

  /** Whether there is neither a word nor a call so far. */
  get empty(): boolean {
    return this.#calls === 0 && !this.#hasText;
  }

  /** What Google signed so far, for the next turn. */
  get details(): ReasoningDetail[] {
    return this.#thoughts.map(({ text, signature, on, calls, afterText }) => {
      // A message holds its words first, wherever they stood among the calls.
      const behindText = this.#hasText && on !== "text" && (on === "call" || afterText || calls > 0);
      const position = on === "text" ? 0 : calls + (behindText ? 1 : 0);
      return present({ type: "thinking" as const, provider: "google", position, text, signature });
    });
  }

  /** What the part adds to the answer. */
  add(part: Part): ChatCompletionDelta[] {
    const signature = part.thoughtSignature;
    if (part.functionCall) return this.#addCall(part.functionCall, signature);
    if (typeof part.text !== "string") return [];
    if (part.thought) return this.#addThought(part.text, signature);
    if (part.text !== "") this.#hasText = true;
    if (signature) this.#note({ signature, on: this.#hasText ? "text" : "call" });
    return part.text === "" ? [] : [{ content: part.text }];
  }

  /** Ends a call that Google left open; `cut` leaves it so, since the answer itself was cut. */
  end(cut: boolean): ChatCompletionDelta[] {
    return cut ? [] : this.#close();
  }

  #addThought(text: string, signature: string | undefined): ChatCompletionDelta[] {
    const last = this.#thoughts.at(-1);
    const goesOn = last?.on === "thought" && !last.signature && last.calls === this.#calls;
    if (goesOn && last.afterText === this.#hasText) {
      last.text += text;
      if (signature) last.signature = signature;
    } else if (text !== "" || signature) this.#note({ text, signature: signature || undefined, on: "thought" });
    return text === "" ? [] : [{ reasoning_content: text }];
  }

  #note(thought: Pick<Thought, "text" | "signature" | "on">): void {
    this.#thoughts.push({ ...thought, calls: this.#calls, afterText: this.#hasText });
  }

  #addCall(call: FunctionCall, signature: string | undefined): ChatCompletionDelta[] {
    const { name, args, partialArgs } = call;
    const deltas = name || !this.#open ? this.#close() : [];
    if (name) {
      if (signature) this.#note({ signature, on: "call" });
      const index = this.#calls;
      this.#calls += 1;
      const written = new WrittenCall(this.#offer, index, name);
      this.#open = { call: written, arguments: new PartialArguments() };
      deltas.push(...this.#deltas([written.begin(call.id || this.#idOf(index), "")]));
    }
    if (!this.#open) return deltas;
    if (partialArgs?.length) deltas.push(...this.#write(this.#open.arguments.add(partialArgs)));
    const ended = !call.willContinue && (!partialArgs?.length || call.willContinue === false);
    if (ended) deltas.push(...this.#close(args && JSON.stringify(args)));
    return deltas;
  }

  #close(rest: string | undefined = this.#open?.arguments.end()): ChatCompletionDelta[] {
    const deltas = [...this.#write(rest ?? ""), ...this.#deltas(this.#open?.call.end() ?? [])];
    this.#open = undefined;
    return deltas;
  }

  #write(json: string): ChatCompletionDelta[] {
    return json === "" ? [] : this.#deltas(this.#open?.call.write(json) ?? []);
  }

  #deltas(pieces: readonly ToolCallDelta[]): ChatCompletionDelta[] {
    const delta = callsDelta(pieces, this.#offer.legacy);
    return delta ? [delta] : [];
  }
}
