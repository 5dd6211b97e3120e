import type { CounterEntry, SettleResult, StateStore } from "../state/index.ts";
import { type Clock, letGo, type Timer } from "../time/index.ts";
import { inTime } from "./in-time.ts";

/** What is to be posted in place of what was held. */
export interface Settlement {
  readonly space: string;
  readonly id: string;
  readonly entries: readonly CounterEntry[];
}

/** What {@link Settlements} are made from. */
export interface SettlementsInit {
  readonly store: Pick<StateStore, "settle">;
  readonly clock: Clock;
  /** How long the store may take before a settlement counts as not acknowledged, in milliseconds. */
  readonly timeoutMs: number;
  readonly onSettled: (settlement: Settlement, result: SettleResult) => void;
  /** Is told whenever the store acknowledges, and whenever it does not. */
  readonly onStore: (state: "down" | "up") => void;
  /** Is told what was given up, since too many waited: its hold will be posted as spent. */
  readonly onDropped: (settlement: Settlement) => void;
}

/** Nobody waits for an acknowledgement, so that a slow store may take its time. */
const patience = 20;
const firstWaitMs = 500;
const longestWaitMs = 30_000;
/** A process that has nothing else to do stays for the first tries, and not until a store that is gone comes back. */
const longestStayMs = 4000;
/** Some 10 MB. */
const mostWaiting = 20_000;

/**
 * Settles with the store in the background, and again until it acknowledges: an id counts once however often it is sent. A
 * process that dies before loses nothing either: what it held is posted as spent.
 */
export class Settlements {
  readonly #init: SettlementsInit;
  readonly #waiting: Settlement[] = [];
  #underWay = 0;
  #waitMs = firstWaitMs;
  #timer: Timer | undefined;
  readonly #whenIdle: (() => void)[] = [];

  constructor(init: SettlementsInit) {
    this.#init = init;
  }

  /** How many the store has not acknowledged yet. */
  get pending(): number {
    return this.#underWay + this.#waiting.length;
  }

  /** Settles in the background. */
  send(settlement: Settlement): void {
    if (this.#timer) this.#wait(settlement);
    else void this.#send(settlement);
  }

  /** Resolves once everything is acknowledged or waits for a store that is down. */
  idle(): Promise<void> {
    return this.#underWay === 0 ? Promise.resolve() : new Promise((resolve) => this.#whenIdle.push(resolve));
  }

  /** Sends what waits, now. Resolves once all was tried. */
  async flush(): Promise<void> {
    this.#retry();
    await this.idle();
  }

  async #send(settlement: Settlement): Promise<void> {
    const { store, clock, timeoutMs, onSettled, onStore } = this.#init;
    this.#underWay += 1;
    try {
      const settling = store.settle(settlement.space, settlement.id, settlement.entries);
      const result = await inTime(clock, settling, timeoutMs * patience);
      onStore("up");
      this.#waitMs = firstWaitMs;
      onSettled(settlement, result);
    } catch (error) {
      // A caller's mistake stays one however often it is sent. A TypeError may be one, or a `fetch` that could not connect.
      if (error instanceof RangeError) this.#init.onDropped(settlement);
      else {
        onStore("down");
        this.#wait(settlement);
      }
    } finally {
      this.#underWay -= 1;
      if (this.#underWay === 0) for (const tell of this.#whenIdle.splice(0)) tell();
    }
  }

  #wait(settlement: Settlement): void {
    this.#waiting.push(settlement);
    if (this.#waiting.length > mostWaiting) {
      const dropped = this.#waiting.shift();
      if (dropped) this.#init.onDropped(dropped);
    }
    if (this.#timer) return;
    this.#timer = this.#init.clock.setTimer(() => this.#retry(), this.#waitMs);
    if (this.#waitMs > longestStayMs) letGo(this.#timer);
  }

  #retry(): void {
    if (!this.#timer) return;
    this.#init.clock.clearTimer(this.#timer);
    this.#timer = undefined;
    this.#waitMs = Math.min(this.#waitMs * 2, longestWaitMs);
    for (const settlement of this.#waiting.splice(0)) void this.#send(settlement);
  }
}
