import type { ChatMessage } from "../../chat/index.ts";
import { type BordaCount, bordaOf, isBordaSettled, type Ranking } from "./borda.ts";
import { readerOf, readerRequest, readingOf } from "./reading.ts";
import { rankingFormat, rankingIn } from "./replies.ts";
import type { TakenSeat } from "./seat.ts";
import type { Asked, Call, Sitting } from "./sitting.ts";

/** A ranking that is not in the form is asked for once more. */
const mostTries = 2;

const again: ChatMessage = {
  role: "user",
  content: "Your reply was not in the form that was asked for. Reply with the JSON object and nothing else.",
};

/**
 * Has the members rank each other's answers, and counts. Nobody sees an answer of his own model, so that there are no votes for
 * oneself, unless all are of one model: then nobody sees his own. It ends when nothing can change any more, or at the given
 * time without those who are late.
 */
export async function rankRound(sitting: Sitting, seats: readonly TakenSeat[], untilMs: number): Promise<BordaCount> {
  const rankings: Ranking[] = [];
  const calls = new Set<Call>();
  const rankers = seats.flatMap((seat) => {
    const others = othersOf(seat, seats);
    return others.length >= 2 ? [{ seat, others }] : [];
  });
  const places = new Map(seats.map((seat, place) => [seat.member, place]));
  const open = new Set(rankers);
  await Promise.all(
    rankers.map(async (ranker) => {
      const order = await rank(sitting, ranker.seat, ranker.others, untilMs, calls);
      open.delete(ranker);
      if (!order) return;
      const ordered = order.flatMap(({ member }) => places.get(member) ?? []);
      rankings.push({ ranker: ranker.seat.member, order: ordered });
      const outstanding = [...open].map(({ others }) => others.flatMap(({ member }) => places.get(member) ?? []));
      // A chairman is told the whole order, and not only who is first.
      if (sitting.options.strategy !== "rank") return;
      if (isBordaSettled(rankings, outstanding, seats.length)) for (const call of calls) call.stop();
    }),
  );
  // In the order of the seats, so that the sum is the same whoever was first.
  rankings.sort((one, other) => one.ranker - other.ranker);
  return bordaOf(rankings, seats.length);
}

function othersOf(seat: TakenSeat, seats: readonly TakenSeat[]): readonly TakenSeat[] {
  const foreign = seats.filter(({ candidate }) => candidate.model !== seat.candidate.model);
  return foreign.length > 0 ? foreign : seats.filter((other) => other !== seat);
}

async function rank(
  sitting: Sitting,
  seat: TakenSeat,
  others: readonly TakenSeat[],
  untilMs: number,
  calls: Set<Call>,
): Promise<readonly TakenSeat[] | undefined> {
  const { material, seats } = readingOf(sitting, others, readerOf(seat));
  const candidates = [seat.candidate];
  const labels = [...seats.keys()];
  let messages = sitting.options.prompts.rank(material);
  for (let tries = 0; tries < mostTries; tries += 1) {
    const request = readerRequest(messages, rankingFormat, candidates);
    const call = sitting.ask({ stage: "ranking", request, candidates, endsAtMs: untilMs });
    calls.add(call);
    const asked: Asked = await call.done;
    calls.delete(call);
    seat.costNanoUsd += asked.costNanoUsd;
    if (!asked.answer) return undefined;
    const order = rankingIn(asked.answer, labels);
    if (order) return order.flatMap((label) => seats.get(label) ?? []);
    messages = [...messages, again];
  }
  return undefined;
}
