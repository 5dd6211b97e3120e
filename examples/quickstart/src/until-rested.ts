import { setTimeout as sleep } from "node:timers/promises";
import type { Overture } from "@overture/core";

/** The longest wait at a time, in milliseconds; a real provider may ask for more than anybody wants to watch. */
const longestWaitMs = 2_000;
const mostWaits = 3;

/** Waits until no model rests any more; gives up after some seconds. `decide()` tells it, without calling a provider. */
export async function untilRested(
  overture: Pick<Overture, "decide">,
  waitMs: (ms: number) => Promise<unknown> = sleep,
): Promise<void> {
  for (let wait = 0; wait < mostWaits; wait += 1) {
    const { ranking } = await overture.decide({
      model: "auto",
      messages: [{ role: "user", content: "Are you back?" }],
    });
    const restsMs = ranking.flatMap(({ rest }) => rest?.forMs ?? []);
    if (restsMs.length === 0) return;
    await waitMs(Math.min(longestWaitMs, Math.max(...restsMs)));
  }
}
