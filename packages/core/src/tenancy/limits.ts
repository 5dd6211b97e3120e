import { OvertureError } from "../chat/index.ts";
import type { Take } from "../state/index.ts";
import { type OwnAllowance, type Owner, ownerName } from "./budget-line.ts";

/** Which limit a request ran into. */
export interface LimitRefusal {
  readonly owner: Owner;
  readonly limit: LimitName;
  readonly most: number;
  /** Infinity: it never fits. */
  readonly retryAfterMs: number;
}

/** The limits that there are. */
export type LimitName = "requestsPerMinute" | "tokensPerMinute" | "concurrent";

const limitWords: Readonly<Record<LimitName, string>> = {
  requestsPerMinute: "requests per minute",
  tokensPerMinute: "tokens per minute",
  concurrent: "requests at once",
};

/** Where concurrent requests are counted: a book of the store. */
export const placesBook = "concurrent";

/** When one of those under way may be over, in milliseconds. */
export const concurrentRetryMs = 1000;

/** What is taken of one limit, and whose it is. */
export interface LimitTake extends Omit<LimitRefusal, "retryAfterMs"> {
  readonly take: Take;
}

/** What a request that is expected to take so many tokens takes of limits per minute. */
export function takesOf(allowances: readonly OwnAllowance[], tokens: number): LimitTake[] {
  const takes: LimitTake[] = [];
  for (const { owner, limits } of allowances) {
    for (const [limit, cost] of [["requestsPerMinute", 1] as const, ["tokensPerMinute", tokens] as const]) {
      const most = limits[limit];
      if (most !== undefined) takes.push({ owner, limit, most, take: takeOf(owner, limit, most, cost) });
    }
  }
  return takes;
}

/** A minute's worth may come at once: a limit that is stated per minute is counted per minute. */
function takeOf(owner: Owner, limit: LimitName, most: number, cost: number): Take {
  return { bucket: `${owner} ${limit}`, perMinute: most, burst: most, cost };
}

/** What a request took more of, or less than it was let in with, once that is known. */
export interface Correction {
  readonly requests: 0 | -1;
  readonly tokens: number;
}

/** Corrects what was taken of an owner's limits per minute. */
export function correctionsOf({ owner, limits }: OwnAllowance, { requests, tokens }: Correction): Take[] {
  const takes: Take[] = [];
  for (const [limit, cost] of [["requestsPerMinute", requests] as const, ["tokensPerMinute", tokens] as const]) {
    const most = limits[limit];
    if (most !== undefined && cost !== 0) takes.push({ ...takeOf(owner, limit, most, cost), correction: true });
  }
  return takes;
}

/** `rate_limited` (429): which limit it was, and when there is room again. */
export function refusedBy({ owner, limit, most, retryAfterMs }: LimitRefusal): OvertureError {
  const whose = `${ownerName(owner)} limit of ${most} ${limitWords[limit]}`;
  const fits = Number.isFinite(retryAfterMs);
  return new OvertureError({
    code: "rate_limited",
    status: 429,
    param: `limits.${limit}`,
    message: fits
      ? `The request runs into ${whose}. Try again in ${Math.max(0.1, Math.ceil(retryAfterMs / 100) / 10)} s.`
      : `The request alone is more than ${whose} allows at once. Make it shorter, or raise the limit.`,
    retryAfterMs: fits ? Math.ceil(retryAfterMs) : undefined,
  });
}
