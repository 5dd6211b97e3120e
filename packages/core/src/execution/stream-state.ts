import type { Answer } from "./answer.ts";

/** How far a stream has come. */
export type StreamState =
  | { readonly kind: "reading" }
  | { readonly kind: "ended"; readonly answer: Answer }
  | { readonly kind: "broken"; readonly error: unknown }
  | { readonly kind: "left" };
