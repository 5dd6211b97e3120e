import type { CouncilClaim } from "../../../telemetry/index.ts";
import type { Relation } from "./compare.ts";
import { cutClaims } from "./cut-claims.ts";

/** What each member says of each claim: by the claim's place, then by the member's. */
export type Relations = readonly (readonly Relation[])[];

/** Says what each answer says of each claim. */
export type Relate = (claims: readonly string[], answers: readonly string[]) => Relations | Promise<Relations>;

/** A claim and who makes it, as places in the list of answers. */
export interface WeighedClaim {
  readonly text: string;
  readonly supportedBy: readonly number[];
  readonly contradictedBy: readonly number[];
}

/** How answers stand to each other. */
export interface Weighing {
  readonly claims: readonly WeighedClaim[];
  /** How much of what is said the others say as well, from 0 to 1; undefined if nothing is claimed. */
  readonly agreement: number | undefined;
  /** For each answer, the share of the others that support what it says. */
  readonly support: readonly number[];
}

/** More claims than this are not compared: it takes every pair of a claim and an answer. */
const mostClaims = 120;

/** Cuts answers into claims and finds out who supports and who contradicts each. A claim that several make is told once. */
export async function weighClaims(answers: readonly string[], relate: Relate): Promise<Weighing> {
  const cut = answers.flatMap((answer, author) => cutClaims(answer).map((text) => ({ text, author })));
  const shared = evenly(cut, answers.length);
  const relations = await relate(
    shared.map(({ text }) => text),
    answers,
  );
  const claims: WeighedClaim[] = [];
  const shares: number[][] = answers.map(() => []);
  for (const [index, { text, author }] of shared.entries()) {
    const row = relations[index] ?? [];
    const supportedBy = answers.flatMap((_, member) =>
      member === author || row[member] === "supports" ? [member] : [],
    );
    const contradictedBy = answers.flatMap((_, member) =>
      member !== author && row[member] === "contradicts" ? [member] : [],
    );
    shares[author]?.push((supportedBy.length - 1) / Math.max(1, answers.length - 1));
    // What somebody has said already in other words is not told again.
    const told = claims.some((claim) => {
      return (
        sameMembers(claim.supportedBy, supportedBy) && overlaps(claim.text, text, supportedBy.length > 1 ? 0.5 : 1)
      );
    });
    if (!told) claims.push({ text, supportedBy, contradictedBy });
  }
  const all = shares.flat();
  const support = shares.map((own) => mean(own) ?? 0);
  return { claims, agreement: answers.length < 2 ? undefined : mean(all), support };
}

/** The claims with the names of models in the place of places. */
export function toldClaims(
  claims: readonly WeighedClaim[],
  models: readonly CouncilClaim["supportedBy"][number][],
): CouncilClaim[] {
  const names = (members: readonly number[]) => members.flatMap((member) => models[member] ?? []);
  return claims.map(({ text, supportedBy, contradictedBy }) => {
    return { text, supportedBy: names(supportedBy), contradictedBy: names(contradictedBy) };
  });
}

/** As many claims of each author, where there are too many. */
function evenly<Cut extends { readonly author: number }>(cut: readonly Cut[], authors: number): readonly Cut[] {
  if (cut.length <= mostClaims) return cut;
  const each = Math.floor(mostClaims / Math.max(1, authors));
  const counts = new Map<number, number>();
  return cut.filter(({ author }) => {
    const count = counts.get(author) ?? 0;
    counts.set(author, count + 1);
    return count < each;
  });
}

function sameMembers(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((member, index) => member === other[index]);
}

/** Whether two claims of the same supporters share so many of their words that one stands for both. */
function overlaps(one: string, other: string, share: number): boolean {
  const words = (text: string): Set<string> => new Set(text.toLowerCase().match(/[\p{L}\d]+/gu) ?? []);
  const [left, right] = [words(one), words(other)];
  const common = [...left].filter((word) => right.has(word)).length;
  return common >= share * Math.max(1, left.size, right.size);
}

function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}
