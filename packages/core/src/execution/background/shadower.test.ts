import { beforeAll, describe, expect, it } from "vitest";
import { eventsOf } from "../../../test/events.ts";
import { card, hello, read, type StageOptions, stage } from "../../../test/stage.ts";
import type { ShadowOptions } from "../../index.ts";
import { sampledJudge } from "../../index.ts";
import { ordered, type Policy, roundRobin, shadow, split } from "../../routing/index.ts";

// Loaded in real time, in which the virtual clock may have gone on for days.
beforeAll(() => import("./index.ts"));

/** Overture that asks `a`, with a shadow that would have asked `b`. */
function shadowed(options: Partial<ShadowOptions> = {}, more: StageOptions = {}, policy: Policy = ordered(["b/*"])) {
  const set = stage({
    policy: ordered(),
    shadow: shadow(policy, { share: 1, maxUsdPerDay: 10, ...options }),
    ...more,
  });
  return { ...set, answers: eventsOf(set.overture, "answer"), settled: () => set.clock.runUntil(set.overture.close()) };
}

it("asks whom the other policy would have chosen, after the answer, and drops what comes", async () => {
  const set = shadowed();
  const before = set.clock.now();
  const answer = await set.answer();
  const tookMs = set.clock.now() - before;
  expect(answer.model).toBe("a/m");
  expect(answer.overture.attempts).toHaveLength(1);
  expect(set.provider("b").calls).toHaveLength(0);
  await set.settled();
  expect(set.provider("b").calls).toMatchObject([{ request: { messages: hello.messages }, stream: false }]);
  expect(tookMs).toBe((await stage().answer()).overture.timing.totalMs);
});

it("says in its events what it is and about whom", async () => {
  const set = shadowed();
  const { overture } = await set.answer({ overture: { tags: ["t"] } });
  await set.settled();
  const about = overture.decision.id;
  expect(set.answers).toMatchObject([
    { id: about, metadata: { model: "a/m" } },
    { purpose: "shadow", about, tags: ["t"], metadata: { model: "b/m" }, error: undefined },
  ]);
  expect(set.answers[1]?.id).not.toBe(about);
});

describe("what is learned from it", () => {
  it("is how long it takes and how long it is", async () => {
    const slow = { models: [{ name: "m", card, answer: "x".repeat(4000), firstTokenMs: () => 9000 }] };
    const set = shadowed({}, { cast: { a: {}, b: slow } });
    const of = async () => (await set.overture.decide(hello)).forecasts.find(({ model }) => model === "b/m")?.forecast;
    const before = await of();
    for (let request = 0; request < 10; request += 1) await set.answer();
    await set.settled();
    const after = await of();
    expect(after?.totalMs).toBeGreaterThan((before?.totalMs ?? 0) * 1.5);
    expect(after?.outputTokens).toBeGreaterThan((before?.outputTokens ?? 0) * 1.5);
    expect(after?.success.evidence).toBeGreaterThan(5);
  });

  it("is the time to the first content, where the request was streamed", async () => {
    const set = shadowed();
    await read(set, await set.stream());
    await set.settled();
    expect(set.provider("b").calls).toMatchObject([{ stream: true, aborted: false }]);
    expect(set.answers[1]?.metadata?.timing.firstTokenMs).toBeGreaterThan(0);
  });

  it("is what its form and a judge say, and nothing of the caller's hook", async () => {
    const hooked: string[] = [];
    const evaluate = (_: unknown, { model }: { model: string }) => {
      hooked.push(model);
      return undefined;
    };
    const judge = sampledJudge({ model: "j/m", share: 1, maxUsdPerDay: 10 });
    const cast = { a: {}, b: {}, j: { models: [{ name: "m", card, answer: '{"score": 2}' }] } };
    const set = shadowed({}, { evaluate, judge, cast });
    const signals = eventsOf(set.overture, "signal");
    await set.answer();
    await set.settled();
    expect(hooked).toEqual(["a/m"]);
    expect(signals.map(({ model, source, score }) => [model, source, score]).sort()).toEqual([
      ["a/m", "judge", 0.2],
      ["b/m", "judge", 0.2],
    ]);
    expect(signals.find(({ model }) => model === "b/m")).toMatchObject({ purpose: "shadow" });
    const empty = { models: [{ name: "m", card, answer: { text: "" } }] };
    const flawed = shadowed({}, { cast: { a: {}, b: empty } });
    const flaws = eventsOf(flawed.overture, "signal");
    await flawed.answer();
    await flawed.settled();
    expect(flaws).toMatchObject([{ model: "b/m", source: "empty", purpose: "shadow" }]);
  });

  it("is nothing of the conversation, the pace, or whose turn it is", async () => {
    const set = shadowed({}, { pace: { usdPerRequest: 1e-9 } });
    await set.answer();
    const before = await set.overture.decide(hello);
    await set.settled();
    const after = await set.overture.decide(hello);
    expect(after.assessment.costFactor).toBe(before.assessment.costFactor);
    expect(after.assessment.sequence).toBe(before.assessment.sequence);
    expect(after.assessment.exploration).toBe(before.assessment.exploration);
  });
});

describe("it asks nobody", () => {
  const calls = async (set: ReturnType<typeof shadowed>, request = {}) => {
    await set.answer(request);
    await set.settled();
    return set.answers.filter(({ purpose }) => purpose === "shadow").length;
  };

  it("where both policies choose the same", async () => {
    expect(await calls(shadowed({}, {}, ordered(["a/*"])))).toBe(0);
  });

  it("for a model that was asked for by name", async () => {
    expect(await calls(shadowed(), { model: "a/m" })).toBe(0);
  });

  it("where a rule forbids the model", async () => {
    expect(await calls(shadowed({}, { rules: [{ never: ["b/*"] }] }))).toBe(0);
  });

  it("whose price is not known", async () => {
    const { prices: _, ...unpriced } = card;
    expect(await calls(shadowed({}, { cast: { a: {}, b: { models: [{ name: "m", card: unpriced }] } } }))).toBe(0);
  });

  it("when its policy throws, which nobody notices", async () => {
    const broken: Policy = {
      name: "broken",
      rank: () => {
        throw new Error("mine");
      },
    };
    expect(await calls(shadowed({}, {}, broken))).toBe(0);
  });

  it("a second time after a fault, and its faults are nobody else's", async () => {
    const set = shadowed(
      {},
      { cast: { a: {}, b: { models: [{ name: "m", card }], script: [{ fault: "overloaded" }] } } },
    );
    expect(await calls(set)).toBe(1);
    expect(set.provider("b").calls).toHaveLength(1);
    expect(set.answers.map(({ error }) => error)).toEqual([undefined, "provider_failed"]);
  });
});

it("stays within the day's dollars", async () => {
  const dear = { ...card, prices: { input: 10, output: 100 } };
  const cast = { a: {}, b: { models: [{ name: "m", card: dear, answer: "word ".repeat(100) }] } };
  const set = shadowed({ maxUsdPerDay: 0.5 }, { cast });
  for (let request = 0; request < 60; request += 1) {
    await set.answer();
    await set.clock.advance(10_000);
  }
  await set.settled();
  const shadows = set.answers.filter(({ purpose }) => purpose === "shadow");
  const usd = shadows.reduce((sum, { metadata }) => sum + (metadata?.cost.usd ?? 0), 0);
  expect(usd).toBeLessThanOrEqual(0.5);
  expect(usd).toBeGreaterThan(0.3);
  expect(shadows.length).toBeLessThan(60);
});

it("takes the share that it was given", async () => {
  const set = shadowed({ share: 0.2 });
  for (let request = 0; request < 400; request += 1) await set.answer();
  await set.settled();
  // Three standard deviations around 80.
  expect(Math.abs(set.provider("b").calls.length - 80)).toBeLessThan(24);
});

it("shadows by the models as they were listed, and through splits", async () => {
  const turn = shadowed({}, {}, roundRobin());
  for (let request = 0; request < 6; request += 1) await turn.answer();
  await turn.settled();
  expect(turn.provider("b").calls).toHaveLength(3);
  const parted = shadowed({}, {}, split({ x: ordered(["b/*"]), y: ordered(["b/*"]) }));
  await parted.answer();
  await parted.settled();
  expect(parted.provider("b").calls).toHaveLength(1);
});
