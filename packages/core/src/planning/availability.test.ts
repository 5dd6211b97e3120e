import { describe, expect, it } from "vitest";
import { candidates } from "../../test/candidates.ts";
import { hello, stage } from "../../test/stage.ts";
import type { Engine } from "../execution/index.ts";
import { Availability } from "./availability.ts";

const keyless = { a: { keys: [] }, b: {} };

describe("a provider without a key", () => {
  it("cannot be asked, and is named", async () => {
    const decision = await stage({ cast: keyless }).overture.decide(hello);
    expect(decision.ranking.map(({ model }) => model)).toEqual(["b/m"]);
    expect(decision.excluded).toEqual([{ model: "a/m", code: "inactive", reason: "has no key" }]);
  });

  it("is an error where there is no other", async () => {
    const error = await stage({ cast: { a: { keys: [] } } }).failure();
    expect(error).toMatchObject({ code: "no_provider", status: 503 });
    expect(error.message).toContain("No provider has a key");
  });
});

describe("a model that rests", () => {
  it("comes last while its breaker is open, and says for how long", async () => {
    const set = stage({ breaker: { consecutiveFaults: 1 }, retries: 0 });
    set.provider("a").always({ fault: "server" });
    await set.answer();
    const [first, last] = (await set.overture.decide(hello)).ranking;
    expect(first).toMatchObject({ model: "b/m", rest: undefined });
    expect(last).toMatchObject({ model: "a/m", rest: { because: "breaker" } });
    expect(last?.rest?.forMs).toBeGreaterThan(0);
  });

  it("comes last while all its keys rest", async () => {
    const set = stage({ cast: { a: { keys: ["one"] }, b: {} } });
    set.provider("a").next({ fault: "rate_limited", retryAfterMs: 7000 });
    await set.answer();
    const rest = (await set.overture.decide(hello)).ranking.find(({ model }) => model === "a/m")?.rest;
    expect(rest?.because).toBe("keys");
    expect(rest?.forMs).toBeGreaterThan(5000);
  });
});

it("keeps the policy's order among those that rest until the same moment, however the clock goes on", async () => {
  let now = 0;
  const resting = new Availability(
    {
      clock: { monotonic: () => (now += 0.001) },
      breakers: { blockedUntilMs: () => 5000 },
    } as unknown as Engine,
    new Map(),
  ).resting;
  const rests = candidates("a/m", "b/m", "c/m").map((candidate) => resting(candidate)?.forMs);
  expect(new Set(rests).size).toBe(1);
});
