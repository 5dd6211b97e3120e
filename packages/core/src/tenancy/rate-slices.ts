import { gcra, type StateStore, type Take } from "../state/index.ts";
import type { Clock } from "../time/index.ts";
import { Recurring } from "./recurring.ts";
import type { StoreWait } from "./store-wait.ts";

/** What slices are made from. */
export interface SlicesInit {
  readonly store: Pick<StateStore, "take" | "hold">;
  readonly clock: Clock;
  readonly onStore: (state: "down" | "up") => void;
  /** Gives back what is held under an id. */
  readonly release: (space: string, id: string) => void;
}

/** How long what is not used is kept, in milliseconds: others may need it. */
export const sliceMs = 2000;
/** While the store does not answer, it is asked again after so long, in milliseconds. */
export const aloneMs = 1000;

/** A slice is no more than this share of its limit: three seconds' worth of a minute. */
const mostShare = 1 / 20;
/** So long after a slice was refused there is too little left to take more than each request needs. In milliseconds. */
const scarceMs = 250;
/** Others may be served first from what was just taken. */
const mostTries = 8;
const mostSlices = 10_000;

/** Whether a request may go ahead; `alone` if the store did not answer, and nothing was taken there. */
export type SliceResult =
  | { readonly admitted: true; readonly alone?: true | undefined }
  | { readonly admitted: false; readonly reason: "limit"; readonly take: number; readonly retryAfterMs: number };

/** What this process has taken of one limit and not used yet. */
interface Slice {
  readonly space: string;
  readonly take: Take;
  /** Below zero where requests took more than they were expected to. */
  left: number;
  /** How much is taken next. */
  size: number;
  /** What requests wait for. */
  wanted: number;
  untilMs: number;
  scarceUntilMs: number;
  refilling: Promise<void> | undefined;
  /** Nobody else's, so that what is given back is told apart. */
  id: string;
  returns: number;
  /** When the limit is full again as far as this process knows alone: it is kept here while the store does not answer. */
  fullAtMs: number | undefined;
}

/**
 * Rate limits of which this process takes slices: it lets requests in from what it took without asking, and gives back what it
 * does not use. The store admits no more slices than the limit allows, so that all processes together keep it; a slice is
 * used within two seconds, or was the loss of a process that died, which the limit makes up for as it flows.
 */
export class RateSlices {
  readonly #init: SlicesInit;
  readonly #slices: Map<string, Slice> = new Map();
  readonly #givingBack: Recurring;
  #aloneUntilMs = Number.NEGATIVE_INFINITY;

  constructor(init: SlicesInit) {
    this.#init = init;
    this.#givingBack = new Recurring(init.clock, sliceMs, () => {
      this.#giveBack();
      return this.#slices.size > 0;
    });
  }

  /** Takes what a request needs, all or nothing. While the store does not answer, this process keeps to the limits by itself. */
  async take(space: string, id: string, takes: readonly Take[], wait: StoreWait): Promise<SliceResult> {
    const needs = takes.map((take) => ({ take, slice: this.#sliceOf(space, id, take) }));
    for (const { take, slice } of needs) slice.wanted += take.cost;
    try {
      for (let tries = 0; tries < mostTries; tries += 1) {
        const lacking = needs.filter(({ take, slice }) => slice.left < take.cost);
        if (lacking.length === 0) {
          for (const { take, slice } of needs) slice.left -= take.cost;
          return { admitted: true };
        }
        const nowMs = this.#init.clock.monotonic();
        if (nowMs < this.#aloneUntilMs) return this.#takeAlone(needs);
        if (lacking.some(({ slice }) => nowMs < slice.scarceUntilMs)) break;
        const refilling = lacking.find(({ slice }) => slice.refilling)?.slice.refilling;
        if (!refilling) await this.#refill(`${id} slice ${tries}`, lacking, wait);
        else if (!(await isOver(refilling, wait))) return this.#takeAlone(needs);
      }
    } finally {
      for (const { take, slice } of needs) slice.wanted -= take.cost;
    }
    return await this.#takeEach(id, needs, wait);
  }

  /** Corrects what a request took: gives back what is below zero. */
  correct(space: string, id: string, take: Take): void {
    const slice = this.#sliceOf(space, id, take);
    slice.left -= take.cost;
    slice.untilMs = Math.max(slice.untilMs, this.#init.clock.monotonic() + sliceMs);
    this.#givingBack.start();
  }

  /** Takes a slice of what is lacking, and more of it each time, as long as it is used up in time. */
  async #refill(id: string, lacking: readonly Need[], wait: StoreWait): Promise<void> {
    const slices = lacking.map(({ slice }) => slice);
    const takes = lacking.map(({ take, slice }) => {
      const least = Math.max(take.cost, slice.wanted) - slice.left;
      return { ...take, cost: Math.min(Math.max(least, slice.size), Math.max(take.burst, take.cost - slice.left)) };
    });
    const refilling = this.#ask(slices[0]?.space ?? "", id, takes, wait).then((result) => {
      const nowMs = this.#init.clock.monotonic();
      for (const [index, slice] of slices.entries()) {
        slice.refilling = undefined;
        const cost = takes[index]?.cost ?? 0;
        if (result?.admitted) {
          slice.left += cost;
          slice.size = Math.min(Math.max(slice.size, cost) * 2, slice.take.perMinute * mostShare);
          slice.untilMs = nowMs + sliceMs;
          slice.id = id;
        } else if (result?.reason === "limit" && result.take === index) slice.scarceUntilMs = nowMs + scarceMs;
      }
      this.#givingBack.start();
    });
    for (const slice of slices) slice.refilling = refilling;
    await refilling;
  }

  /** Where little is left, each request asks itself for what it needs beyond what is left here. */
  async #takeEach(id: string, needs: readonly Need[], wait: StoreWait): Promise<SliceResult> {
    const own = needs.map(({ take, slice }) => Math.max(0, Math.min(slice.left, take.cost)));
    const takes = needs.map(({ take }, index) => ({ ...take, cost: take.cost - (own[index] ?? 0) }));
    for (const [index, { slice }] of needs.entries()) slice.left -= own[index] ?? 0;
    const result = await this.#ask(needs[0]?.slice.space ?? "", id, takes, wait);
    if (!result?.admitted) for (const [index, { slice }] of needs.entries()) slice.left += own[index] ?? 0;
    return result ?? this.#takeAlone(needs);
  }

  /** Undefined: the store did not answer. */
  async #ask(space: string, id: string, takes: readonly Take[], wait: StoreWait): Promise<SliceResult | undefined> {
    const { store, onStore } = this.#init;
    try {
      const result = await wait.for((validUntil) => store.take(space, id, { takes, validUntil }));
      onStore("up");
      if (result.admitted || result.reason === "limit") return result;
      this.#goAlone();
    } catch {
      this.#goAlone();
    }
    return undefined;
  }

  #goAlone(): void {
    this.#aloneUntilMs = this.#init.clock.monotonic() + aloneMs;
    this.#init.onStore("down");
  }

  #takeAlone(needs: readonly Need[]): SliceResult {
    const nowMs = this.#init.clock.monotonic();
    const steps = needs.map(({ take, slice }) => gcra(slice.fullAtMs, take, nowMs));
    let longest = { take: -1, retryAfterMs: 0 };
    for (const [take, { retryAfterMs }] of steps.entries())
      if (retryAfterMs > longest.retryAfterMs) longest = { take, retryAfterMs };
    if (longest.take >= 0) return { admitted: false, reason: "limit", ...longest };
    for (const [index, { slice }] of needs.entries()) slice.fullAtMs = steps[index]?.fullAtMs;
    return { admitted: true, alone: true };
  }

  #sliceOf(space: string, id: string, take: Take): Slice {
    const key = `${space.length} ${space} ${take.bucket}`;
    let slice = this.#slices.get(key);
    if (!slice) {
      slice = {
        ...{ space, take, left: 0, size: 0, wanted: 0, untilMs: Number.NEGATIVE_INFINITY },
        ...{ scarceUntilMs: Number.NEGATIVE_INFINITY, refilling: undefined, id, returns: 0, fullAtMs: undefined },
      };
      this.#slices.set(key, slice);
      this.#givingBack.start();
    }
    return slice;
  }

  /** Gives back all that was not used. */
  close(): void {
    for (const slice of this.#slices.values()) slice.untilMs = Number.NEGATIVE_INFINITY;
    this.#giveBack();
    this.#givingBack.stop();
  }

  /** Gives back what was not used in time, and forgets limits that nobody asks for. */
  #giveBack(): void {
    const { store, clock, onStore } = this.#init;
    const nowMs = clock.monotonic();
    for (const [key, slice] of this.#slices) {
      if (nowMs < slice.untilMs || slice.wanted > 0 || slice.refilling) continue;
      const cost = -slice.left;
      slice.left = 0;
      slice.size /= 2;
      if (cost !== 0) {
        slice.returns += 1;
        const takes = [{ ...slice.take, cost, correction: true }];
        // What cannot be given back flows in again by itself.
        store.take(slice.space, `${slice.id} back ${slice.returns}`, { takes }).catch(() => onStore("down"));
      } else if ((slice.size < 1 && !(slice.fullAtMs && slice.fullAtMs > nowMs)) || this.#slices.size > mostSlices)
        this.#slices.delete(key);
    }
  }
}

/** Whether what is under way ends while there is patience to wait for it. */
function isOver(work: Promise<void>, wait: StoreWait): Promise<boolean> {
  return wait
    .for(() => work)
    .then(
      () => true,
      () => false,
    );
}

interface Need {
  readonly take: Take;
  readonly slice: Slice;
}
