import { type EmbeddingRequest, membersOf } from "./request.ts";
import type { Embedding, EmbeddingResponse } from "./response.ts";
import { toBase64, toNumbers } from "./vector.ts";

/** What a provider gave: vectors, or why it is no answer, as the kind of its fault and in words. */
export type ReadVectors =
  | { readonly kind: "vectors"; readonly data: Embedding[] }
  | { readonly kind: "malformed" | "unsupported"; readonly message: string };

/** The vectors as the caller wants them, in the order of its input; nothing less is an answer. */
export function readVectors(body: EmbeddingResponse | undefined, request: EmbeddingRequest): ReadVectors {
  if (!Array.isArray(body?.data)) return malformed("it has no data");
  const { dimensions } = request;
  const count = membersOf(request.input).length;
  const data: (Embedding | undefined)[] = new Array(count).fill(undefined);
  for (const [place, given] of body.data.entries()) {
    const index = given?.index ?? place;
    if (!(index in data) || data[index])
      return malformed(`its vector ${String(index)} answers none of ${count} inputs`);
    // Decoded even where it is handed on as it came: what callers could not decode must not pass for an answer.
    const numbers = numbersOf(given?.embedding);
    if (!numbers) return malformed("a vector is neither numbers nor base64 of 32-bit floats");
    if (dimensions && numbers.length !== dimensions) {
      const message = `The vectors have ${numbers.length} numbers, and not the ${dimensions} that were asked for.`;
      return { kind: "unsupported", message };
    }
    const embedding = request.encoding_format === "base64" ? toBase64(given.embedding) : numbers;
    data[index] = { object: "embedding", index, embedding };
  }
  const whole = data.filter((vector) => vector !== undefined);
  return whole.length === count ? { kind: "vectors", data: whole } : malformed(`it has ${whole.length} of ${count}`);
}

function numbersOf(vector: unknown): number[] | undefined {
  if (typeof vector !== "string") {
    const fits = Array.isArray(vector) && vector.length > 0 && vector.every((number) => typeof number === "number");
    return fits ? vector : undefined;
  }
  try {
    return toNumbers(vector);
  } catch {
    return undefined;
  }
}

function malformed(why: string): ReadVectors {
  return { kind: "malformed", message: `What the provider gave is no list of vectors: ${why}.` };
}
