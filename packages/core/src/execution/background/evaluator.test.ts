import { describe, expect, it } from "vitest";
import { eventsOf } from "../../../test/events.ts";
import { hello, never, read, stage } from "../../../test/stage.ts";
import type { Evaluate } from "../../index.ts";
import { ordered } from "../../routing/index.ts";

const qualityPrior = { mean: 0.5, deviation: 0.1 };
const learning = { qualityPrior };

/** What is believed of the first model's quality. */
async function believed(set: ReturnType<typeof stage>): Promise<number> {
  const decision = await set.overture.decide(hello);
  return decision.forecasts.find(({ model }) => model === "a/m")?.forecast.quality.mean ?? Number.NaN;
}

/** Overture with a hook, after some answers and everything that comes of them. */
async function after(evaluate: Evaluate, answers = 10) {
  const set = stage({ evaluate, learning, policy: ordered() });
  const signals = eventsOf(set.overture, "signal");
  const given = [];
  for (let answer = 0; answer < answers; answer += 1) given.push(await set.answer());
  await set.clock.runUntil(set.overture.close());
  return { set, signals, given };
}

describe("what the hook says", () => {
  it.each<[string, Evaluate, number | undefined]>([
    ["a number", () => 0.9, 0.9],
    ["a promise of a number", async () => 0, 0],
    ["true", () => true, 1],
    ["false", () => false, 0],
    ["nothing", () => undefined, undefined],
  ])("is learned: %s", async (_, evaluate, score) => {
    const { set, signals, given } = await after(evaluate);
    const quality = await believed(set);
    if (score === undefined) expect(quality).toBe(0.5);
    else expect(Math.sign(quality - 0.5)).toBe(Math.sign(score - 0.5));
    expect(signals).toHaveLength(score === undefined ? 0 : 10);
    if (score === undefined) return;
    expect(signals[0]).toMatchObject({
      id: given[0]?.overture.id,
      tags: [],
      model: "a/m",
      source: "evaluate",
      score,
      problem: undefined,
    });
  });

  it("counts once for an answer, beside what users say of it", async () => {
    const { set, given } = await after(() => 1, 1);
    const id = given[0]?.overture.id ?? "";
    expect(await set.overture.feedback(id, { score: 1, source: "evaluate" })).toEqual({ counted: false });
    expect(await set.overture.feedback(id, { score: 1 })).toEqual({ counted: true });
  });
});

it("sees the request without Overture's own part, and the answer as it was handed over", async () => {
  const seen: unknown[] = [];
  const note = (...what: unknown[]): undefined => {
    seen.push(...what);
  };
  const set = stage({ evaluate: (...both) => note(...both) });
  const answer = await set.answer({ overture: { task: "code" } });
  await set.clock.runUntil(set.overture.close());
  expect(seen).toEqual([{ ...hello, stream: false }, answer]);
  expect(seen[1]).toBe(answer);
});

it("sees streamed answers whole", async () => {
  const seen: unknown[] = [];
  const note = (...what: unknown[]): undefined => {
    seen.push(...what);
  };
  const set = stage({ evaluate: (_, answer) => note(answer.choices[0]?.message.content) });
  const { text } = await read(set, await set.stream());
  await set.clock.runUntil(set.overture.close());
  expect(seen).toEqual([text]);
});

it("comes after the answer, which it does not delay however long it takes", async () => {
  const order: string[] = [];
  const evaluate = async () => {
    order.push("evaluate");
    await never();
    return 1;
  };
  const set = stage({ evaluate });
  const before = set.clock.now();
  await set.answer();
  order.push("answer");
  const tookMs = set.clock.now() - before;
  expect(order[0]).toBe("answer");
  expect(tookMs).toBe(
    await stage()
      .answer()
      .then(({ overture }) => overture.timing.totalMs),
  );
});

describe("what goes wrong", () => {
  class MyError extends Error {
    override readonly name = "MyError";
  }
  const secret = "the prompt said so";

  it.each<[string, Evaluate, string]>([
    [
      "throws at once",
      () => {
        throw new MyError(secret);
      },
      "the hook threw MyError",
    ],
    [
      "rejects",
      async () => {
        throw new MyError(secret);
      },
      "the hook threw MyError",
    ],
    ["rejects with no error", () => Promise.reject(secret), "the hook threw what is no error"],
    ["gives a score beyond 1", () => 7, "the hook gave neither a number from 0 to 1 nor true or false"],
    ["gives no number", () => Number.NaN, "the hook gave neither"],
    ["gives a text", () => "good" as never, "the hook gave neither"],
    ["never ends", () => never(), "the hook took longer than 60 s"],
  ])("is told and touches no answer: it %s", async (_, evaluate, problem) => {
    const { set, signals, given } = await after(evaluate, 1);
    expect(given).toHaveLength(1);
    expect(await believed(set)).toBe(0.5);
    expect(signals).toHaveLength(1);
    expect(signals[0]).toMatchObject({ source: "evaluate", score: undefined });
    expect(signals[0]?.problem).toContain(problem);
    expect(JSON.stringify(signals)).not.toContain(secret);
    expect(set.clock.pendingTimers).toBe(0);
  });
});

it("must be a function", () => {
  expect(() => stage({ evaluate: 1 as never })).toThrow('"evaluate" must be a function');
});
