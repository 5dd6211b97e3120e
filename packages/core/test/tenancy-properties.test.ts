import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Ending, happen, histories } from "./tenancy-history.ts";

// Loaded in real time, in which the virtual clock may have gone on for days.
await Promise.all([
  import("../src/admission/admissions.ts"),
  import("../src/execution/council/index.ts"),
  import("../src/execution/speculative/index.ts"),
  import("../src/execution/interrupted/index.ts"),
]);

const quiet = { fault: 0.15, cut: 0, hang: 0, silent: 0 };
const rough = { fault: 0.1, cut: 0.1, hang: 0.1, silent: 0.1 };
/** Races cut off who loses, and councils who can no longer change their answer. */
const modes = ["single", "speculative", "council"] as const;
const runs = { numRuns: 250 };

/** What holds whatever happens. */
function expectSound({ highestShare, held, posted, usage, likely, unknown, appPosted }: Ending): void {
  expect(highestShare).toBeLessThanOrEqual(1);
  expect(likely).toBeLessThanOrEqual(usage);
  expect(held).toBe(0);
  // What nobody has told of is in no account of usage.
  expect(posted - unknown).toBe(usage);
  expect(appPosted).toBe(posted);
}

describe("over any history of requests, with calls to the store lost, and repeated", () => {
  it("the ledger is the vendors' own bill to the nano-dollar where nothing is cut and nobody dies", {
    timeout: 120_000,
  }, async () => {
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(histories({ chances: quiet }), async (history) => {
        const ending = await happen(history);
        expectSound(ending);
        expect(ending.posted).toBe(ending.billed);
        answered += ending.answered;
      }),
      runs,
    );
    expect(answered).toBeGreaterThan(500);
  });

  it("the ledger is at the bill or above it where calls are cut, hang, are aborted, and tell no usage, whatever is billed for them", {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(histories({ chances: rough, aborts: true, modes }), async (history) => {
        const ending = await happen(history);
        expectSound(ending);
        expect(ending.posted).toBeGreaterThanOrEqual(ending.billed);
      }),
      runs,
    );
  });

  it("the ledger is at the bill or above it where processes die, and what they held is spent when its time is up", {
    timeout: 120_000,
  }, async () => {
    let unknown = 0;
    await fc.assert(
      fc.asyncProperty(histories({ chances: rough, aborts: true, crashes: true, modes }), async (history) => {
        const ending = await happen(history);
        expect(ending.highestShare).toBeLessThanOrEqual(1);
        expect(ending.held).toBe(0);
        expect(ending.posted).toBeGreaterThanOrEqual(ending.billed);
        unknown += ending.unknown;
      }),
      runs,
    );
    expect(unknown).toBeGreaterThan(0);
  });

  it("calls that arrive twice change nothing", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(histories({ chances: rough, aborts: true, modes }), async (history) => {
        const once = await happen({ ...history, lost: 0, twice: 0 });
        expect(await happen({ ...history, lost: 0, twice: 1 })).toEqual(once);
      }),
      { numRuns: 75 },
    );
  });
});
