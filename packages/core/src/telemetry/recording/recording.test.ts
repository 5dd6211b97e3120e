import { describe, expect, it } from "vitest";
import { stage as bareStage, card, type Stage, type StageOptions } from "../../../test/stage.ts";
import { ordered, sampledJudge, seededRandom } from "../../index.ts";

await import("./index.ts");
await import("../../learning/inspection/index.ts");

/** A stage of which everything is recorded. */
function stage(options: StageOptions = {}) {
  return bareStage({ traces: 256, ...options });
}

/** Asks so often, and gives what all of it cost. */
async function ask(set: Stage, times: number, request: Parameters<Stage["answer"]>[0] = {}): Promise<number> {
  let nanoUsd = 0;
  for (let count = 0; count < times; count += 1) nanoUsd += (await set.answer(request)).overture.cost.nanoUsd;
  return nanoUsd;
}

describe("overture.stats()", () => {
  it("counts requests and calls by task, provider and model, and adds up to what answers cost", async () => {
    const set = stage({ cast: { a: {}, b: {} } });
    let nanoUsd = await ask(set, 6, { overture: { task: "code" } });
    for (let count = 0; count < 3; count += 1) {
      set.provider("a").next({ fault: "rate_limited" });
      nanoUsd += await ask(set, 1, { overture: { task: "talk" } });
    }
    set.provider("b").next({ fault: "invalid_request" });
    await set.failure({ model: "b/m" });
    const stats = await set.overture.stats();
    expect(stats.all).toMatchObject({ requests: 10, answers: 9, errors: { invalid_request: 1 }, success: 0.9 });
    expect(stats.all.cost.nanoUsd).toBe(nanoUsd);
    expect(stats.tasks.code).toMatchObject({ requests: 6, answers: 6, retried: 0 });
    expect(stats.tasks.talk?.requests).toBe(3);
    const { "a/m": a, "b/m": b } = stats.models;
    expect(a?.faults.rate_limited).toBe(stats.all.retried);
    expect(b?.faults).toEqual({ invalid_request: 1 });
    expect((a?.cost.nanoUsd ?? 0) + (b?.cost.nanoUsd ?? 0)).toBe(nanoUsd);
    expect(stats.providers.a).toMatchObject({ calls: a?.calls, breaker: "closed" });
    expect(a?.totalMs.count).toBe(a?.completions);
    expect(stats.missed).toBe(0);
  });

  it("measures times as they were, of streams until their first content as well", async () => {
    const set = stage({ cast: { a: {} } });
    for (let count = 0; count < 20; count += 1) {
      set.provider("a").next({ answer: "Hi there", firstTokenMs: () => 50 * (count + 1), tokenMs: () => 0 });
      const stream = await set.stream();
      await set.clock.runUntil(stream.completion());
    }
    const { firstTokenMs, totalMs } = (await set.overture.stats()).models["a/m"] ?? {};
    expect(firstTokenMs?.count).toBe(20);
    expect(Math.abs((firstTokenMs?.p50 ?? 0) - 500) / 500).toBeLessThan(0.02);
    expect(Math.abs((firstTokenMs?.p95 ?? 0) - 950) / 950).toBeLessThan(0.02);
    expect(totalMs?.p50).toBeGreaterThanOrEqual((firstTokenMs?.p50 ?? 0) * 0.98);
  });

  it("tells where breakers stand and what is believed of models, with bounds", async () => {
    const set = stage({ breaker: { consecutiveFaults: 1 } });
    set.provider("a").next({ fault: "server" });
    const { overture } = await set.answer();
    await set.overture.feedback(overture.id, { score: 1 });
    const { models } = await set.overture.stats();
    expect([models["a/m"]?.breaker, models["b/m"]?.breaker]).toEqual(["open", "closed"]);
    const [low, high] = models["b/m"]?.successRange ?? [0, 0];
    expect(low).toBeLessThan(high);
    expect(models["b/m"]?.learned?.contexts[0]?.quality.range).toHaveLength(2);
  });

  it("counts judges' and shadows' requests by themselves, and their calls with the others", async () => {
    const set = stage({ evaluate: () => 1, judge: sampledJudge({ model: "b/m", share: 1, maxUsdPerDay: 1 }) });
    await set.answer();
    await set.clock.runUntil(set.overture.close());
    const { all, background, models } = await set.overture.stats();
    expect([all.requests, background.requests, models["b/m"]?.calls]).toEqual([1, 1, 1]);
  });

  it("does not change any more once it is given", async () => {
    const set = stage();
    await set.answer();
    const before = await set.overture.stats();
    await ask(set, 3);
    await set.overture.stats();
    expect([before.all.requests, before.all.totalMs.count, before.models["a/m"]?.totalMs.count]).toEqual([1, 1, 1]);
  });

  it("survives JSON as figures", async () => {
    const set = stage();
    await ask(set, 2);
    const { all } = JSON.parse(JSON.stringify(await set.overture.stats()));
    expect(all.totalMs).toMatchObject({ count: 2, p50: expect.any(Number), p95: expect.any(Number) });
  });
});

describe("savings", () => {
  it("are counted from the first request on where some are held out, whoever asks how late", async () => {
    const asks = async (options: StageOptions) => {
      const set = bareStage(options);
      for (let request = 0; request < 3; request += 1) await set.answer();
      return (await set.overture.stats()).all.requests;
    };
    expect(await asks({ baseline: { policy: ordered() } })).toBe(3);
    expect(await asks({})).toBe(0);
  });

  it("are measured against what is held out, and absent where nothing is", async () => {
    const dear = { ...card, prices: { input: 10, output: 20 } };
    const cast = { a: { models: [{ name: "m", card: dear }] }, b: {} };
    const policy = ordered(["b/m"]);
    const without = stage({ cast, policy });
    await ask(without, 40);
    expect((await without.overture.stats()).savings).toBeUndefined();
    const set = stage({
      ...{ cast, policy, random: seededRandom("held out") },
      baseline: { policy: ordered(["a/m"]), share: 0.4 },
    });
    await ask(set, 300);
    // What is asked for by name would have been asked before as well.
    await ask(set, 20, { model: "a/m" });
    const { savings } = await set.overture.stats();
    expect((savings?.requests.baseline ?? 0) + (savings?.requests.routed ?? 0)).toBe(300);
    expect(savings?.share.mean).toBeGreaterThan(0.5);
    expect(savings?.share.low).toBeLessThanOrEqual(savings?.share.mean ?? 0);
    expect(savings?.usdPerRequest.low).toBeGreaterThan(0);
  });
});
