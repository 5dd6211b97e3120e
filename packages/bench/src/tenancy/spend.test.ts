import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { spendTogether } from "./spend.ts";

// The processes run what was built.
const isBuilt = ["core", "redis", "testing"].every((name) =>
  existsSync(fileURLToPath(new URL(`../../../${name}/dist/index.js`, import.meta.url))),
);

it.skipIf(!isBuilt)(
  "never lets two processes spend more than there is, and leaves hardly anything",
  { timeout: 120_000 },
  async () => {
    const budgetUsd = 0.05;
    const spent = await spendTogether({ processes: 2, requests: 150, budgetUsd, seed: 1 });
    expect(spent.failed).toEqual({});
    expect(spent.billedUsd).toBeLessThanOrEqual(budgetUsd);
    expect(spent.postedUsd).toBeCloseTo(spent.billedUsd, 9);
    expect(spent.heldUsd).toBe(0);
    expect(spent.answered + spent.refused).toBe(150);
    expect(spent.refused).toBeGreaterThan(0);
    expect(spent.billedUsd).toBeGreaterThan(0.9 * budgetUsd);
  },
);
