import { byQuality } from "./panel.ts";
import { readerRequest, readingOf } from "./reading.ts";
import { betterIn, comparisonFormat } from "./replies.ts";
import type { TakenSeat } from "./seat.ts";
import type { Call, Sitting } from "./sitting.ts";

/** Comparisons that are under way at the same time. */
const mostAtOnce = 8;
/** Judges that are tried for a comparison, one after another, while they fail. */
const mostJudges = 3;

/** What came of the comparisons. */
export interface JudgeCount {
  /** For each answer, the share of its comparisons that it won, a tie counting half. */
  readonly scores: readonly number[];
  /** Whether any judge said anything at all. */
  readonly judged: boolean;
}

/** A comparison of two answers, which is over when it has been made in both orders. */
interface Game {
  readonly one: number;
  readonly other: number;
  readonly said: ("one" | "other" | "tie" | undefined)[];
}

/**
 * Has a judge compare all answers in pairs, each pair in both orders: who is not called better in both has a tie. It ends when
 * nobody can reach the first any more, or at the given time.
 */
export async function judgeRound(sitting: Sitting, seats: readonly TakenSeat[], untilMs: number): Promise<JudgeCount> {
  const games: Game[] = seats.flatMap((_, one) =>
    seats.slice(one + 1).map((__, next) => ({ one, other: one + 1 + next, said: [] })),
  );
  const waiting = games.flatMap((game) => [false, true].map((turned) => ({ game, turned })));
  const calls = new Set<Call>();
  let isOver = false;
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next && !isOver; next = waiting.shift()) {
      const { game, turned } = next;
      game.said.push(await compare(sitting, seats, game, turned, untilMs, calls));
      if (isOver || !isSettled(games, seats.length)) continue;
      isOver = true;
      for (const call of calls) call.stop();
    }
  };
  await Promise.all(Array.from({ length: Math.min(mostAtOnce, waiting.length) }, work));
  const points = pointsOf(games, seats.length).map(({ low }) => low);
  const judged = games.some(({ said }) => said.some((word) => word !== undefined));
  // A game that nobody judged to its end is a tie.
  for (const game of games) {
    if (resultOf(game) !== undefined) continue;
    points[game.one] = (points[game.one] ?? 0) + 0.5;
    points[game.other] = (points[game.other] ?? 0) + 0.5;
  }
  return { scores: points.map((sum) => sum / Math.max(1, seats.length - 1)), judged };
}

async function compare(
  sitting: Sitting,
  seats: readonly TakenSeat[],
  { one, other }: Game,
  turned: boolean,
  untilMs: number,
  calls: Set<Call>,
): Promise<"one" | "other" | "tie" | undefined> {
  const pair = [seats[one], seats[other]].filter((seat) => seat !== undefined);
  const shown = turned ? pair.toReversed() : pair;
  const { material } = readingOf(sitting, shown, "", true);
  const candidates = judgesOf(sitting, pair);
  const request = readerRequest(sitting.options.prompts.judge(material), comparisonFormat, candidates);
  const call = sitting.ask({ stage: "judge", request, candidates, endsAtMs: untilMs });
  calls.add(call);
  const { answer } = await call.done;
  calls.delete(call);
  const better = answer && betterIn(answer);
  if (better === undefined || better === "tie") return better;
  return (better === "A") === turned ? "other" : "one";
}

/** The judge that is named, or of whom the best quality is expected, but none whose own answer it is while there is another. */
function judgesOf(sitting: Sitting, pair: readonly TakenSeat[]) {
  const authors = new Set(pair.map(({ candidate }) => candidate.model));
  const all = byQuality(sitting, sitting.options.judge, "judge");
  const neutral = all.filter(({ model }) => !authors.has(model));
  return (neutral.length > 0 ? neutral : all).slice(0, mostJudges);
}

/** Who won a game; undefined while it has not been judged in both orders. */
function resultOf({ said }: Game): "one" | "other" | "tie" | undefined {
  if (said.length < 2 || said.includes(undefined)) return undefined;
  return said[0] === said[1] ? said[0] : "tie";
}

/** What everybody has for sure, and what everybody can still reach. */
function pointsOf(games: readonly Game[], answers: number): readonly { low: number; high: number }[] {
  const points = Array.from({ length: answers }, () => ({ low: 0, high: 0 }));
  for (const game of games) {
    const result = resultOf(game);
    for (const [side, answer] of [
      ["one", game.one],
      ["other", game.other],
    ] as const) {
      const standing = points[answer];
      if (!standing) continue;
      const sure = result === side ? 1 : result === "tie" ? 0.5 : 0;
      standing.low += sure;
      standing.high += result === undefined ? mostOf(game, side) : sure;
    }
  }
  return points;
}

/** What a side can still get of a game that is not over: half, once it has not been called better. */
function mostOf({ said }: Game, side: "one" | "other"): number {
  if (said.length === 2) return 0.5;
  return said.length === 0 || said[0] === side || said[0] === undefined ? 1 : 0.5;
}

function isSettled(games: readonly Game[], answers: number): boolean {
  const points = pointsOf(games, answers);
  return points.some(({ low }, leader) => points.every(({ high }, other) => other === leader || high < low));
}
