/** A model as users, decisions and ledgers write it: the provider's id, a slash, the vendor's own name. */
export type ModelName = `${string}/${string}`;

/** US dollars per million tokens. */
export interface Prices {
  readonly input: number;
  readonly output: number;
  /** Input read from the vendor's prompt cache; the input price where the vendor has no discount. */
  readonly cacheRead?: number | undefined;
  /** Input written to the vendor's prompt cache; the input price where the vendor has no surcharge. */
  readonly cacheWrite?: number | undefined;
  /** What applies to the whole request once its input is longer than `overInputTokens`; ascending. */
  readonly longContext?: readonly (TokenPrices & { readonly overInputTokens: number })[] | undefined;
  /**
   * What other service tiers than the default one cost, as a multiple of all these prices, by OpenAI's name of the tier:
   * `{ flex: 0.5, priority: 1.8 }`. Absent: nobody knows.
   */
  readonly serviceTiers?: Readonly<Record<string, number>> | undefined;
}

/** The prices of one length of input. */
export type TokenPrices = Omit<Prices, "longContext" | "serviceTiers">;

/** What a model can do; what it cannot do makes it ineligible for a request that needs it. */
export interface Capabilities {
  readonly tools: boolean;
  readonly images: boolean;
  readonly audio: boolean;
  /** Documents such as PDF. */
  readonly files: boolean;
  /**
   * `response_format: { type: "json_schema" }`: enforced by the vendor, or, where an adapter says so in a warning, asked for
   * in words.
   */
  readonly jsonSchema: boolean;
  /** `no`, `optional`, or `always`: whether the model thinks before it answers. */
  readonly reasoning: "no" | "optional" | "always";
  /** Whether it takes a temperature; where not, one is dropped with a warning. */
  readonly temperature: boolean;
  /** Whether it goes on where a last message of the assistant ends, as its own answer's beginning. @default false */
  readonly assistantPrefix?: boolean | undefined;
}

/** What a model that makes vectors is known for. */
export interface EmbeddingTraits {
  /**
   * The embedding model behind a deployment's name. Vectors are only compared within one space, so that only deployments
   * of one space stand in for each other. @default the vendor's name of the model
   */
  readonly space?: string | undefined;
  /** How long its vectors are, if the request does not say. */
  readonly dimensions?: number | undefined;
}

/** How good a model's answers were found to be, by somebody who measured it: where learning starts from. */
export interface ModelQuality {
  /** From 0 to 1, over everything that was measured. */
  readonly mean: number;
  /** Who measured what, so that it can be looked up. */
  readonly source: string;
  /** The day of the measurement: `2026-06-25`. */
  readonly asOf: string;
  /** The same for requests of a task, by the task's name. */
  readonly byTask?: Readonly<Record<string, number>> | undefined;
}

/** What is known of a model. A model without a card is passed on with a warning. */
export interface ModelCard {
  /** The vendor's own name, without the provider. */
  readonly name: string;
  /** The models that it is a version of, for example `claude-sonnet`. */
  readonly family?: string | undefined;
  /** Input and output together. */
  readonly contextTokens?: number | undefined;
  readonly maxOutputTokens?: number | undefined;
  /** Absent: unknown. */
  readonly prices?: Prices | undefined;
  readonly capabilities: Capabilities;
  /** Absent: nothing was measured that can be looked up. */
  readonly quality?: ModelQuality | undefined;
  /** Present on a model that makes vectors, and no answers. */
  readonly embedding?: EmbeddingTraits | undefined;
  /** Whether `auto` considers it when the `models` option is not given. */
  readonly recommended?: boolean | undefined;
  /** The vendor itself serves it no longer: it is found by its name, for proxies and old bills, but not by a pattern. */
  readonly retired?: boolean | undefined;
}

/** A change to a card: what is given replaces what was known. */
export type ModelCardChange = Partial<Omit<ModelCard, "name" | "capabilities">> & {
  readonly capabilities?: Partial<Capabilities> | undefined;
};
