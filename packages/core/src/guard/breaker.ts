import type { Random } from "../time/index.ts";
import { restMs } from "./back-off.ts";
import type { ResolvedBreakerOptions } from "./breaker-options.ts";
import { addToWindow, type Tally, talliesOf, totalOf, type Window } from "./window.ts";

/** Why a breaker opened. */
export type BreakerReason = "consecutive_faults" | "failure_rate" | "slow_rate" | "hint";

/** Faults without a success between them. */
interface Run {
  readonly faults: number;
  readonly lastAtMs: number;
  /** Whose they were; two are enough to know. */
  readonly sources: readonly string[];
}

/**
 * Where a breaker stands. `freshSinceMs`: calls that began before it tell of the time before the breaker last opened, and
 * are not counted. `openings`: how often it has opened without recovering in between, which is what doubles its open time.
 */
export type BreakerState =
  | {
      readonly kind: "closed";
      readonly window: Window;
      readonly run: Run;
      readonly freshSinceMs: number;
      readonly openings: number;
      readonly closedAtMs: number;
    }
  | {
      readonly kind: "open";
      readonly untilMs: number;
      readonly openMs: number;
      readonly openings: number;
      readonly because: BreakerReason;
    }
  | {
      readonly kind: "half_open";
      readonly freshSinceMs: number;
      readonly openings: number;
      readonly because: BreakerReason;
      readonly successes: number;
      /** Whose probes failed. */
      readonly failedSources: readonly string[];
      /** Until when the probe that is out keeps others out; undefined: none is out. */
      readonly probeUntilMs: number | undefined;
      /** A call that began before this is a probe that was given up, and not the one that is out. */
      readonly probeSinceMs: number;
    };

/**
 * What happens to a breaker. `source`: the model, where the breaker is a provider's. `begunAtMs`: when the call began, so
 * that a late one is known; without it the call is taken to be the newest.
 */
export type BreakerEvent =
  | { readonly kind: "succeeded"; readonly slow: boolean; readonly source?: string; readonly begunAtMs?: number }
  | { readonly kind: "failed"; readonly source?: string; readonly begunAtMs?: number }
  /** A probe sets out. */
  | { readonly kind: "probed" }
  /** Another process says that it is down. */
  | { readonly kind: "hinted"; readonly openMs: number }
  /** A call ended that tells nothing of the provider's health. */
  | { readonly kind: "released"; readonly begunAtMs?: number };

type Closed = Extract<BreakerState, { kind: "closed" }>;
type HalfOpen = Extract<BreakerState, { kind: "half_open" }>;
type Report = Exclude<BreakerEvent, { kind: "probed" | "hinted" }>;

const noRun: Run = { faults: 0, lastAtMs: 0, sources: [] };

/** Where every breaker starts. */
export const closedBreaker: BreakerState = {
  kind: "closed",
  window: [],
  run: noRun,
  freshSinceMs: Number.NEGATIVE_INFINITY,
  openings: 0,
  closedAtMs: Number.NEGATIVE_INFINITY,
};

/** When a call may next pass, on the same clock as `nowMs`; undefined: one may pass now. */
export function blockedUntilMs(state: BreakerState, nowMs: number): number | undefined {
  const untilMs = state.kind === "open" ? state.untilMs : state.kind === "half_open" ? state.probeUntilMs : undefined;
  return untilMs !== undefined && nowMs < untilMs ? untilMs : undefined;
}

/**
 * The one function that moves a breaker (Michael Nygard, "Release It!": the circuit breaker; the rates and the single probe
 * are resilience4j's). `random` is drawn only to jitter the open time.
 */
export function moveBreaker(
  state: BreakerState,
  event: BreakerEvent,
  nowMs: number,
  options: ResolvedBreakerOptions,
  random: Random,
): BreakerState {
  if (event.kind === "probed") return probed(state, nowMs, options);
  if (event.kind === "hinted") return hinted(state, event.openMs, nowMs);
  // What ends while it is open began before it opened, or was let through by force, and says nothing of how it is later.
  if (state.kind === "open") return state;
  if (event.begunAtMs !== undefined && event.begunAtMs < state.freshSinceMs) return state;
  return state.kind === "closed"
    ? reportedWhileClosed(state, event, nowMs, options, random)
    : reportedWhileHalfOpen(state, event, nowMs, options, random);
}

/** A hint closes nothing and prolongs nothing: what this process sees itself counts for more. */
function hinted(state: BreakerState, openMs: number, nowMs: number): BreakerState {
  if (state.kind !== "closed") return state;
  return { kind: "open", untilMs: nowMs + openMs, openMs, openings: state.openings, because: "hint" };
}

function probed(state: BreakerState, nowMs: number, options: ResolvedBreakerOptions): BreakerState {
  if (state.kind === "closed" || blockedUntilMs(state, nowMs) !== undefined) return state;
  const probeUntilMs = nowMs + options.probeLimitMs;
  if (state.kind === "half_open") {
    return { ...state, probeUntilMs, probeSinceMs: state.probeUntilMs ?? state.probeSinceMs };
  }
  return {
    kind: "half_open",
    freshSinceMs: state.untilMs,
    openings: state.openings,
    because: state.because,
    successes: 0,
    failedSources: [],
    probeUntilMs,
    probeSinceMs: state.untilMs,
  };
}

function reportedWhileClosed(
  state: Closed,
  event: Report,
  nowMs: number,
  options: ResolvedBreakerOptions,
  random: Random,
): BreakerState {
  if (event.kind === "released") return state;
  const { source = "" } = event;
  const call: Tally =
    event.kind === "failed" ? { calls: 1, failed: 1, slow: 0 } : { calls: 1, failed: 0, slow: event.slow ? 1 : 0 };
  const next: Closed = {
    ...state,
    window: addToWindow(state.window, nowMs, options.windowMs, source, call),
    run: event.kind === "failed" ? longerRun(state.run, source, nowMs, options) : noRun,
  };
  const because = reasonToOpen(next, call, nowMs, options);
  if (because === undefined) return next;
  // One that opens again within a window of closing never really recovered.
  const openings = nowMs - state.closedAtMs <= options.windowMs ? state.openings : 0;
  return opened(openings, because, nowMs, options, random);
}

function longerRun(run: Run, source: string, nowMs: number, options: ResolvedBreakerOptions): Run {
  // After the longest time that a breaker would stay open, it would have forgotten these faults too.
  const { faults, sources } = nowMs - run.lastAtMs > options.longestOpenMs ? noRun : run;
  return {
    faults: faults + 1,
    lastAtMs: nowMs,
    sources: sources.includes(source) || sources.length >= options.minimumSources ? sources : [...sources, source],
  };
}

/** Why the call just counted opens the breaker, if it does; what went well never does. */
function reasonToOpen(
  state: Closed,
  call: Tally,
  nowMs: number,
  options: ResolvedBreakerOptions,
): BreakerReason | undefined {
  if (call.failed === 0 && call.slow === 0) return undefined;
  const { run } = state;
  if (run.faults >= options.consecutiveFaults && run.sources.length >= options.minimumSources) {
    return "consecutive_faults";
  }
  const tallies = talliesOf(state.window, nowMs, options.windowMs);
  if (totalOf(tallies.values()).calls < options.minimumCalls) return undefined;
  if (call.failed > 0) return exceeds(tallies, "failed", options.failureRate, options) ? "failure_rate" : undefined;
  return exceeds(tallies, "slow", options.slowRate, options) ? "slow_rate" : undefined;
}

/** Whether the rate is reached; for a provider, also without its worst model, which must not eject the others. */
function exceeds(
  tallies: ReadonlyMap<string, Tally>,
  what: "failed" | "slow",
  rate: number,
  options: ResolvedBreakerOptions,
): boolean {
  const all = totalOf(tallies.values());
  if (all[what] < rate * all.calls) return false;
  if (options.minimumSources === 1) return true;
  let worst: Tally = { calls: 0, failed: 0, slow: 0 };
  for (const tally of tallies.values()) if (tally[what] > worst[what]) worst = tally;
  const calls = all.calls - worst.calls;
  return calls > 0 && all[what] - worst[what] >= rate * calls;
}

function reportedWhileHalfOpen(
  state: HalfOpen,
  event: Report,
  nowMs: number,
  options: ResolvedBreakerOptions,
  random: Random,
): BreakerState {
  const isProbe = event.begunAtMs === undefined || event.begunAtMs >= state.probeSinceMs;
  const next: HalfOpen = isProbe ? { ...state, probeUntilMs: undefined } : state;
  if (event.kind === "released") return next;
  const { source = "" } = event;
  if (event.kind === "failed" || (event.slow && state.because === "slow_rate")) {
    const failedSources = [...new Set([...state.failedSources, source])];
    return failedSources.length >= options.minimumSources
      ? opened(state.openings, state.because, nowMs, options, random)
      : { ...next, failedSources };
  }
  const successes = state.successes + 1;
  if (successes < options.successesToClose) return { ...next, successes };
  return {
    kind: "closed",
    window: [],
    run: noRun,
    freshSinceMs: state.freshSinceMs,
    openings: state.openings,
    closedAtMs: nowMs,
  };
}

function opened(
  openings: number,
  because: BreakerReason,
  nowMs: number,
  options: ResolvedBreakerOptions,
  random: Random,
): BreakerState {
  const openMs = restMs(openings, options.shortestOpenMs, options.longestOpenMs, random);
  return { kind: "open", untilMs: nowMs + openMs, openMs, openings: openings + 1, because };
}
