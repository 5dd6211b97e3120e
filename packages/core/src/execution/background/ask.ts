import { OvertureError } from "../../chat/index.ts";
import type { Answer } from "../answer.ts";
import type { RunInit } from "../run.ts";
import type { LentToBackground } from "./lent.ts";

/** How a request ended that nobody waits for. */
export interface Asked {
  readonly answer: Answer | OvertureError;
  /** What it cost in US dollars; where that is not known for sure, at least what was set aside for it. */
  readonly costUsd: number;
}

/** Carries out a request that nobody waits for, as any other is. `heldUsd` is what was set aside for it. */
export async function ask(
  plan: RunInit,
  heldUsd: number,
  { perform }: Pick<LentToBackground, "perform">,
): Promise<Asked> {
  try {
    const result = await perform(plan);
    const answer = "overture" in result ? result : await result.completion();
    const { usd, certainty } = answer.overture.cost;
    const known = certainty === "exact" || certainty === "estimated";
    return { answer, costUsd: known ? usd : Math.max(usd, heldUsd) };
  } catch (error) {
    if (!(error instanceof OvertureError)) throw error;
    // A call that failed may be billed all the same; one that was never made is not.
    return { answer: error, costUsd: error.attempts?.length ? heldUsd : 0 };
  }
}
