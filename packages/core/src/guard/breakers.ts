import type { ModelName } from "../catalog/index.ts";
import type { Clock, Random } from "../time/index.ts";
import { type BreakerEvent, type BreakerState, blockedUntilMs, closedBreaker, moveBreaker } from "./breaker.ts";
import { type BreakerOptions, type ResolvedBreakerOptions, resolveBreakerOptions } from "./breaker-options.ts";
import { LruMap } from "./lru-map.ts";

/** A breaker that moved from one state to another. */
export interface BreakerMove {
  readonly scope: "provider" | "model";
  /** `openai`, or `openai/gpt-5.5`. */
  readonly name: string;
  readonly from: BreakerState["kind"];
  readonly to: BreakerState["kind"];
  /** How long it stays open, in milliseconds, where that is what it moved to. */
  readonly openMs?: number | undefined;
}

/** What {@link Breakers} are made from. */
export interface BreakersInit {
  readonly clock: Clock;
  /** Draws the jitter of open times, and nothing else. */
  readonly random: Random;
  readonly options?: BreakerOptions | undefined;
  /** Is told of every move. */
  readonly onMove?: ((move: BreakerMove) => void) | undefined;
}

/** Where one breaker stands, for people. */
export interface BreakerStanding {
  /** `openai`, or `openai/gpt-5.5`. */
  readonly name: string;
  readonly state: BreakerState["kind"];
  /** When it may next let a call through, by the clock's monotonic time; absent if it does now. */
  readonly untilMs?: number | undefined;
}

/** More models than anybody uses at once; past that, the breaker used longest ago is forgotten, which closes it. */
const mostBreakers = 1000;

/**
 * The breakers of all providers and models, each made on first use. A call passes two: its model's, and its provider's,
 * which opens only on faults of at least two models, so that one broken model does not eject its siblings.
 *
 * Every call that `acquire` let through must end in one of `succeed`, `fail` and `release`. Each takes the moment at which
 * the call began (`clock.monotonic()`, read when the permit was taken), so that a call from before the breaker opened,
 * which ends after it, is not mistaken for the probe.
 */
export class Breakers {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #onMove: ((move: BreakerMove) => void) | undefined;
  readonly #options: { readonly provider: ResolvedBreakerOptions; readonly model: ResolvedBreakerOptions };
  readonly #states: { readonly provider: LruMap<BreakerState>; readonly model: LruMap<BreakerState> } = {
    provider: new LruMap(mostBreakers),
    model: new LruMap(mostBreakers),
  };

  constructor(init: BreakersInit) {
    this.#clock = init.clock;
    this.#random = init.random;
    this.#onMove = init.onMove;
    const options = init.options ?? {};
    this.#options = { provider: resolveBreakerOptions(options, 2), model: resolveBreakerOptions(options, 1) };
  }

  /** When a call to the model may next pass, in milliseconds of `clock.monotonic()`; undefined: now. It takes nothing. */
  blockedUntilMs(model: ModelName): number | undefined {
    const nowMs = this.#clock.monotonic();
    const provider = blockedUntilMs(this.#state("provider", providerOf(model)), nowMs);
    const own = blockedUntilMs(this.#state("model", model), nowMs);
    return provider === undefined || own === undefined ? (provider ?? own) : Math.max(provider, own);
  }

  /**
   * Takes a permit for a call to the model; while half-open, that of the probe. False: refused. With `force` a call passes
   * whatever the state, for when every candidate is blocked and the least bad must serve.
   */
  acquire(model: ModelName, force: boolean): boolean {
    if (!force && this.blockedUntilMs(model) !== undefined) return false;
    this.#report(model, { kind: "probed" });
    return true;
  }

  /** A call ended well; `slow`: it took longer than the model should. */
  succeed(model: ModelName, slow: boolean, begunAtMs?: number | undefined): void {
    this.#report(model, { kind: "succeeded", slow, source: model, ...begun(begunAtMs) });
  }

  /** A call ended in a fault that counts against the provider. */
  fail(model: ModelName, begunAtMs?: number | undefined): void {
    this.#report(model, { kind: "failed", source: model, ...begun(begunAtMs) });
  }

  /** A call ended that tells nothing of the provider's health: aborted, refused for its key, or a bad request. */
  release(model: ModelName, begunAtMs?: number | undefined): void {
    this.#report(model, { kind: "released", ...begun(begunAtMs) });
  }

  /** Another process says that a provider or a model is down: it is avoided for so long, if nothing else is known of it here. */
  hint(scope: "provider" | "model", name: string, openMs: number): void {
    this.#move(scope, name, { kind: "hinted", openMs });
  }

  /** Where every breaker that has been used stands, providers first. */
  states(): readonly BreakerStanding[] {
    const nowMs = this.#clock.monotonic();
    return [...this.#states.provider.entries(), ...this.#states.model.entries()].map(([name, state]) => {
      const untilMs = blockedUntilMs(state, nowMs);
      return untilMs === undefined ? { name, state: state.kind } : { name, state: state.kind, untilMs };
    });
  }

  #state(scope: "provider" | "model", name: string): BreakerState {
    return this.#states[scope].peek(name) ?? closedBreaker;
  }

  #report(model: ModelName, event: BreakerEvent): void {
    this.#move("provider", providerOf(model), event);
    this.#move("model", model, event);
  }

  #move(scope: "provider" | "model", name: string, event: BreakerEvent): void {
    const before = this.#state(scope, name);
    const after = moveBreaker(before, event, this.#clock.monotonic(), this.#options[scope], this.#random);
    this.#states[scope].set(name, after);
    if (after.kind === before.kind) return;
    const move = { scope, name, from: before.kind, to: after.kind };
    this.#onMove?.(after.kind === "open" ? { ...move, openMs: after.openMs } : move);
  }
}

function begun(begunAtMs: number | undefined): { begunAtMs?: number } {
  return begunAtMs === undefined ? {} : { begunAtMs };
}

function providerOf(model: ModelName): string {
  return model.slice(0, model.indexOf("/"));
}
