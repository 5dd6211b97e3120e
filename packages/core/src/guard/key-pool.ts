import type { FaultKind, RateLimits } from "../provider/index.ts";
import type { Clock, Random } from "../time/index.ts";
import { KeySlot, type Obstacle } from "./key-slot.ts";
import { LruMap } from "./lru-map.ts";
import { nearlySpentForMs, spentForMs } from "./spent-limits.ts";

/** A key to use, or why there is none. Outside the pool a key is known by its index. */
export type KeyChoice =
  | { readonly kind: "key"; readonly index: number; readonly credential: string | undefined }
  /** All that were not tried are parked; `untilMs` is when the first is free, by the clock's monotonic time. */
  | { readonly kind: "parked"; readonly untilMs: number; readonly because: FaultKind }
  /** There is no key, or none that was not tried. */
  | { readonly kind: "none" };

/** A key that was parked. */
export interface KeyParked {
  readonly index: number;
  /** The model that it is parked for; undefined: for all. */
  readonly model: string | undefined;
  readonly forMs: number;
  readonly because: FaultKind;
}

/** What a {@link KeyPool} is made from. */
export interface KeyPoolInit {
  /** Reads the provider's keys. Undefined: it needs none, and the pool has one place without a key. */
  readonly credentials: (() => readonly string[]) | undefined;
  readonly clock: Clock;
  /** Draws the jitter of back-offs and each model's first key, so that many short-lived processes do not all use the same. */
  readonly random: Random;
  /** Is told when a key is parked. */
  readonly onPark?: ((event: KeyParked) => void) | undefined;
}

/** Keys that were changed are seen after this long: soon enough for a person who waits, seldom enough to cost nothing. */
const rereadAfterMs = 5000;

/** More models than one provider is asked for; past that, the turn of the one asked longest ago is forgotten. */
const mostModels = 1000;

/** The keys of one provider. They are used in turn, and rest where the provider refuses them. */
export class KeyPool {
  readonly #credentials: (() => readonly string[]) | undefined;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #onPark: ((event: KeyParked) => void) | undefined;
  readonly #turns: LruMap<number> = new LruMap(mostModels);
  #slots: readonly KeySlot[] = [];
  #nextIndex = 0;
  #readAtMs = Number.NEGATIVE_INFINITY;

  constructor(init: KeyPoolInit) {
    this.#credentials = init.credentials;
    this.#clock = init.clock;
    this.#random = init.random;
    this.#onPark = init.onPark;
  }

  /** How many keys there are. 0: the provider is inactive. */
  get size(): number {
    return this.#read(this.#clock.monotonic()).length;
  }

  /** The key whose turn it is for the model, passing over those in `tried`, and takes the probe if that is what it is. */
  choose(model: string, tried?: ReadonlySet<number> | undefined): KeyChoice {
    const nowMs = this.#clock.monotonic();
    const slots = this.#read(nowMs);
    const turn = this.#turns.peek(model) ?? Math.floor(this.#random() * slots.length);
    let first: Obstacle | undefined;
    for (let step = 0; step < slots.length; step += 1) {
      const position = (turn + step) % slots.length;
      const slot = slots[position];
      if (!slot || tried?.has(slot.index)) continue;
      const obstacle = slot.obstacle(model, nowMs);
      if (!obstacle) {
        slot.take(model, nowMs);
        this.#turns.set(model, (position + 1) % slots.length);
        return { kind: "key", index: slot.index, credential: slot.credential };
      }
      if (!first || obstacle.untilMs < first.untilMs) first = obstacle;
    }
    return first ? { kind: "parked", ...first } : { kind: "none" };
  }

  /** What keeps every key from being used for the model, of the one that is free soonest; undefined: one is free. It takes nothing. */
  parking(model: string): Omit<Extract<KeyChoice, { kind: "parked" }>, "kind"> | undefined {
    const nowMs = this.#clock.monotonic();
    const slot = this.#soonest(model, nowMs);
    return slot?.obstacle(model, nowMs);
  }

  /** The key that is free soonest, parked or not, for when everything rests and somebody must serve. */
  any(model: string): Extract<KeyChoice, { kind: "key" }> | undefined {
    const slot = this.#soonest(model, this.#clock.monotonic());
    return slot && { kind: "key", index: slot.index, credential: slot.credential };
  }

  /**
   * Parks a key as its fault means. Rate-limited: for the model, for as long as the provider asks, else until the reset of
   * the limit that was nearly spent, else from 1 s doubling to 60 s. Refused for want of a right or of money: from 10 s
   * doubling to 10 min, after which one call at a time tries it. Other faults only end such a trial.
   */
  park(
    index: number,
    model: string,
    fault: { readonly kind: FaultKind; readonly retryAfterMs?: number | undefined },
  ): void {
    const { kind, retryAfterMs } = fault;
    const slot = this.#slot(index);
    const untilResetMs = kind === "rate_limited" ? slot?.untilResetMs(model, this.#clock.monotonic()) : undefined;
    this.#park(slot, model, kind, retryAfterMs ?? untilResetMs);
  }

  /**
   * A key worked for the model: its back-off starts afresh, and a rest that began before the call did is over. If the headers
   * say that nothing remains, it rests until the reset.
   */
  succeed(index: number, model: string, limits: RateLimits | undefined, startedAtMs?: number): void {
    const slot = this.#slot(index);
    if (!slot) return;
    slot.worked(model, nearlySpentForMs(limits), this.#clock.monotonic(), startedAtMs);
    const spentMs = spentForMs(limits);
    if (spentMs > 0) this.#park(slot, model, "rate_limited", spentMs);
  }

  /** The keys by their index: for those who know them by a hash. */
  keys(): readonly { readonly index: number; readonly credential: string | undefined }[] {
    return this.#read(this.#clock.monotonic());
  }

  #park(slot: KeySlot | undefined, model: string, kind: FaultKind, restMs: number | undefined): void {
    const nowMs = this.#clock.monotonic();
    const parked = slot?.park(model, { kind, restMs }, nowMs, this.#random);
    if (!slot || !parked) return;
    this.#onPark?.({ index: slot.index, model: parked.model, forMs: parked.untilMs - nowMs, because: kind });
  }

  #soonest(model: string, nowMs: number): KeySlot | undefined {
    let soonest: KeySlot | undefined;
    let soonestMs = Number.POSITIVE_INFINITY;
    for (const slot of this.#read(nowMs)) {
      const obstacle = slot.obstacle(model, nowMs);
      if (!obstacle) return slot;
      if (obstacle.untilMs >= soonestMs) continue;
      soonest = slot;
      soonestMs = obstacle.untilMs;
    }
    return soonest;
  }

  #slot(index: number): KeySlot | undefined {
    return this.#slots.find((slot) => slot.index === index);
  }

  /** The keys, read again when they are old or there are none; one that is still there keeps its index and its parking. */
  #read(nowMs: number): readonly KeySlot[] {
    if (this.#slots.length > 0 && nowMs - this.#readAtMs < rereadAfterMs) return this.#slots;
    this.#readAtMs = nowMs;
    const known = new Map(this.#slots.map((slot) => [slot.credential, slot]));
    const credentials = this.#credentials ? new Set<string | undefined>(this.#credentials()) : [undefined];
    this.#slots = Array.from(credentials, (credential) => known.get(credential) ?? this.#newSlot(credential));
    return this.#slots;
  }

  #newSlot(credential: string | undefined): KeySlot {
    const slot = new KeySlot(this.#nextIndex, credential);
    this.#nextIndex += 1;
    return slot;
  }
}
