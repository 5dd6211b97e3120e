import { readAnswer, relationOf } from "./compare.ts";
import { cutClaims } from "./cut-claims.ts";
import { statementOf } from "./statement.ts";
import type { Relate } from "./weigh-claims.ts";

/** Makes vectors of texts, one for each, in order. */
export type EmbedTexts = (texts: readonly string[]) => Promise<readonly (readonly number[])[]>;

/** Says whether a text entails a claim, contradicts it, or says nothing of it. */
export type Entails = (
  text: string,
  claim: string,
) => "entails" | "contradicts" | "neither" | Promise<"entails" | "contradicts" | "neither">;

/** Sentences whose vectors are nearer than this say the same, by the cosine. */
const leastCosine = 0.82;
/** Questions to the caller's hook that are under way at the same time. */
const mostAtOnce = 16;

/** Compares by the caller's vectors, with numbers and negations held against each other as always: vectors hardly see them. */
export function byEmbedding(embed: EmbedTexts): Relate {
  return async (claims, answers) => {
    const sentences = answers.map((answer) => cutClaims(answer));
    const flat = sentences.flat();
    const vectors = await embed([...claims, ...flat]);
    const at = new Map(flat.map((sentence, index) => [sentence, vectors[claims.length + index]]));
    return claims.map((claim, index) => {
      const said = statementOf(claim);
      return answers.map((answer, member) => {
        const lexical = relationOf(claim, readAnswer(answer));
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
export function byEntailment(entails: Entails): Relate {
  return async (claims, answers, signal) => {
    const relations = claims.map(() => answers.map((): "supports" | "contradicts" | "apart" => "apart"));
    const questions = claims.flatMap((claim, row) => answers.map((answer, member) => ({ claim, answer, row, member })));
    const work = async (): Promise<void> => {
      for (let next = questions.shift(); next && !signal?.aborted; next = questions.shift()) {
        const said = await entails(next.answer, next.claim);
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

function cosine(one: readonly number[] | undefined, other: readonly number[] | undefined): number {
  if (!one || !other) return 0;
  let [dot, left, right] = [0, 0, 0];
  for (const [index, value] of one.entries()) {
    const beside = other[index] ?? 0;
    dot += value * beside;
    left += value * value;
    right += beside * beside;
  }
  return left > 0 && right > 0 ? dot / Math.sqrt(left * right) : 0;
}
