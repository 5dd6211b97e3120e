import { type VirtualClock, virtualClock } from "@overture/testing";
import { beforeEach, describe, expect, it } from "vitest";
import { storeAround } from "../../test/store-around.ts";
import { memoryStore, type StateStore } from "../state/index.ts";
import { allowanceOf, type BudgetLine, budgetLines, type Owner } from "./budget-line.ts";
import { Ledger } from "./ledger.ts";
import { StoreWait } from "./store-wait.ts";
import type { BudgetOptions } from "./tenant-terms.ts";
import { wholeAmount } from "./whole-amount.ts";

let clock: VirtualClock;
let inner: StateStore;
let told: string[];
let standings: string[];
beforeEach(() => {
  clock = virtualClock();
  inner = memoryStore({ clock });
  told = [];
  standings = [];
});

function ledger(over: Partial<StateStore> = {}): Ledger {
  const store = storeAround(inner, over);
  return new Ledger({
    store,
    clock,
    timeoutMs: 50,
    onStanding: (space, { owner }, posted) => standings.push(`${space} ${owner} ${posted}`),
    onStore: (state) => told.push(state),
  });
}

const nano = 1e-9;
const linesOf = (owner: Owner, ...budget: BudgetOptions[]): readonly BudgetLine[] => {
  const own = allowanceOf(owner, { budget });
  return own ? budgetLines(own, clock.now()) : [];
};
const tenant = () => ({ space: "tenant acme", lines: linesOf("tenant", { usd: 100 * nano }) });
const app = () => ({ space: "app", lines: linesOf("app", { usd: 150 * nano }) });
const holdOf = (id: string, amount: number, spaces = [tenant(), app()]) => ({
  id,
  spaces,
  amount: wholeAmount(amount),
  ttlMs: 1000,
  wait: new StoreWait(clock, 50),
});

async function heldAndPosted(space: string): Promise<readonly number[]> {
  const [line] = space === "app" ? app().lines : tenant().lines;
  const [book] = await inner.read(space, [{ book: line?.book ?? "" }]);
  const { held = 0, posted = 0 } = book?.counters.get(line?.counter ?? "") ?? {};
  return [held, posted];
}

describe("a hold", () => {
  it("is taken of the tenant's budget and of the app's", async () => {
    expect(await ledger().hold(holdOf("one", 60))).toEqual({ kind: "held" });
    expect([await heldAndPosted("tenant acme"), await heldAndPosted("app")]).toEqual([
      [60, 0],
      [60, 0],
    ]);
  });

  it("that does not fit everywhere is held nowhere, and says which budget it was", async () => {
    const set = ledger();
    await set.hold({ ...holdOf("other", 100), spaces: [app()] });
    const outcome = await set.hold(holdOf("one", 60));
    expect(outcome).toMatchObject({ kind: "over", line: { owner: "app" }, posted: 0, held: 100 });
    await set.flush();
    expect(await heldAndPosted("tenant acme")).toEqual([0, 0]);
  });

  it("is not had from a store that hangs, and what it takes after all is given back", async () => {
    let late = (): void => {};
    const set = ledger({
      hold: (...all) =>
        new Promise((resolve) => {
          late = () => void inner.hold(...all).then(resolve);
        }),
    });
    expect(await clock.runUntil(set.hold(holdOf("one", 60, [tenant()])))).toMatchObject({ kind: "down" });
    late();
    await clock.advance(1);
    expect(await heldAndPosted("tenant acme")).toEqual([0, 0]);
    expect(told).toContain("down");
  });

  it.each([
    undefined,
    {},
    5,
    { admitted: true },
    { admitted: false },
    { admitted: false, blockedBy: { reason: "limit", guard: 7, posted: 1, held: 1 } },
    { admitted: false, blockedBy: { reason: "limit", guard: 0, posted: "1" } },
  ])("is not had from a store that says %j, and what it took all the same is given back", async (said) => {
    const set = ledger({
      hold: async (...all) => {
        await inner.hold(...all);
        return said as never;
      },
    });
    expect(await set.hold(holdOf("one", 60))).toMatchObject({ kind: "down" });
    await set.flush();
    expect([await heldAndPosted("tenant acme"), told.at(0)]).toEqual([[0, 0], "down"]);
  });

  it("that nobody settles is posted as spent when its time is up", async () => {
    await ledger().hold(holdOf("one", 60, [tenant()]));
    await clock.advance(1001);
    expect(await heldAndPosted("tenant acme")).toEqual([0, 60]);
  });
});

describe("a posting", () => {
  it("takes the place of what was held, once for budgets of one owner over the same time", async () => {
    const set = ledger();
    const twice = {
      space: "tenant acme",
      lines: linesOf("tenant", { usd: 100 * nano }, { usd: 90 * nano, hard: false }),
    };
    await set.hold(holdOf("one", 60, [twice]));
    set.post({ id: "one", spaces: [twice], amount: wholeAmount(20), usage: [] });
    await set.flush();
    expect(await heldAndPosted("tenant acme")).toEqual([0, 20]);
    expect(standings.at(-1)).toBe("tenant acme tenant 20");
    expect(twice.lines.map((line) => set.knownSpent("tenant acme", line))).toEqual([20, 20]);
  });

  it("counts usage where there is no budget", async () => {
    const set = ledger();
    const usage = [{ space: "tenant acme", entries: [{ book: "usage", counter: "calls", by: 1 }] }];
    set.post({ id: "one", spaces: [], amount: wholeAmount(20), usage });
    await set.flush();
    const [book] = await inner.read("tenant acme", [{ book: "usage" }]);
    expect(book?.counters.get("calls")?.posted).toBe(1);
  });

  it("counts more than was held as more, beyond the budget if it must", async () => {
    const set = ledger();
    await set.hold(holdOf("one", 100, [tenant()]));
    set.post({ id: "one", spaces: [tenant()], amount: wholeAmount(130), usage: [] });
    await set.flush();
    expect(await heldAndPosted("tenant acme")).toEqual([0, 130]);
    expect(await set.hold(holdOf("two", 1, [tenant()]))).toMatchObject({ kind: "over", posted: 130 });
  });
});

it("knows where budgets stand once it has looked, and keeps what it knows while the store is down", async () => {
  const set = ledger();
  const { space, lines } = tenant();
  const [line] = lines;
  if (!line) throw new Error("no line");
  expect(set.knownSpent(space, line)).toBeUndefined();
  await set.look({ space, lines }, new StoreWait(clock, 50));
  expect(set.knownSpent(space, line)).toBe(0);
  const deaf = ledger({ read: () => new Promise(() => {}) });
  await clock.runUntil(deaf.look({ space, lines }, new StoreWait(clock, 50)));
  expect([told.at(-1), deaf.knownSpent(space, line)]).toEqual(["down", undefined]);
});
