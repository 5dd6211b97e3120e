import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Random, seededRandom } from "../time/index.ts";
import { type BreakerEvent, type BreakerState, blockedUntilMs, closedBreaker, moveBreaker } from "./breaker.ts";
import { resolveBreakerOptions } from "./breaker-options.ts";

const options = resolveBreakerOptions({}, 1);
const never: Random = () => {
  throw new Error("Chance was drawn where nothing opens.");
};
const steady: Random = () => 0;

function moved(state: BreakerState, nowMs: number, ...events: BreakerEvent[]): BreakerState {
  return events.reduce((before, event) => moveBreaker(before, event, nowMs, options, steady), state);
}

const failed: BreakerEvent = { kind: "failed" };
const succeeded: BreakerEvent = { kind: "succeeded", slow: false };
const slow: BreakerEvent = { kind: "succeeded", slow: true };
const probed: BreakerEvent = { kind: "probed" };
const released: BreakerEvent = { kind: "released" };

const times = (count: number, ...events: BreakerEvent[]): BreakerEvent[] =>
  Array.from({ length: count }, () => events).flat();

describe("a closed breaker", () => {
  it("opens on five faults in a row, and not on four", () => {
    expect(moved(closedBreaker, 0, ...times(4, failed), succeeded, ...times(4, failed)).kind).toBe("closed");
    expect(moved(closedBreaker, 0, ...times(5, failed))).toMatchObject({
      kind: "open",
      untilMs: 5000,
      because: "consecutive_faults",
    });
  });

  it("forgets a run of faults that lies further back than it would ever stay open", () => {
    const early = moved(closedBreaker, 0, ...times(4, failed));
    expect(moved(early, 300_000, failed).kind).toBe("open");
    expect(moved(early, 300_001, failed).kind).toBe("closed");
  });

  it("opens when half of at least ten calls within the window failed", () => {
    const pairs = times(4, failed, succeeded);
    expect(moved(closedBreaker, 0, ...pairs, succeeded).kind).toBe("closed");
    expect(moved(closedBreaker, 0, ...pairs, succeeded, failed)).toMatchObject({
      kind: "open",
      because: "failure_rate",
    });
    expect(moved(closedBreaker, 0, ...pairs, failed, succeeded).kind).toBe("closed");
    // The same calls, the first eight of them half a minute ago.
    expect(moved(moved(closedBreaker, 0, ...pairs), 33_000, succeeded, failed).kind).toBe("closed");
  });

  it("opens when most of the calls were slow, though they succeeded", () => {
    expect(moved(closedBreaker, 0, ...times(7, slow), ...times(3, succeeded)).kind).toBe("closed");
    expect(moved(closedBreaker, 0, ...times(8, slow), ...times(2, succeeded)).kind).toBe("closed");
    expect(moved(closedBreaker, 0, ...times(2, succeeded), ...times(8, slow))).toMatchObject({
      kind: "open",
      because: "slow_rate",
    });
  });

  it("draws no chance and counts nothing for a call that tells nothing", () => {
    const before = moved(closedBreaker, 0, ...times(4, failed));
    expect(moveBreaker(before, released, 1, options, never)).toBe(before);
    expect(moveBreaker(before, probed, 1, options, never)).toBe(before);
    expect(moveBreaker(before, succeeded, 1, options, never).kind).toBe("closed");
  });
});

describe("an open breaker", () => {
  const open = moved(closedBreaker, 0, ...times(5, failed));

  it("blocks until its time is over, whatever calls from before still report", () => {
    expect(blockedUntilMs(open, 4999)).toBe(5000);
    expect(blockedUntilMs(open, 5000)).toBeUndefined();
    expect(moved(open, 100, failed, succeeded, released, probed)).toBe(open);
  });

  it("opens for twice as long each time its probe fails, up to five minutes, and starts over once it has held", () => {
    let state = open;
    const openMs: number[] = [];
    for (let probe = 0; probe < 9 && state.kind === "open"; probe += 1) {
      openMs.push(state.openMs);
      state = moved(state, state.untilMs, probed, failed);
    }
    expect(openMs).toEqual([5000, 10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000, 300_000]);
    const untilMs = state.kind === "open" ? state.untilMs : 0;
    const closed = moved(state, untilMs, probed, succeeded, probed, succeeded);
    expect(closed.kind).toBe("closed");
    expect(moved(closed, untilMs + 1000, ...times(5, failed))).toMatchObject({ openMs: 300_000 });
    expect(moved(closed, untilMs + 31_000, ...times(5, failed))).toMatchObject({ openMs: 5000 });
  });
});

describe("a half-open breaker", () => {
  const open = moved(closedBreaker, 0, ...times(5, failed));
  const probing = moved(open, 5000, probed);

  it("lets one probe through and closes after two successes", () => {
    expect(blockedUntilMs(probing, 5001)).toBe(65_000);
    const one = moved(probing, 6000, succeeded);
    expect([one.kind, blockedUntilMs(one, 6000)]).toEqual(["half_open", undefined]);
    expect(moved(one, 6000, probed, succeeded).kind).toBe("closed");
    expect(moved(one, 6000, probed, failed).kind).toBe("open");
  });

  it("lets another probe through when one ended without telling anything, or never came back", () => {
    expect(blockedUntilMs(moved(probing, 5500, released), 5500)).toBeUndefined();
    expect(blockedUntilMs(probing, 64_999)).toBe(65_000);
    expect(blockedUntilMs(probing, 65_000)).toBeUndefined();
  });

  it("counts the result of a probe that was given up, and does not take it for the one that is out", () => {
    const second = moved(probing, 70_000, probed);
    const late = moved(second, 71_000, { kind: "succeeded", slow: false, begunAtMs: 5000 });
    expect(late).toMatchObject({ kind: "half_open", successes: 1 });
    expect(blockedUntilMs(late, 71_000)).toBe(130_000);
    expect(moved(late, 72_000, { kind: "succeeded", slow: false, begunAtMs: 70_000 }).kind).toBe("closed");
  });

  it("is moved by no call from before it opened, nor is the closed breaker that follows", () => {
    const late: BreakerEvent[] = [
      { kind: "failed", begunAtMs: -1 },
      { kind: "succeeded", slow: false, begunAtMs: 4999 },
      { kind: "released", begunAtMs: 0 },
    ];
    expect(moved(probing, 5500, ...late, ...late)).toBe(probing);
    const closed = moved(probing, 6000, succeeded, succeeded);
    expect(moved(closed, 6500, ...times(9, ...late))).toBe(closed);
  });

  it("takes a slow probe for a success unless slowness is what opened it", () => {
    expect(moved(probing, 6000, slow, probed, slow).kind).toBe("closed");
    const slowed = moved(closedBreaker, 0, ...times(10, slow));
    expect(moved(slowed, 5000, probed, slow).kind).toBe("open");
  });
});

describe("whatever happens", () => {
  const event = fc.oneof(
    fc.constantFrom(failed, succeeded, slow, probed, released),
    fc.record({ kind: fc.constant("failed" as const), begunAtMs: fc.nat(200_000) }),
    fc.record({ kind: fc.constant("succeeded" as const), slow: fc.boolean(), begunAtMs: fc.nat(200_000) }),
  );
  const history = fc.array(fc.record({ gapMs: fc.oneof(fc.nat(500), fc.nat(90_000)), event }), { maxLength: 80 });

  it("stays open between four seconds and five minutes at a time", () => {
    fc.assert(
      fc.property(history, fc.integer(), (steps, seed) => {
        const random = seededRandom(seed);
        let [state, nowMs] = [closedBreaker, 0];
        for (const step of steps) {
          nowMs += step.gapMs;
          const before = state;
          state = moveBreaker(state, step.event, nowMs, options, random);
          if (state.kind !== "open" || state === before) continue;
          expect(state.openMs).toBeGreaterThanOrEqual(4000);
          expect(state.openMs).toBeLessThanOrEqual(300_000);
          expect(state.untilMs).toBe(nowMs + state.openMs);
        }
      }),
    );
  });

  it("closes again once time passes and calls succeed", () => {
    fc.assert(
      fc.property(history, (steps) => {
        let [state, nowMs] = [closedBreaker, 0];
        for (const step of steps) {
          nowMs += step.gapMs;
          state = moveBreaker(state, step.event, nowMs, options, steady);
        }
        for (let call = 0; call < 2; call += 1) {
          nowMs = blockedUntilMs(state, nowMs) ?? nowMs;
          state = moved(state, nowMs, probed, { ...succeeded, begunAtMs: nowMs });
        }
        expect(state.kind).toBe("closed");
      }),
    );
  });

  it("comes out the same for the same seed", () => {
    fc.assert(
      fc.property(history, fc.integer(), (steps, seed) => {
        const run = (): BreakerState => {
          const random = seededRandom(seed);
          let [state, nowMs] = [closedBreaker, 0];
          for (const step of steps) {
            nowMs += step.gapMs;
            state = moveBreaker(state, step.event, nowMs, options, random);
          }
          return state;
        };
        expect(run()).toEqual(run());
      }),
    );
  });
});
