import { memoryStore, type StateStore } from "@overture/core/store";
import { virtualClock } from "@overture/testing";
import { expect, it } from "vitest";
import { seededRandom } from "../../time/index.ts";
import { exportLearning } from "../inspection/index.ts";
import { Learner } from "../learner.ts";
import { lentToLearning } from "../lent.ts";
import { JointLearning } from "./joint-learning.ts";

const clock = virtualClock();
const context = ["code", "text", "s"];
let instances = 0;

function process(store: StateStore, offsetMs = 0) {
  const learner = new Learner({ levels: 3, lent: lentToLearning, qualityPrior: () => ({ mean: 0.7, variance: 0.02 }) });
  instances += 1;
  const own = { ...clock, now: () => clock.now() + offsetMs };
  const sharing = new JointLearning({
    learner,
    store,
    space: "learning",
    clock: own,
    instance: `instance ${instances}`,
  });
  const score = (value: number, once?: string) => {
    const observation = { model: "a/m", context, score: value, weight: 1, atMs: own.now() };
    learner.observeQuality(observation);
    if (once !== undefined) sharing.noteScored(once, [observation]);
  };
  const attempt = (totalMs: number) =>
    learner.observeAttempt({
      model: "a/m",
      context,
      inputTokens: 100,
      atMs: own.now(),
      outcome: "answered",
      stream: totalMs % 2 === 0,
      firstTokenMs: totalMs / 4,
      totalMs,
      outputTokens: totalMs / 10,
      reportedTokens: 100 + (totalMs % 50),
    });
  const sync = async () => {
    await sharing.send();
    await sharing.receive();
  };
  return {
    learner,
    sharing,
    score,
    attempt,
    sync,
    evidence: () => learner.parts.quality.belief("a/m", context, clock.now()).evidence,
  };
}

/** Everything that was learned, as numbers by name. */
function numbersOf(learner: Learner): Map<string, number> {
  const numbers = new Map<string, number>();
  const walk = (value: unknown, path: string): void => {
    if (typeof value === "number") numbers.set(path, value);
    else if (typeof value === "object" && value !== null)
      for (const [key, each] of Object.entries(value)) walk(each, `${path}/${key}`);
  };
  walk(exportLearning(learner), "");
  return numbers;
}

function expectAlike(first: Learner, second: Learner): void {
  const [one, other] = [numbersOf(first), numbersOf(second)];
  expect([...other.keys()].sort()).toEqual([...one.keys()].sort());
  for (const [name, number] of one)
    expect(Math.abs((other.get(name) ?? 0) - number), name).toBeLessThanOrEqual(Math.abs(number) * 1e-9);
}

it("has everybody learn what one would have learned alone", async () => {
  const store = memoryStore({ clock });
  const all = [process(store), process(store), process(store)];
  const alone = process(memoryStore({ clock }));
  const random = seededRandom("alike");
  for (let round = 0; round < 40; round += 1) {
    const one = all[Math.floor(random() * 3)];
    const [value, totalMs] = [random(), 100 + Math.floor(random() * 5000)];
    for (const each of [one, alone]) {
      each?.score(value);
      each?.attempt(totalMs);
      each?.learner.countDecision(context, clock.now());
    }
    if (random() < 0.3) await all[Math.floor(random() * 3)]?.sync();
    await clock.advance(60_000);
  }
  for (const each of [...all, ...all]) await each.sync();
  for (const each of all) expectAlike(alone.learner, each.learner);
});

it("sends nothing when nothing is new, and reads back only what others added", async () => {
  const store = memoryStore({ clock });
  const [one, other] = [process(store), process(store)];
  one.score(1);
  expect(await one.sharing.send()).toBe(4);
  expect(await one.sharing.send()).toBe(0);
  expect(await other.sharing.receive()).toBe(4);
  expect(await other.sharing.send()).toBe(0);
  expect(await other.sharing.receive()).toBe(0);
});

it("counts a score once that two processes hear of", async () => {
  const store = memoryStore({ clock });
  const [one, other] = [process(store), process(store)];
  one.score(1, "feedback 1");
  await one.sync();
  other.score(1, "feedback 1");
  await other.sync();
  await one.sync();
  expect(one.evidence()).toBeCloseTo(1, 9);
  expect(other.evidence()).toBeCloseTo(1, 9);
  expectAlike(one.learner, other.learner);
});

it("sends again what got no answer, and counts it once", async () => {
  const store = memoryStore({ clock });
  let lost = 0;
  const losing: StateStore = {
    ...bound(store),
    add: async (space, additions) => {
      const result = await store.add(space, additions);
      lost += 1;
      if (lost % 2 === 1) throw new Error("the reply was lost");
      return result;
    },
  };
  const [one, other] = [process(losing), process(store)];
  one.score(0.5);
  one.score(1, "feedback 2");
  for (let tries = 0; tries < 8; tries += 1) await one.sync().catch(() => undefined);
  one.score(0.25);
  for (let tries = 0; tries < 8; tries += 1) await one.sync().catch(() => undefined);
  await other.sync();
  expect(other.evidence()).toBeCloseTo(3, 9);
  expectAlike(other.learner, one.learner);
});

it("keeps what it knows where the store has lost its books", async () => {
  const [first, second] = [memoryStore({ clock }), memoryStore({ clock })];
  let store = first;
  const moving: StateStore = {
    ...bound(first),
    add: (...all) => store.add(...all),
    read: (...all) => store.read(...all),
  };
  const [one, other] = [process(moving), process(moving)];
  for (const value of [0.1, 0.2, 0.3]) one.score(value);
  await one.sync();
  await other.sync();
  store = second;
  await clock.advance(1);
  await other.sync();
  other.score(0.4);
  await other.sync();
  await one.sync();
  other.score(0.5);
  await other.sync();
  await one.sync();
  expect(other.evidence()).toBeCloseTo(5, 6);
  expect(one.evidence()).toBeGreaterThan(3.9);
});

it("does not take from the others what is reset here", async () => {
  const store = memoryStore({ clock });
  const [one, other] = [process(store), process(store)];
  one.score(1);
  await one.sync();
  await other.sync();
  one.learner.forget(undefined, clock.now());
  one.score(0);
  await one.sync();
  await other.sync();
  expect(other.evidence()).toBeCloseTo(2, 9);
  expect(one.evidence()).toBeCloseTo(1, 9);
});

it("agrees between clocks that are five seconds apart, over the turn of an epoch", async () => {
  const store = memoryStore({ clock });
  const [one, other] = [process(store), process(store, 5000)];
  const epochMs = 32 * 900_000;
  await clock.advance(epochMs - (clock.now() % epochMs) - 2000);
  for (let round = 0; round < 10; round += 1) {
    one.attempt(500);
    other.attempt(500);
    await one.sync();
    await other.sync();
    await clock.advance(1000);
  }
  for (const each of [one, other, one]) await each.sync();
  const [here, there] = [one, other].map(({ learner }) => learner.record("a/m").success(clock.now()));
  expect(Math.abs((here?.evidence ?? 0) / (there?.evidence ?? 0) - 1)).toBeLessThan(0.01);
  expect(here?.mean).toBeCloseTo(there?.mean ?? 0, 6);
});

function bound(store: StateStore): StateStore {
  const { add, read, hold, settle, pending, take, close } = store;
  const of = <F extends (...all: never[]) => unknown>(method: F): F => method.bind(store) as F;
  return {
    add: of(add),
    read: of(read),
    hold: of(hold),
    settle: of(settle),
    pending: of(pending),
    take: of(take),
    close: of(close),
  };
}
