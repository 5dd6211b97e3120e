import { memoryStore, type StateStore } from "@overture/core/store";
import { expect, it } from "vitest";
import { learner } from "../../test/learners.ts";
import { hello } from "../../test/stage.ts";
import { type TwoProcesses, twoProcesses } from "../../test/two-processes.ts";
import { JointLearning } from "../learning/sharing/index.ts";
import { systemClock } from "../time/index.ts";
import { TenantSharing } from "./tenant-sharing.ts";

await import("../admission/admissions.ts");

const tenants = { acme: {}, zeta: {} };

/** What is believed of the first model's answers, by a tenant or by the app. */
const beliefOf = async (set: TwoProcesses["one"], tenant?: string) => {
  const decision = await set.clock.runUntil(set.overture.for(tenant === undefined ? {} : { tenant }).decide(hello));
  const candidate = decision.candidates.find(({ model }) => model === "a/m");
  return candidate && decision.assessment.forecast(candidate).quality;
};

async function scoreFor(set: TwoProcesses["one"], tenant: string, score: number): Promise<string> {
  const { overture } = await set.answer({ overture: { tenant } });
  await set.clock.runUntil(set.overture.feedback(overture.id, { score }));
  return overture.id;
}

it("has two processes learn together what is a tenant's own, and nobody else's", async () => {
  const { one, other } = twoProcesses({ tenants });
  const before = await beliefOf(other, "zeta");
  const app = await beliefOf(other);
  for (let count = 0; count < 10; count += 1) await scoreFor(one, "acme", 0);
  await one.overture.flush();
  // It is read with the tenant's first request there.
  const taught = await beliefOf(other, "acme");
  expect(taught?.mean).toBeCloseTo((await beliefOf(one, "acme"))?.mean ?? 0, 1);
  expect(taught?.evidence).toBeCloseTo(10, 3);
  expect(taught?.mean).toBeLessThan((before?.mean ?? 0) - 0.2);
  for (const set of [one, other, one, other]) await set.overture.flush();
  expect(await beliefOf(other, "zeta")).toEqual(before);
  expect(await beliefOf(one, "zeta")).toEqual(before);
  expect(await beliefOf(other)).toEqual(app);
  expect(await beliefOf(one)).toEqual(app);
});

it("reads back what others learn of a tenant while it is active here, and no tenant that is not", async () => {
  const { clock, one, other, store } = twoProcesses({ tenants });
  await beliefOf(other, "acme");
  await scoreFor(one, "acme", 0);
  await scoreFor(one, "zeta", 0);
  await one.overture.flush();
  const spaces: string[] = [];
  const read = store.read.bind(store);
  store.read = (space, books) => {
    spaces.push(space);
    return read(space, books);
  };
  await clock.advance(2000);
  await beliefOf(other, "acme");
  await other.overture.flush();
  expect((await beliefOf(other, "acme"))?.evidence).toBeCloseTo(1, 3);
  expect(spaces.filter((space) => space.includes("tenant"))).toEqual(
    expect.not.arrayContaining(["learning tenant zeta"]),
  );
});

it("counts a tenant's feedback once that comes to two processes", async () => {
  const { clock, one, other } = twoProcesses({ tenants });
  const id = await scoreFor(one, "acme", 0);
  await one.overture.flush();
  await beliefOf(other, "acme");
  await clock.runUntil(other.overture.feedback(id, { score: 0 }));
  for (const set of [one, other, one, other]) await set.overture.flush();
  for (const set of [one, other]) expect((await beliefOf(set, "acme"))?.evidence).toBeCloseTo(1, 3);
});

it("waits for a slow store with a tenant's first request, for as long as it may, and not while it is down", async () => {
  const { clock, one, store } = twoProcesses({ tenants, sharing: { warmStartMs: 20 } });
  await one.answer();
  store.delayMs = 1000;
  const took = async (tenant: string): Promise<number> => {
    const from = clock.now();
    await one.overture
      .for({ tenant })
      .decide(hello)
      .catch(() => undefined);
    return clock.now() - from;
  };
  const [first] = await Promise.all([took("acme"), clock.advance(30)]);
  expect(first).toBe(20);
  expect(await took("acme")).toBe(0);
  store.delayMs = 0;
  store.down = true;
  await one.overture.flush();
  expect(await took("zeta")).toBe(0);
});

function sharing(store: StateStore) {
  return new TenantSharing({
    make: (own, space) =>
      new JointLearning({ learner: own, ownOnly: true, store, space, clock: systemClock, instance: space }),
    space: "learning",
    clock: systemClock,
    warmStartMs: 20,
    isDown: () => true,
  });
}

it("has hundreds of tenants take their turns, first come first, and loses none while the store is down", async () => {
  const inner = memoryStore();
  let isDown = true;
  const spaces: string[] = [];
  const store: StateStore = {
    ...inner,
    add: async (space, additions) => {
      if (isDown) throw new Error("The store is down.");
      spaces.push(space);
      return await inner.add(space, additions);
    },
    read: (...all) => inner.read(...all),
  };
  const shared = learner();
  const tenantsOf = sharing(store);
  for (let index = 0; index < 450; index += 1) {
    const own = shared.beside();
    tenantsOf.began(`tenant-${index}`, own);
    own.observeQuality({ model: "a/m", context: ["code"], score: 1, weight: 1, atMs: 0 });
  }
  await expect(tenantsOf.exchange()).rejects.toThrow("down");
  expect(tenantsOf.waiting).toBe(450);
  isDown = false;
  const waiting: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    await tenantsOf.exchange();
    waiting.push(tenantsOf.waiting);
  }
  expect(waiting).toEqual([250, 50, 0]);
  expect(new Set(spaces).size).toBe(450);
});

it("leaves a tenant alone whose name no store takes", () => {
  const tenantsOf = sharing(memoryStore());
  expect(tenantsOf.adopt("x".repeat(600), learner())).toBeUndefined();
  expect(tenantsOf.adopt("\ud800", learner())).toBeUndefined();
  expect(tenantsOf.began("\ud800", learner())).toBeUndefined();
  expect(tenantsOf.waiting).toBe(0);
});
