import type { ModelCard } from "./core.ts";

/** What a Gemini model's generation decides about the form of a request, beyond what its card says. */
export interface ModelTraits {
  /** The generation, for example 2.5; endless for a name that always means the newest, 0 for one that is not Gemini's. */
  readonly version: number;
  /** Whether it is of the large kind, which can't leave thinking out. */
  readonly pro: boolean;
  /** `budget`: a number of thinking tokens; `level`: a word. */
  readonly thinking: "none" | "budget" | "level";
}

/** Reads a model's traits off its name, `gemini-3.5-flash` and `models/gemini-2.5-pro` alike, corrected by its card. */
export function traitsOf(model: string, card: ModelCard | undefined): ModelTraits {
  const number = /gemini-(\d+(?:\.\d+)?)/.exec(model)?.[1];
  const version = number === undefined ? (model.includes("gemini") ? Number.POSITIVE_INFINITY : 0) : Number(number);
  const thinks = card === undefined ? version >= 2.5 : card.capabilities.reasoning !== "no";
  return {
    version,
    pro: model.includes("pro"),
    // A card may say of any model that it thinks: an unknown name then counts as a new one.
    thinking: !thinks ? "none" : version >= 3 || version === 0 ? "level" : "budget",
  };
}
