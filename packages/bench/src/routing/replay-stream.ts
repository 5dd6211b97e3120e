import { Overture, type OvertureOptions, type Policy, seededRandom } from "@overture/core";
import { virtualClock } from "@overture/testing";
import { shuffled } from "../statistics/shuffle.ts";
import type { LearningPolicy } from "./beta-policy.ts";
import type { RecordedSet } from "./recorded-set.ts";
import { replayId, replayProvider } from "./replay-provider.ts";
import type { Choices } from "./stream-metrics.ts";

/** A stream of a set's prompts through Overture. */
export interface ReplayStream {
  readonly set: RecordedSet;
  readonly seed: number;
  /** What each row says its task is. */
  readonly labels: readonly (string | undefined)[];
  readonly objective: Exclude<OvertureOptions["objective"], undefined>;
  /** @default Overture's own */
  readonly policy?: Policy | LearningPolicy | undefined;
  /** @default every model alike: mean 0.6, deviation 0.2 */
  readonly learning?: OvertureOptions["learning"];
  /** What an answer may cost on average. @default it may cost anything */
  readonly pace?: OvertureOptions["pace"];
  /** Whether scores are told. @default true */
  readonly feedback?: boolean | undefined;
  /** Whether answers take as long as was recorded. @default false: they take no time */
  readonly timed?: boolean | undefined;
}

/** What is believed of every model before the stream begins: all are alike. */
export const coldStart = { qualityPrior: { mean: 0.6, deviation: 0.2 } } as const;

/** A set's rows in a random order. */
export function orderOf(set: RecordedSet, seed: number): readonly number[] {
  return shuffled([...set.rows.keys()], seededRandom(`order ${seed}`));
}

/**
 * Sends a set's prompts through Overture in a random order, one a second in virtual time. Only the chosen model's usage comes
 * back, and then its score; nothing else of the recording is ever told.
 */
export async function replay(stream: ReplayStream): Promise<Choices> {
  const { set, seed, labels, policy } = stream;
  const clock = virtualClock();
  const overture = new Overture({
    providers: [replayProvider(set, stream.timed ? clock : undefined)],
    models: [`${replayId}/*`],
    objective: stream.objective,
    learning: stream.learning ?? coldStart,
    ...(policy ? { policy } : {}),
    ...(stream.pace ? { pace: stream.pace } : {}),
    clock,
    random: seededRandom(`overture ${seed}`),
  });
  // Programs that wait for `preload()` have their first request classified as well.
  await overture.preload();
  const places = new Map(set.models.map(({ name }, place) => [`${replayId}/${name}`, place]));
  const order = orderOf(set, seed);
  const chosen: number[] = [];
  for (const row of order) {
    const { prompt, tools, outcomes } = set.rows[row] ?? { prompt: "", tools: undefined, outcomes: [] };
    const task = labels[row];
    const answering = overture.chat.completions.create({
      model: "auto",
      messages: [{ role: "user", content: prompt }],
      ...(tools ? { tools } : {}),
      metadata: { row: String(row) },
      ...(task === undefined ? {} : { overture: { task } }),
    });
    const answer = await (stream.timed ? clock.runUntil(answering) : answering);
    const { id, model } = answer.overture;
    const place = places.get(model) ?? 0;
    chosen.push(place);
    if (stream.feedback !== false) {
      const score = outcomes[place]?.score ?? 0;
      await overture.feedback(id, { score });
      if (policy && "observe" in policy) policy.observe(model, task ?? "unknown", score);
    }
    await clock.advance(1000);
  }
  await overture.close();
  return { order, chosen };
}
