import type { ChatMessage } from "../../../chat/index.ts";

/** A prompt for every occasion. */
export type EveryPrompt = { readonly [Name in keyof CouncilPrompts]-?: NonNullable<CouncilPrompts[Name]> };

/** One answer as others are shown it: without a name. */
export interface AnonymousAnswer {
  /** `A`, `B`, …, in an order that is drawn anew for each reader. */
  readonly label: string;
  readonly text: string;
}

/** What a reader of answers is shown. */
export interface CouncilMaterial {
  /** The conversation as text, with the request's system message. */
  readonly conversation: string;
  readonly answers: readonly AnonymousAnswer[];
  /** What nobody could know who wrote any of it: it marks where each text begins and ends. */
  readonly boundary: string;
}

/** What a chairman is shown on top. */
export interface SynthesisMaterial extends CouncilMaterial {
  /** The labels in the order in which the members ranked them, the best first; undefined where they did not. */
  readonly standing: readonly string[] | undefined;
  /** Claims that only one of the answers makes. */
  readonly unsupported: readonly string[];
}

/** What whoever compares claims is shown on top. */
export interface SupportMaterial extends CouncilMaterial {
  readonly claims: readonly string[];
}

/**
 * Prompts of your own in the place of Overture's. Each has to ask for the same reply as the one it replaces, and to mark with
 * `boundary` where texts begin and end that others wrote.
 */
export interface CouncilPrompts {
  /** Asks for `{"ranking": ["B", "A"]}`: all labels, the best first. */
  readonly rank?: ((material: CouncilMaterial) => readonly ChatMessage[]) | undefined;
  /** Asks for `{"better": "A"}`, `"B"` or `"tie"`. */
  readonly judge?: ((material: CouncilMaterial) => readonly ChatMessage[]) | undefined;
  /** Asks for the final answer; it is put behind the messages of the request. */
  readonly synthesize?: ((material: SynthesisMaterial) => readonly ChatMessage[]) | undefined;
  /** Asks for `{"claims": [{"supports": ["A"], "contradicts": []}]}`, one for each claim, in order. */
  readonly support?: ((material: SupportMaterial) => readonly ChatMessage[]) | undefined;
}
