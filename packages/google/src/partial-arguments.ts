import type { PartialArg } from "@google/genai";
import { PlacedJson } from "./core.ts";

/** Puts together the arguments of a call that Google streams value by value. */
export class PartialArguments {
  readonly #json = new PlacedJson();

  /** The piece of JSON that these values add. Throws `malformed` for a path that is none, or that leads back. */
  add(values: readonly PartialArg[]): string {
    return this.#json.add(
      values.map(({ jsonPath: path = "", stringValue, numberValue, boolValue, willContinue: more = false }) => ({
        path,
        value: stringValue ?? numberValue ?? boolValue ?? null,
        more,
      })),
    );
  }

  /** The piece of JSON that ends the arguments. */
  end(): string {
    return this.#json.end();
  }
}
