import { describe, expect, it } from "vitest";
import { allowanceOf, budgetLines, budgetName, ownerName } from "./budget-line.ts";
import type { BudgetOptions } from "./tenant-terms.ts";

const nowMs = Date.parse("2026-11-22T15:00:00Z");

function lines(...budget: BudgetOptions[]) {
  const allowance = allowanceOf("tenant", { budget });
  if (!allowance) throw new Error("no allowance");
  return budgetLines(allowance, nowMs);
}

describe("a budget", () => {
  it("is a hard one of a month in UTC, which warns three times, unless it says otherwise", () => {
    expect(lines({ usd: 500 })[0]).toMatchObject({
      limit: 500_000_000_000,
      per: "month",
      hard: true,
      downgrades: false,
      warnAt: [0.75, 0.9, 1],
      book: "spent 2026-11-01 month UTC",
      counter: "tenant",
    });
  });

  it("shares its counter with others of the same owner and time: what is spent is spent", () => {
    const [soft, hard, zoned] = lines({ usd: 5, hard: false }, { usd: 9 }, { usd: 9, timeZone: "Asia/Tokyo" });
    expect(soft?.book).toBe(hard?.book);
    expect(zoned?.book).not.toBe(hard?.book);
  });

  it("is kept long after its period, and for ever if it has none", () => {
    const [day, total] = lines({ usd: 1, per: "day" }, { usd: 1, per: "total" });
    expect(day?.keepMs).toBe(9 * 3_600_000 + 70 * 86_400_000);
    expect(total?.keepMs).toBeUndefined();
    expect(total?.book).toBe("spent total total");
  });

  it("of a user has a book of its own, since books are read whole, and there may be any number of users", () => {
    const own = allowanceOf("user ann", { budget: { usd: 1, per: "total" } });
    expect(own && budgetLines(own, nowMs)[0]?.book).toBe("spent total total user ann");
  });

  it("has a name that tells whose it is, and how much", () => {
    const [line] = lines({ usd: 0.5, per: "day" });
    if (!line) throw new Error("no line");
    expect(budgetName(line)).toBe("the tenant's budget of $0.5 per day");
    expect(budgetName({ ...line, owner: "user ann", per: "total" })).toBe('the user "ann"\'s budget of $0.5 in total');
    expect(ownerName("tag a b")).toBe('the tag "a b"\'s');
  });
});

it("is nothing where nothing was set", () => {
  expect(allowanceOf("app", {})).toBeUndefined();
  expect(allowanceOf("app", { limits: { concurrent: 1 } })).toMatchObject({ budgets: [], limits: { concurrent: 1 } });
});
