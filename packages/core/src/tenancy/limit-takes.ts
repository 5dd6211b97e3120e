import type { Take } from "../state/index.ts";
import type { OwnAllowance, Owner } from "./budget-line.ts";

/** The limits that there are. */
export type LimitName = "requestsPerMinute" | "tokensPerMinute" | "concurrent";

/** Which limit a request ran into. */
export interface LimitRefusal {
  readonly owner: Owner;
  readonly limit: LimitName;
  readonly most: number;
  /** Infinity: it never fits. */
  readonly retryAfterMs: number;
}

/** Where concurrent requests are counted: a book of the store. */
export const placesBook = "concurrent";

/** When one of those under way may be over, in milliseconds. */
export const concurrentRetryMs = 1000;

/** What is taken of one limit. */
export interface OwnTake extends Omit<LimitRefusal, "retryAfterMs"> {
  readonly take: Take;
}

/** What a request of so many tokens takes of each rate. */
export function takesOf(allowances: readonly OwnAllowance[], tokens: number): OwnTake[] {
  const takes: OwnTake[] = [];
  for (const { owner, limits } of allowances) {
    for (const [limit, cost] of [["requestsPerMinute", 1] as const, ["tokensPerMinute", tokens] as const]) {
      const most = limits[limit];
      if (most !== undefined) takes.push({ owner, limit, most, take: takeOf(owner, limit, most, cost) });
    }
  }
  return takes;
}

/** What corrects them: so many tokens more than were expected, or fewer; and one that never ran takes no request either. */
export function correctionsOf(allowances: readonly OwnAllowance[], tokens: number, neverRan: boolean): Take[] {
  const takes: Take[] = [];
  for (const { owner, limits } of allowances) {
    const { requestsPerMinute, tokensPerMinute } = limits;
    if (requestsPerMinute !== undefined && neverRan)
      takes.push(takeOf(owner, "requestsPerMinute", requestsPerMinute, -1));
    if (tokensPerMinute !== undefined && tokens !== 0)
      takes.push(takeOf(owner, "tokensPerMinute", tokensPerMinute, tokens));
  }
  return takes.map((take) => ({ ...take, correction: true }));
}

/** A minute's worth may come at once: a limit that is stated per minute is counted per minute. */
function takeOf(owner: Owner, limit: LimitName, most: number, cost: number): Take {
  return { bucket: `${owner} ${limit}`, perMinute: most, burst: most, cost };
}
