import type { Seat } from "./seat.ts";
import type { Sitting } from "./sitting.ts";

/** How far the best of a council is put above what was expected of its members, and the worst below. */
const relativeStep = 0.5;

/**
 * Teaches what the council found of its members: relative to each other, since a panel of strong models has a worst one as well.
 * It enters around what was expected of all of them, and weighs as little as the option says. Members of one model share one
 * weight, and a council of one model teaches nothing.
 */
export function teach({ run, options }: Sitting, seats: readonly Seat[]): void {
  const { engine, learner, profile, labels } = run;
  const scored = seats.flatMap((seat) => (seat.score === undefined ? [] : [{ ...seat, score: seat.score }]));
  const models = new Map<string, number>();
  for (const { candidate } of scored) models.set(candidate.model, (models.get(candidate.model) ?? 0) + 1);
  if (models.size < 2 || options.verdictWeight === 0) return;
  const expected = meanOf(scored.map(({ strength }) => strength));
  const average = meanOf(scored.map(({ score }) => score));
  const atMs = engine.clock.now();
  for (const { candidate, score } of scored) {
    const { model } = candidate;
    const centred = Math.min(1, Math.max(0, expected + relativeStep * (score - average)));
    const weight = options.verdictWeight / (models.get(model) ?? 1);
    learner.observeQuality({ model, context: profile.context, score: centred, atMs, weight });
    if (!engine.events.has("signal")) continue;
    const id = run.answerId(model);
    engine.events.emit("signal", {
      ...labels,
      id,
      model,
      source: "council",
      score: centred,
      problem: undefined,
    });
  }
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
