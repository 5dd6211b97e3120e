import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ModelName } from "../catalog/index.ts";
import { seededRandom, systemClock } from "../time/index.ts";
import { type BreakerMove, Breakers } from "./breakers.ts";

const gpt: ModelName = "openai/gpt-5.5";
const mini: ModelName = "openai/gpt-5.4-mini";
const haiku: ModelName = "anthropic/claude-haiku-4-5";

function setUp(random = () => 0) {
  const time = { nowMs: 1000 };
  const moves: BreakerMove[] = [];
  const breakers = new Breakers({
    clock: { ...systemClock, monotonic: () => time.nowMs },
    random,
    onMove: (move) => moves.push(move),
  });
  const call = (model: ModelName, outcome: "ok" | "slow" | "fault", count = 1): void => {
    for (let done = 0; done < count; done += 1) {
      breakers.acquire(model, false);
      if (outcome === "fault") breakers.fail(model, time.nowMs);
      else breakers.succeed(model, outcome === "slow", time.nowMs);
    }
  };
  return { time, moves, breakers, call };
}

describe("a model that fails", () => {
  it("is refused, alone: neither its siblings nor other providers are", () => {
    const { breakers, call, moves } = setUp();
    call(gpt, "fault", 100);
    expect([gpt, mini, haiku].map((model) => breakers.blockedUntilMs(model))).toEqual([6000, undefined, undefined]);
    expect([gpt, mini].map((model) => breakers.acquire(model, false))).toEqual([false, true]);
    expect(moves).toEqual([{ scope: "model", name: gpt, from: "closed", to: "open", openMs: 5000 }]);
  });

  it("does not eject its siblings when they fail now and then", () => {
    const { breakers, call, time } = setUp();
    for (let round = 0; round < 50; round += 1) {
      time.nowMs += 500;
      // Let through by force, so that the provider sees every fault of the broken model.
      breakers.acquire(gpt, true);
      breakers.fail(gpt, time.nowMs);
      call(mini, round % 10 === 0 ? "fault" : "ok");
    }
    expect(breakers.acquire(mini, false)).toBe(true);
  });

  it("is let through by force, when the least bad must serve", () => {
    const { breakers, call } = setUp();
    call(gpt, "fault", 5);
    expect(breakers.acquire(gpt, true)).toBe(true);
    breakers.succeed(gpt, false, 1000);
    expect(breakers.states()).toContainEqual({ name: gpt, state: "open", untilMs: 6000 });
  });
});

describe("a provider of which two models fail", () => {
  it("is refused as a whole, models that were never asked included", () => {
    const { breakers, call, moves } = setUp();
    call(gpt, "fault", 4);
    call(mini, "fault");
    expect(breakers.acquire("openai/gpt-5.6", false)).toBe(false);
    expect(breakers.acquire(haiku, false)).toBe(true);
    expect(moves).toEqual([{ scope: "provider", name: "openai", from: "closed", to: "open", openMs: 5000 }]);
  });

  it("says when both it and its provider let it through", () => {
    const { breakers, call, time } = setUp();
    call(gpt, "fault", 5);
    time.nowMs = 2000;
    call(mini, "fault");
    expect([gpt, mini].map((model) => breakers.blockedUntilMs(model))).toEqual([7000, 7000]);
  });

  it("comes back through whichever model recovers, though the other stays broken", () => {
    const { breakers, call, time } = setUp();
    call(gpt, "fault", 4);
    call(mini, "fault");
    time.nowMs = 6000;
    call(gpt, "fault");
    expect(breakers.acquire(gpt, false)).toBe(false);
    call(mini, "ok", 2);
    expect(breakers.states()).toEqual([
      { name: "openai", state: "closed" },
      { name: gpt, state: "open", untilMs: 11_000 },
      { name: mini, state: "closed" },
    ]);
  });

  it("takes one probe for all its models together", () => {
    const { breakers, call, time } = setUp();
    call(gpt, "fault", 4);
    call(mini, "fault");
    time.nowMs = 6000;
    expect([gpt, mini].map((model) => breakers.acquire(model, false))).toEqual([true, false]);
    breakers.release(gpt, 6000);
    expect(breakers.acquire(mini, false)).toBe(true);
  });
});

it("looks without taking: a probe is taken by a call alone", () => {
  const { breakers, call, time } = setUp();
  call(gpt, "fault", 5);
  time.nowMs = 6000;
  expect([1, 2, 3].map(() => breakers.blockedUntilMs(gpt))).toEqual([undefined, undefined, undefined]);
  expect([1, 2].map(() => breakers.acquire(gpt, false))).toEqual([true, false]);
});

it("is not fooled by calls that were under way when it opened", () => {
  const { breakers, call, time } = setUp();
  for (let straggler = 0; straggler < 20; straggler += 1) breakers.acquire(gpt, false);
  time.nowMs = 2000;
  call(gpt, "fault", 5);
  time.nowMs = 7000;
  expect(breakers.acquire(gpt, false)).toBe(true);
  for (let straggler = 0; straggler < 10; straggler += 1) breakers.succeed(gpt, false, 1000);
  expect(breakers.acquire(gpt, false)).toBe(false);
  breakers.succeed(gpt, false, 7000);
  call(gpt, "ok");
  for (let straggler = 0; straggler < 10; straggler += 1) breakers.fail(gpt, 1000);
  expect(breakers.states()).toContainEqual({ name: gpt, state: "closed" });
});

it("forgets the model used longest ago rather than grow without bound", () => {
  const { breakers, call } = setUp();
  for (let model = 0; model < 1500; model += 1) call(`openai/model-${model}`, "ok");
  expect(breakers.states()).toHaveLength(1001);
});

it("never has two probes out at once, and always recovers, whatever calls do", () => {
  const step = fc.oneof(
    { weight: 3, arbitrary: fc.record({ do: fc.constant("begin" as const), model: fc.constantFrom(gpt, mini) }) },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constantFrom("succeed" as const, "fail" as const, "fail" as const, "release" as const),
        which: fc.nat(),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("wait" as const), ms: fc.nat(12_000) }) },
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120 }), fc.integer(), (steps, seed) => {
      const { breakers, time, moves } = setUp(seededRandom(seed));
      const underWay: { model: ModelName; begunAtMs: number; probe: boolean }[] = [];
      const kindOf = (name: string) => breakers.states().find((standing) => standing.name === name)?.state;
      for (const next of steps) {
        // A call from another moment, so that "began before" is never a tie.
        time.nowMs += 1;
        if (next.do === "wait") time.nowMs += next.ms;
        else if (next.do === "begin") {
          if (!breakers.acquire(next.model, false)) continue;
          const probe = kindOf(next.model) === "half_open";
          underWay.push({ model: next.model, begunAtMs: time.nowMs, probe });
        } else {
          const [call] = underWay.splice(next.which % Math.max(underWay.length, 1), 1);
          if (!call) continue;
          if (next.do === "succeed") breakers.succeed(call.model, false, call.begunAtMs);
          else breakers[next.do](call.model, call.begunAtMs);
        }
        for (const model of [gpt, mini]) {
          const probes = underWay.filter(
            (call) => call.model === model && call.probe && time.nowMs < call.begunAtMs + 60_000,
          );
          expect(kindOf(model) === "half_open" ? probes.length : 0).toBeLessThanOrEqual(1);
        }
      }
      for (const move of moves) if (move.to === "open") expect(move.openMs).toBeLessThanOrEqual(300_000);
      for (let call = 0; call < 4; call += 1) {
        for (const model of [gpt, mini]) {
          time.nowMs = Math.max(time.nowMs + 1, breakers.blockedUntilMs(model) ?? 0);
          expect(breakers.acquire(model, false)).toBe(true);
          breakers.succeed(model, false, time.nowMs);
        }
      }
      for (const standing of breakers.states()) expect(standing.state).toBe("closed");
    }),
    { numRuns: 300 },
  );
});
