import type { EmbedTexts } from "../../../profile/index.ts";
import { type Relation, readAnswer, relationOf } from "./compare.ts";
import { cutClaims } from "./cut-claims.ts";
import { statementOf } from "./statement.ts";
import type { Relate } from "./weigh-claims.ts";

/**
 * Says whether a text entails a claim, contradicts it, or says nothing of it. `signal` aborts once nobody waits for it any
 * longer.
 */
export type Entails = (
  text: string,
  claim: string,
  options: { readonly signal: AbortSignal },
) => "entails" | "contradicts" | "neither" | Promise<"entails" | "contradicts" | "neither">;

/** Sentences whose vectors are nearer than this say the same, by the cosine. */
const leastCosine = 0.82;
/** Questions to the caller's hook that are under way at the same time. */
const mostAtOnce = 16;

/** Compares by the caller's vectors, with numbers and negations held against each other as always: vectors hardly see them. */
export function byEmbedding(embed: EmbedTexts, signal: AbortSignal): Relate {
  return async (claims, answers) => {
    const read = answers.map(readAnswer);
    const sentences = answers.map(cutClaims);
    const flat = sentences.flat();
    const vectors = await embed([...claims, ...flat], { signal });
    const at = new Map(flat.map((sentence, index) => [sentence, vectors[claims.length + index]]));
    return claims.map((claim, index) => {
      const said = statementOf(claim);
      return read.map((answer, member) => {
        const lexical = relationOf(claim, answer);
        if (lexical !== "apart") return lexical;
        const near = (sentences[member] ?? []).filter((each) => cosine(vectors[index], at.get(each)) >= leastCosine);
        const same = near.map(statementOf);
        if (same.some((other) => includesAll(said.numbers, other.numbers) && said.negated === other.negated))
          return "supports";
        return same.length > 0 ? "contradicts" : "apart";
      });
    });
  };
}

/** Compares by the caller's own judgement. */
export function byEntailment(entails: Entails, signal: AbortSignal): Relate {
  return async (claims, answers) => {
    const relations = claims.map(() => answers.map((): Relation => "apart"));
    const questions = claims.flatMap((claim, row) => answers.map((answer, member) => ({ claim, answer, row, member })));
    const work = async (): Promise<void> => {
      for (let next = questions.shift(); next && !signal.aborted; next = questions.shift()) {
        const said = await entails(next.answer, next.claim, { signal });
        const row = relations[next.row];
        if (row) row[next.member] = said === "entails" ? "supports" : said === "contradicts" ? said : "apart";
      }
    };
    await Promise.all(Array.from({ length: mostAtOnce }, work));
    return relations;
  };
}

function includesAll(wanted: ReadonlySet<number>, given: ReadonlySet<number>): boolean {
  return [...wanted].every((number) => given.has(number));
}

function cosine(one: ArrayLike<number> | undefined, other: ArrayLike<number> | undefined): number {
  if (!one || !other) return 0;
  let [dot, left, right] = [0, 0, 0];
  for (let index = 0; index < one.length; index += 1) {
    const [value, beside] = [one[index] ?? 0, other[index] ?? 0];
    dot += value * beside;
    left += value * value;
    right += beside * beside;
  }
  return left > 0 && right > 0 ? dot / Math.sqrt(left * right) : 0;
}
