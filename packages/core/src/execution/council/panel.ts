import type { RankedCandidate } from "../../routing/index.ts";
import type { Run } from "../run.ts";
import { newSeat, type Seat } from "./seat.ts";
import { contradiction } from "./settled-options.ts";
import type { Sitting } from "./sitting.ts";

/** How many are added to a council that does not agree: with three members, five can outvote two. */
const mostAdded = 2;

/** Seats the members: those that are named, or the first of the ranking, again from its beginning where it is too short. */
export function panelOf(sitting: Sitting): readonly Seat[] {
  const { run } = sitting;
  const { members } = sitting.options;
  if (typeof members !== "number") {
    return members.map((name, member) => seatOf(run, member, namedCandidate(sitting, name, `members[${member}]`)));
  }
  const own = run.decision.ranking.filter(({ fallback }) => !fallback);
  const open = own.filter(({ rest }) => !rest);
  const pool = open.length > 0 ? open : own;
  const seats: Seat[] = [];
  for (let member = 0; member < members; member += 1) {
    const candidate = pool[member % pool.length];
    if (candidate) seats.push(seatOf(run, member, candidate));
  }
  return seats;
}

/** Seats for a council that does not agree: the cheapest of those that are dearer than everybody who sits there. */
export function moreSeats(run: Run, seats: readonly Seat[]): readonly Seat[] {
  const dearest = Math.max(...seats.map(({ candidate }) => priceOf(candidate) ?? 0));
  const dearer = run.decision.ranking.flatMap((candidate) => {
    const price = candidate.rest || candidate.fallback ? undefined : priceOf(candidate);
    return price !== undefined && price > dearest ? [{ candidate, price }] : [];
  });
  dearer.sort((one, other) => one.price - other.price || (one.candidate.model < other.candidate.model ? -1 : 1));
  return dearer.slice(0, mostAdded).map(({ candidate }, index) => seatOf(run, seats.length + index, candidate));
}

/**
 * Who writes or judges: the one that is named, then the others by the quality that is expected of them. Those that rest come
 * last.
 */
export function byQuality(sitting: Sitting, first: string | undefined, option: string): readonly RankedCandidate[] {
  const { assessment, ranking } = sitting.run.decision;
  const quality = (candidate: RankedCandidate): number => assessment.forecast(candidate).quality.mean;
  const sorted = [...ranking].sort(
    (one, other) =>
      Number(Boolean(one.rest)) - Number(Boolean(other.rest)) ||
      quality(other) - quality(one) ||
      (one.model < other.model ? -1 : 1),
  );
  if (first === undefined) return sorted;
  const named = namedCandidate(sitting, first, option);
  return [named, ...sorted.filter(({ model }) => model !== named.model)];
}

/** The candidate of a name, with the provider or without. Throws `invalid_request` where it cannot serve. */
function namedCandidate({ run, lent }: Sitting, name: string, option: string): RankedCandidate {
  const { ranking, excluded } = run.decision;
  const found = ranking.find(({ model, vendorModel }) => model === name || vendorModel === name);
  if (found) return found;
  const reason =
    excluded.find(({ model }) => model === name || model.endsWith(`/${name}`))?.reason ??
    "is not the name of one model";
  throw contradiction(
    lent,

    option,
    `The option "council.${option}" is ${JSON.stringify(name.slice(0, 200))}, which ${reason}.`,
  );
}

function seatOf(run: Run, member: number, candidate: RankedCandidate): Seat {
  return newSeat(member, candidate, run.decision.assessment.forecast(candidate).quality.mean);
}

/** In US dollars for a million tokens in and a quarter as many out, as answers have. */
function priceOf({ card }: Pick<RankedCandidate, "card">): number | undefined {
  return card?.prices && card.prices.input + card.prices.output / 4;
}
