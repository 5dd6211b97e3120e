import { cutClaims } from "./cut-claims.ts";
import { type Statement, statementOf } from "./statement.ts";

/** What one text says of a claim of another. */
export type Relation = "supports" | "contradicts" | "apart";

/** The share of a claim's words that another sentence must have to be about the same. */
const leastOverlap = 0.6;
/** Words that a sentence may have beyond the claim's, as a share of them, to be called another number's or name's. */
const leastMutual = 0.5;

/** An answer, read once. */
export interface ReadAnswer {
  readonly text: string;
  readonly statements: readonly Statement[];
}

/** Reads an answer for {@link relationOf}. */
export function readAnswer(answer: string): ReadAnswer {
  return { text: plain(answer), statements: cutClaims(answer).map(statementOf) };
}

/**
 * What an answer says of a claim, by its words alone: it supports it if it contains it, or if one of its sentences has most of
 * its words and all its numbers and names; it contradicts it if such a sentence has another number or another name, or is
 * negated where the claim is not. A sentence that supports it outweighs one that contradicts it.
 */
export function relationOf(claim: string, answer: ReadAnswer): Relation {
  if (answer.text.includes(plain(claim))) return "supports";
  const said = statementOf(claim);
  let relation: Relation = "apart";
  for (const statement of answer.statements) {
    const found = compare(said, statement);
    if (found === "supports") return found;
    if (found === "contradicts") relation = found;
  }
  return relation;
}

function compare(claim: Statement, other: Statement): Relation {
  const otherNames = [...claim.names].filter((name) => !other.names.has(name) && !other.words.has(name));
  const ownNames = [...other.names].filter((name) => !claim.names.has(name) && !claim.words.has(name));
  const common = [...claim.words].filter((word) => other.words.has(word)).length + claim.names.size - otherNames.length;
  const size = claim.words.size + claim.names.size - otherNames.length;
  if (size === 0 || common / size < leastOverlap) return "apart";
  const mutual = common / Math.max(1, other.words.size + other.names.size - ownNames.length) >= leastMutual;
  const otherNumbers = [...claim.numbers].filter((number) => !other.numbers.has(number));
  if (otherNumbers.length > 0) return mutual && other.numbers.size > 0 ? "contradicts" : "apart";
  if (otherNames.length > 0) return mutual && ownNames.length > 0 ? "contradicts" : "apart";
  if (claim.negated !== other.negated) return mutual ? "contradicts" : "apart";
  return "supports";
}

function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[*_`]/gu, "")
    .replace(/\s+/gu, " ")
    .replace(/[.!]+\s*$/u, "")
    .trim();
}
