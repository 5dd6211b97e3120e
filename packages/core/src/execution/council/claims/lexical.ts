import { readAnswer, relationOf } from "./compare.ts";
import type { Relate } from "./weigh-claims.ts";

/** Compares by words, numbers and names: it asks nobody and costs nothing. */
export const lexical: Relate = (claims, answers) => {
  const read = answers.map(readAnswer);
  return claims.map((claim) => read.map((answer) => relationOf(claim, answer)));
};
