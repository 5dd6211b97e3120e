import { virtualClock } from "@overture/testing";
import { expect, it } from "vitest";
import { memoryStore, type StateStore } from "../state/index.ts";
import { allowanceOf, type BudgetLine, budgetLines } from "./budget-line.ts";
import { BudgetWarnings } from "./budget-warnings.ts";

const clock = virtualClock();

function line(nowMs = clock.now()): BudgetLine {
  const allowance = allowanceOf("tenant", { budget: { usd: 1, per: "day" } });
  const [first] = allowance ? budgetLines(allowance, nowMs) : [];
  if (!first) throw new Error("no line");
  return first;
}

/** What two processes on one store tell of these standings, seen by both. */
async function told(
  store: Pick<StateStore, "add">,
  ...standings: readonly (readonly [BudgetLine, number])[]
): Promise<number[]> {
  const shares: number[] = [];
  const tell = (_: string, __: BudgetLine, share: number): void => {
    shares.push(share);
  };
  const both = [new BudgetWarnings({ store, tell }), new BudgetWarnings({ store, tell })];
  for (const [each, usd] of standings) for (const one of both) one.look("tenant acme", each, usd * 1e9);
  await clock.advance(0);
  return shares;
}

it("tells of each share once in a period, whichever process sees it", async () => {
  const today = line();
  const tomorrow = line(clock.now() + 86_400_000);
  const store = memoryStore({ clock });
  expect(await told(store, [today, 0.5], [today, 0.8], [today, 0.85], [today, 1.2], [tomorrow, 0.75])).toEqual([
    0.75, 1, 0.75,
  ]);
});

it("tells twice where the store does not answer, rather than not at all", async () => {
  const store = { add: () => Promise.reject(new Error("down")) };
  expect(await told(store, [line(), 0.9])).toEqual([0.9, 0.9]);
});
