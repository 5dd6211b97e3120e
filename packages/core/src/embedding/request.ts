import type { Open } from "../chat/index.ts";

/**
 * What vectors are wanted of: a text, several texts, or either as the numbers of the model's own tokens. Every member
 * becomes one vector.
 */
export type EmbeddingInput = string | readonly string[] | readonly number[] | readonly (readonly number[])[];

/**
 * A request for vectors, in OpenAI's shape. Anything that the `openai` package's types accept is accepted here;
 * `providerOptions` is Overture's own and never reaches a provider.
 */
export interface EmbeddingRequest {
  readonly model: string;
  readonly input: EmbeddingInput;
  /** How long the vectors are to be, for models that can shorten them. @default the model's own length */
  readonly dimensions?: number | null | undefined;
  /** How the vectors come: as numbers, or as base64 of 32-bit floats, lowest byte first. @default "float" */
  readonly encoding_format?: Open<"float" | "base64"> | null | undefined;
  readonly user?: string | null | undefined;
  /** What only one vendor knows, by provider id; its adapter merges it into the vendor's own request. */
  readonly providerOptions?: { readonly [provider: string]: { readonly [option: string]: unknown } } | null | undefined;
}

/** The members of an input, each of which becomes one vector. */
export function membersOf(input: EmbeddingInput): readonly (string | readonly number[])[] {
  if (typeof input === "string") return [input];
  return isTokens(input) ? [input] : input;
}

function isTokens(input: Exclude<EmbeddingInput, string>): input is readonly number[] {
  return typeof input[0] === "number";
}
