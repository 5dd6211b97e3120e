import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FaultKind, faultMeanings } from "../provider/index.ts";
import { seededRandom, systemClock } from "../time/index.ts";
import { type KeyParked, KeyPool } from "./key-pool.ts";

function setUp(keys: readonly string[] = ["sk-a", "sk-b", "sk-c"], random = () => 0) {
  const time = { nowMs: 5000 };
  const given = { keys, reads: 0 };
  const parked: KeyParked[] = [];
  const credentials = (): readonly string[] => {
    given.reads += 1;
    return given.keys;
  };
  const pool = new KeyPool({
    credentials,
    clock: { ...systemClock, monotonic: () => time.nowMs },
    random,
    onPark: (event) => parked.push(event),
  });
  // Some runtimes have no environment while modules load.
  expect(given.reads).toBe(0);
  expect(pool.size).toBe(keys.length);
  const next = (model = "m", tried?: ReadonlySet<number>): string => {
    const choice = pool.choose(model, tried);
    return choice.kind === "key" ? (choice.credential ?? "no key") : choice.kind;
  };
  return { pool, time, given, parked, next };
}

describe("keys in turn", () => {
  it("are used equally for each model, whatever order models are asked in", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("m", "n")),
        fc.integer({ min: 1, max: 5 }),
        fc.integer(),
        (models, size, seed) => {
          const keys = Array.from({ length: size }, (_, index) => `sk-${index}`);
          const { next } = setUp(keys, seededRandom(seed));
          const used: Record<string, number> = {};
          for (const model of models) {
            const name = `${model} ${next(model)}`;
            used[name] = (used[name] ?? 0) + 1;
          }
          for (const model of ["m", "n"]) {
            const counts = keys.map((key) => used[`${model} ${key}`] ?? 0);
            expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
          }
        },
      ),
    );
  });

  it("begin anywhere, so that processes that serve one request each do not all use the first", () => {
    const random = seededRandom("cold starts");
    const firsts = new Set(Array.from({ length: 50 }, () => setUp(["a", "b"], random).next()));
    expect(firsts).toEqual(new Set(["a", "b"]));
  });

  it("are not tried twice for one request", () => {
    const { pool, next } = setUp();
    const tried = new Set<number>();
    for (let call = 0; call < 3; call += 1) {
      const choice = pool.choose("m", tried);
      if (choice.kind === "key") tried.add(choice.index);
    }
    expect([...tried].sort()).toEqual([0, 1, 2]);
    expect(next("m", tried)).toBe("none");
  });

  it("keep their turn when the pool is only looked at", () => {
    const { pool, next } = setUp();
    expect(next()).toBe("sk-a");
    expect([pool.size, pool.parking("m"), pool.any("m")?.index]).toEqual([3, undefined, 0]);
    expect([next(), next(), next()]).toEqual(["sk-b", "sk-c", "sk-a"]);
  });
});

describe("a parked key", () => {
  it("is passed over for its model, for as long as the provider asks", () => {
    const { pool, next, time, parked } = setUp(["sk-a", "sk-b"]);
    pool.park(0, "m", { kind: "rate_limited", retryAfterMs: 20_000 });
    expect([next("m"), next("m"), next("n"), next("n")]).toEqual(["sk-b", "sk-b", "sk-a", "sk-b"]);
    expect(parked).toEqual([{ index: 0, model: "m", forMs: 20_000, because: "rate_limited" }]);
    time.nowMs += 20_000;
    expect([next("m"), next("m")]).toEqual(["sk-a", "sk-b"]);
  });

  it("says when the first of them is free, and why none is", () => {
    const { pool } = setUp(["sk-a", "sk-b"]);
    pool.park(0, "m", { kind: "rate_limited", retryAfterMs: 20_000 });
    expect(pool.parking("m")?.untilMs).toBeUndefined();
    pool.park(1, "m", { kind: "auth" });
    const first = { untilMs: 15_000, because: "auth" };
    expect(pool.choose("m")).toEqual({ kind: "parked", ...first });
    expect(pool.parking("m")).toEqual(first);
    expect(pool.parking("m")?.untilMs).toBe(15_000);
    expect(pool.choose("m", new Set([1]))).toEqual({ kind: "parked", untilMs: 25_000, because: "rate_limited" });
    expect(pool.any("m")).toEqual({ kind: "key", index: 1, credential: "sk-b" });
  });

  it("that was topped up comes back by itself, tried by one call first", () => {
    const { pool, next, time } = setUp(["sk-a"]);
    pool.park(0, "m", { kind: "quota" });
    expect([next("m"), next("n")]).toEqual(["parked", "parked"]);
    time.nowMs += 10_000;
    expect([next("m"), next("n")]).toEqual(["sk-a", "parked"]);
    pool.succeed(0, "m", undefined);
    expect([next("m"), next("n")]).toEqual(["sk-a", "sk-a"]);
  });

  it("is not held by a trial that never ended", () => {
    const { pool, next, time } = setUp(["sk-a"]);
    pool.park(0, "m", { kind: "auth" });
    time.nowMs += 10_000;
    expect([next(), next()]).toEqual(["sk-a", "parked"]);
    time.nowMs += 60_000;
    expect(next()).toBe("sk-a");
  });

  it("rests when the headers of a good answer say that nothing remains", () => {
    const { pool, next, parked } = setUp(["sk-a", "sk-b"]);
    pool.succeed(0, "m", {
      requests: { limit: 60, remaining: 0, resetMs: 3000 },
      tokens: { remaining: 9, resetMs: 9 },
    });
    expect([next("m"), next("m"), next("n")]).toEqual(["sk-b", "sk-b", "sk-a"]);
    expect(parked).toEqual([{ index: 0, model: "m", forMs: 3000, because: "rate_limited" }]);
  });

  it("rests until the reset of the limit that was nearly spent, where a refusal names no time", () => {
    const { pool, time } = setUp(["sk-a"]);
    pool.succeed(0, "m", { tokens: { limit: 1000, remaining: 30, resetMs: 7000 } });
    time.nowMs += 2000;
    pool.park(0, "m", { kind: "rate_limited" });
    expect(pool.parking("m")?.untilMs).toBe(12_000);
  });
});

describe("whatever happens", () => {
  const kinds = Object.keys(faultMeanings) as FaultKind[];
  const step = fc.record({
    gapMs: fc.oneof(fc.nat(2000), fc.nat(700_000)),
    model: fc.constantFrom("m", "n"),
    outcome: fc.option(
      fc.record({
        kind: fc.constantFrom(...kinds),
        retryAfterMs: fc.option(fc.integer({ min: -5, max: 100_000 }), { nil: undefined }),
      }),
    ),
  });

  it("no parked key is handed out, and none is lost for good", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.integer(), (steps, seed) => {
        const { pool, time, parked } = setUp(["sk-a", "sk-b"], seededRandom(seed));
        const rests: (KeyParked & { untilMs: number })[] = [];
        for (const { gapMs, model, outcome } of steps) {
          time.nowMs += gapMs;
          const choice = pool.choose(model);
          if (choice.kind !== "key") {
            expect(pool.parking(model)?.untilMs).toBeGreaterThan(time.nowMs);
            continue;
          }
          const { index } = choice;
          for (const rest of rests) {
            const applies = rest.index === index && (rest.model ?? model) === model;
            if (applies) expect(rest.untilMs).toBeLessThanOrEqual(time.nowMs);
          }
          if (outcome) pool.park(index, model, outcome);
          else pool.succeed(index, model, undefined);
          for (const event of parked.splice(0)) rests.push({ ...event, untilMs: time.nowMs + event.forMs });
        }
        time.nowMs += 86_400_000;
        expect(["m", "n"].map((model) => pool.parking(model)?.untilMs)).toEqual([undefined, undefined]);
      }),
    );
  });
});

describe("the keys themselves", () => {
  it("are not needed by every provider: then there is one place, without a key", () => {
    const bare = new KeyPool({ credentials: undefined, clock: systemClock, random: () => 0 });
    expect([bare.size, bare.choose("m")]).toEqual([1, { kind: "key", index: 0, credential: undefined }]);
  });

  it("may come later: a provider without one is inactive until it is there", () => {
    const { pool, given, next } = setUp([]);
    expect([pool.size, next(), pool.any("m")]).toEqual([0, "none", undefined]);
    given.keys = ["sk-new"];
    expect([pool.size, next()]).toEqual([1, "sk-new"]);
  });

  it("are read again every few seconds; one that stays keeps its index and its rest, and no index is given twice", () => {
    const { pool, given, next, time } = setUp(["sk-a", "sk-b"]);
    pool.park(1, "m", { kind: "auth" });
    expect(next()).toBe("sk-a");
    const { reads } = given;
    given.keys = ["sk-b", "sk-new", "sk-new"];
    time.nowMs += 4999;
    expect([next(), given.reads]).toEqual(["sk-a", reads]);
    time.nowMs += 1;
    expect([pool.size, pool.choose("m")]).toEqual([2, { kind: "key", index: 2, credential: "sk-new" }]);
    expect(pool.choose("m", new Set([2]))).toMatchObject({ kind: "parked", because: "auth" });
    pool.park(0, "m", { kind: "auth" });
    pool.succeed(0, "m", undefined);
    expect(pool.size).toBe(2);
  });

  it("are shown to nobody", () => {
    const { pool, next, parked } = setUp(["sk-canary"]);
    expect(next()).toBe("sk-canary");
    pool.park(0, "m", { kind: "auth" });
    for (const text of [
      inspect(pool, { depth: null, showHidden: true }),
      JSON.stringify(pool),
      JSON.stringify(parked),
    ]) {
      expect(text).not.toContain("canary");
    }
  });
});
