import type { NanoUsd } from "../catalog/index.ts";
import type { CounterEntry } from "../state/index.ts";
import { type UsageKinds, usageEntries } from "../tenancy/index.ts";
import type { EndedCall, HeldCall } from "./tenant-amount.ts";

/** What a call's usage is counted with. */
export interface UsageInit {
  readonly space: string;
  readonly kinds: UsageKinds;
  readonly atMs: number;
  /** What the call counts as. */
  readonly amount: NanoUsd;
}

/** The counters of usage that a call moves that is over. */
export function usageOf({ run, record }: EndedCall, { held }: HeldCall, init: UsageInit): CounterEntry[] {
  const { space, kinds, atMs, amount } = init;
  const { model, cost, usage } = record;
  const mode = run.background?.purpose ?? run.mode;
  const day = new Date(atMs).toISOString().slice(0, 10);
  return usageEntries({
    ...kinds.labelsOf(space, day, { model, mode, tags: run.tags }),
    day,
    amount,
    cost: cost.nanoUsd,
    isExact: cost.certainty === "exact",
    held,
    inputTokens: usage?.prompt_tokens ?? 0,
    outputTokens: usage?.completion_tokens ?? 0,
  });
}
