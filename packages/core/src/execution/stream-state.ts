import type { Answer } from "./answer.ts";
import type { AnswerChunk } from "./delivery.ts";

/** How far a stream has come. */
export type StreamState =
  | { readonly kind: "reading" }
  | { readonly kind: "ended"; readonly answer: Answer }
  | { readonly kind: "broken"; readonly error: unknown }
  | { readonly kind: "left" };

/** Whoever waits for the next chunk. */
export interface Waiting {
  resolve(result: IteratorResult<AnswerChunk>): void;
  reject(error: unknown): void;
}
