import type { AbortBilling } from "../scripted/abort-billing.ts";
import type { SimulatedUsage } from "./answer.ts";

/** What an answer uses, and how it is billed. */
export interface Meter {
  /** What the whole answer uses. */
  readonly whole: SimulatedUsage;
  /** In how many pieces its content is sent; 0 where it comes as one body. */
  readonly pieces: number;
  readonly abortBilling: AbortBilling;
}

/** How a response ended: in good order, by its client, or by the vendor's own fault. */
export type Ending = "finished" | "aborted" | "broken";

/** What a response is billed for, of which so many pieces were sent; undefined: nothing. */
export function billOf(
  { whole, pieces, abortBilling }: Meter,
  ending: Ending,
  sent: number,
): SimulatedUsage | undefined {
  if (ending === "finished") return whole;
  if (ending === "broken" || abortBilling === "not_at_all") return undefined;
  if (abortBilling === "in_full") return whole;
  const share = pieces === 0 ? 0 : Math.min(1, sent / pieces);
  const { inputTokens, cacheReadTokens, cacheWriteTokens } = whole;
  return { inputTokens, cacheReadTokens, cacheWriteTokens, outputTokens: Math.ceil(whole.outputTokens * share) };
}
