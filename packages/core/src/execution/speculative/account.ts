import type { SpeculativeAccount } from "../../telemetry/index.ts";
import type { Run } from "../run.ts";
import type { LentToSpeculative } from "./lent.ts";
import type { Racer } from "./racer.ts";

/** What the overlapping of a request came to; undefined if nobody answered. */
export function accountOf(run: Run, racers: readonly Racer[], lent: LentToSpeculative): SpeculativeAccount | undefined {
  const started = racers.filter(({ attempts }) => attempts.length > 0);
  const completion = run.attempts.find(({ outcome }) => outcome === "completion");
  if (!completion) return undefined;
  const [first] = started;
  // None of them, where everybody rested and the least bad had to serve.
  const winner = started.find(({ records }) => records.includes(completion));
  const lost = run.attempts.filter(({ outcome }) => outcome === "lost");
  const costUsd = run.cost().usd;
  const wastedCostUsd = lent.addCosts(...lost.map(({ cost }) => cost)).usd;
  const hedge = started.find(({ because }) => because === "hedge");
  const account: SpeculativeAccount = {
    raced: started.length > 0 ? started.map(({ candidate }) => candidate.model) : [completion.model],
    winner: completion.model,
    costUsd,
    wastedCostUsd,
    wasteRatio: costUsd > 0 ? wastedCostUsd / costUsd : 0,
  };
  const savedMs = first && winner ? savedMsOf(first, winner) : undefined;
  return {
    ...account,
    ...(hedge && first ? { hedgedAfterMs: beganAt(hedge) - beganAt(first) } : {}),
    ...(savedMs === undefined ? {} : { savedMs }),
  };
}

function beganAt({ attempts }: Racer): number {
  return attempts[0]?.startedAt ?? 0;
}

/**
 * How much earlier the winner began than it would have without the race. That is known where the first model failed by itself
 * after the winner had been started: it would have been asked only then. When an aborted model would have answered, nobody knows.
 */
function savedMsOf(first: Racer, winner: Racer): number | undefined {
  if (winner.because !== "hedge" && winner.because !== "race") return undefined;
  const [began, ended] = [winner.attempts[0], first.records.at(-1)];
  if (!began || ended?.outcome !== "fault") return undefined;
  const failedAtMs = ended.startedAtMs + ended.durationMs;
  const begunAtMs = began.startedAt - began.run.startedAt;
  return Math.max(0, failedAtMs - begunAtMs);
}
