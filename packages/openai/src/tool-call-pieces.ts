import type { ToolCallDelta } from "@overture/core/provider";
import { countOf, isObject, type JsonObject, textOf } from "@overture/core/provider";
import { argumentsText, type CallOrigin, missingCallId } from "./tool-calls.ts";

interface OpenCall {
  /** Its place in the answer. */
  readonly index: number;
  /** The id that its server gave it. */
  readonly id: string | undefined;
}

/**
 * Reads the pieces of one choice's tool calls. Some servers number all parallel calls 0, or none: a piece that names a
 * function under an id of its own begins a call, whatever its number.
 */
export class ToolCallPieces {
  readonly #origin: CallOrigin;
  /** By the server's own number. */
  readonly #open = new Map<number, OpenCall>();
  #count = 0;

  constructor(origin: CallOrigin) {
    this.#origin = origin;
  }

  /** The pieces as ours. */
  read(pieces: readonly unknown[]): ToolCallDelta[] {
    const read: ToolCallDelta[] = [];
    for (const [position, piece] of pieces.entries()) if (isObject(piece)) read.push(this.#piece(piece, position));
    return read;
  }

  #piece(raw: JsonObject, position: number): ToolCallDelta {
    const number = countOf(raw.index) ?? position;
    const id = textOf(raw.id);
    const called = isObject(raw.function) ? raw.function : isObject(raw.custom) ? raw.custom : {};
    let call = this.#open.get(number);
    const begins = !call || (id !== undefined && call.id !== undefined && id !== call.id && textOf(called.name));
    if (!call || begins) {
      call = { index: this.#count, id };
      this.#count += 1;
      this.#open.set(number, call);
    }
    const piece: ToolCallDelta = { index: call.index };
    if (begins) piece.id = id ?? missingCallId(this.#origin, call.index);
    if (raw.type === "custom" || isObject(raw.custom)) {
      if (begins) piece.type = "custom";
      piece.custom = { ...nameOf(called), input: argumentsText(called.input) };
    } else {
      if (begins) piece.type = "function";
      piece.function = { ...nameOf(called), arguments: argumentsText(called.arguments) };
    }
    return piece;
  }
}

function nameOf(called: JsonObject): { name?: string } {
  const name = textOf(called.name);
  return name === undefined ? {} : { name };
}
