import { type EmbeddingRequest, type EmbeddingResponse, membersOf } from "../embedding/index.ts";
import { dropped, fault, type Warning } from "../provider/index.ts";

/** Rounding leaves a vector of length 1 nearer to it than this. */
const lengthError = 0.01;

/**
 * The texts that vectors are wanted of; warns of what a vendor has no place for. Throws `unsupported` for tokens: their
 * numbers mean another thing to each vendor.
 */
export function textsOf({ input, user }: EmbeddingRequest, vendor: string, warnings: Warning[]): string[] {
  if (user) warnings.push(dropped("user", `${vendor} has nothing like it`));
  return membersOf(input).map((member) => {
    if (typeof member === "string") return member;
    throw fault("unsupported", `${vendor} makes vectors of texts, not of OpenAI's tokens.`, "input");
  });
}

/** A vector as vendors give it. */
export interface VendorVector {
  readonly embedding?: readonly number[] | undefined;
  /** The place of its text in the request. @default its own place in the list */
  readonly index?: number | undefined;
}

/**
 * A vendor's vectors as OpenAI gives them: of length 1, which some models' are not once
 * they are shortened. `tokens`: what the vendor counted; none, or 0, is no report. What a vector must be is looked at where
 * all vendors' are.
 */
export function vectorsOf(
  vectors: readonly VendorVector[],
  model: string,
  tokens: number | undefined,
): EmbeddingResponse {
  const data = vectors.map(({ embedding = [], index }, place) => {
    return { object: "embedding" as const, index: index ?? place, embedding: unit(embedding) };
  });
  const response: EmbeddingResponse = { object: "list", data, model };
  if (tokens) response.usage = { prompt_tokens: tokens, total_tokens: tokens };
  return response;
}

function unit(vector: readonly number[]): number[] {
  const length = Math.sqrt(vector.reduce((sum, number) => sum + number * number, 0));
  const isUnit = Math.abs(length - 1) < lengthError;
  return isUnit || !(length > 0) ? [...vector] : vector.map((number) => number / length);
}
