import type { FaultKind } from "../provider/index.ts";
import type { Random } from "../time/index.ts";
import { LruMap } from "./lru-map.ts";
import { needsProbe, type Parking, type ParkingCause, parkedAgain, parkedPart } from "./parking.ts";

/** What keeps a key from being used, and until when by the clock's monotonic time. */
export interface Obstacle {
  readonly because: FaultKind;
  readonly untilMs: number;
}

interface Entry {
  readonly parking: Parking;
  /** When it was last parked, by the clock's monotonic time. */
  readonly sinceMs: number;
  /** Until when the probe that is out keeps others out; undefined: none is out. */
  readonly probeUntilMs: number | undefined;
}

/** More models than one key is used for; past that, the parking that is oldest is forgotten. */
const mostModels = 1000;

/** After this long a probe that has not come back no longer keeps others out: longer than nearly every answer takes. */
const probeLimitMs = 60_000;

/** The name under which a parking of the whole key stands; no model is called so. */
const wholeKey = "";

/** One key, and where it is parked. The key is private, so that whatever is logged shows none. */
export class KeySlot {
  /** Its name outside the pool; never given to another key. */
  readonly index: number;
  readonly #credential: string | undefined;
  readonly #entries: LruMap<Entry> = new LruMap(mostModels);
  /** When the limits that were nearly spent are full again, by model. */
  readonly #resets: LruMap<number> = new LruMap(mostModels);

  constructor(index: number, credential: string | undefined) {
    this.index = index;
    this.#credential = credential;
  }

  get credential(): string | undefined {
    return this.#credential;
  }

  /** What stands in the way of using it for the model now. */
  obstacle(model: string, nowMs: number): Obstacle | undefined {
    let found: Obstacle | undefined;
    for (const name of [wholeKey, model]) {
      const entry = this.#entries.peek(name);
      if (!entry) continue;
      const untilMs = Math.max(entry.parking.untilMs, entry.probeUntilMs ?? 0);
      if (nowMs < untilMs && (!found || untilMs > found.untilMs)) found = { because: entry.parking.because, untilMs };
    }
    return found;
  }

  /** Uses it for a call to the model, which is a probe if it was parked for want of a right or of money. */
  take(model: string, nowMs: number): void {
    for (const name of [wholeKey, model]) {
      const entry = this.#entries.peek(name);
      if (entry && needsProbe(entry.parking)) {
        this.#entries.set(name, { ...entry, probeUntilMs: nowMs + probeLimitMs });
      }
    }
  }

  /** Parks it, if that is what the fault means; gives the model that it is parked for, if not for all, and until when. */
  park(
    model: string,
    cause: ParkingCause,
    nowMs: number,
    random: Random,
  ): { readonly model: string | undefined; readonly untilMs: number } | undefined {
    const part = parkedPart(cause.kind);
    for (const name of [wholeKey, model]) this.#endProbe(name);
    if (part === "nothing") return undefined;
    const name = part === "key" ? wholeKey : model;
    const before = this.#entries.peek(name)?.parking;
    const parking = parkedAgain(before, cause, nowMs, random);
    if (parking === before) return undefined;
    this.#entries.set(name, { parking, sinceMs: nowMs, probeUntilMs: undefined });
    return { model: part === "key" ? undefined : model, untilMs: parking.untilMs };
  }

  /** How long until the limit is full again that was nearly spent at the last answer, in milliseconds. */
  untilResetMs(model: string, nowMs: number): number | undefined {
    const resetAtMs = this.#resets.peek(model);
    return resetAtMs !== undefined && nowMs < resetAtMs ? resetAtMs - nowMs : undefined;
  }

  /**
   * It worked for the model; its limits, if nearly spent, are full again in `resetMs`. A rest that is not over stays if the
   * call began before it: the answer to one that was made in spite of it tells that the key is well again.
   *
   * @param startedAtMs when the call began. @default before everything
   */
  worked(model: string, resetMs: number, nowMs: number, startedAtMs: number = Number.NEGATIVE_INFINITY): void {
    if (resetMs > 0) this.#resets.set(model, nowMs + resetMs);
    else this.#resets.delete(model);
    for (const name of [wholeKey, model]) {
      const entry = this.#entries.peek(name);
      if (entry && (nowMs >= entry.parking.untilMs || startedAtMs > entry.sinceMs)) this.#entries.delete(name);
    }
  }

  #endProbe(name: string): void {
    const entry = this.#entries.peek(name);
    if (entry?.probeUntilMs !== undefined) this.#entries.set(name, { ...entry, probeUntilMs: undefined });
  }
}
