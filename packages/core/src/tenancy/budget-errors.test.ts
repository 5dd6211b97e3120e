import { virtualClock } from "@overture/testing";
import { expect, it } from "vitest";
import { OvertureError } from "../chat/index.ts";
import { exceeded, storeDown, unpriced } from "./budget-errors.ts";
import { allowanceOf, type BudgetLine, budgetLines } from "./budget-line.ts";
import type { BudgetOptions } from "./tenant-terms.ts";

const clock = virtualClock();
const words = { clock, formatUsd: (nano: number) => `$${nano / 1e9}` };
function lineOf(budget: BudgetOptions): BudgetLine {
  const own = allowanceOf("tenant", { budget });
  const [line] = own ? budgetLines(own, clock.now()) : [];
  if (!line) throw new Error("no line");
  return line;
}

it("says which budget it is, what is spent and held, the limit, and when it begins anew", () => {
  const line = lineOf({ usd: 5, per: "day" });
  const error = exceeded(words, { line, posted: 4e9, held: 500_000_000 });
  expect(error).toBeInstanceOf(OvertureError);
  expect(error).toMatchObject({ code: "budget_exceeded", status: 402, param: "budget" });
  const resetsAt = new Date(line.span.endMs);
  expect(error.budget).toEqual({ owner: "tenant", per: "day", usd: 5, spentUsd: 4, heldUsd: 0.5, resetsAt });
  expect(error.message).toBe(
    `The request does not fit into the tenant's budget of $5 per day: $4 spent and $0.5 held. It begins anew at ${resetsAt.toISOString()}.`,
  );
  expect(error.retryAfterMs).toBe(line.span.endMs - clock.now());
});

it("has no time at which a budget in total begins anew", () => {
  const error = exceeded(words, { line: lineOf({ usd: 5, per: "total" }), posted: 5e9, held: 0 });
  expect([error.retryAfterMs, error.budget?.resetsAt]).toEqual([undefined, undefined]);
  expect(error.message).not.toContain("anew");
});

it("tells of the calls that were made before there was no money left", () => {
  const attempts = [{ model: "a/m", fault: "overloaded", message: "busy", startedAtMs: 0, durationMs: 5 }];
  expect(exceeded(words, { line: lineOf({ usd: 5 }), posted: 5e9, held: 0 }, attempts).attempts).toEqual(attempts);
  expect(unpriced({ model: "a/m" }, attempts)).toMatchObject({ code: "budget_exceeded", status: 402, attempts });
});

it("says that a price is missing, and that the store is down, and what to do", () => {
  expect(unpriced({ model: "a/m" }).message).toContain('by the option "catalog"');
  expect(storeDown("budgets")).toMatchObject({ code: "store_unavailable", status: 503 });
  expect(storeDown("budgets").message).toContain('onStoreDown: "allow"');
  expect("budget" in unpriced({ model: "a/m" })).toBe(false);
});
