import fc from "fast-check";
import { expect, it } from "vitest";
import { seededRandom } from "../time/index.ts";
import { fullJitterMs, restMs } from "./back-off.ts";

it("bounds a retry's wait by a doubling number, and never by more than the cap", () => {
  const almostOne = (): number => 1 - Number.EPSILON;
  const bounds = [0, 1, 2, 3, 4, 5, 6, 60, 5000].map((attempt) => Math.round(fullJitterMs(attempt, almostOne)));
  expect(bounds).toEqual([250, 500, 1000, 2000, 4000, 8000, 8000, 8000, 8000]);
  expect(fullJitterMs(3, () => 0)).toBe(0);
  expect(fullJitterMs(2, () => 0.5, { baseMs: 10, capMs: 30 })).toBe(15);
});

it("spreads retries over the whole of the bound, so that callers who failed together do not come back together", () => {
  const random = seededRandom("herd");
  const quarters = [0, 0, 0, 0];
  for (let caller = 0; caller < 4000; caller += 1) {
    const quarter = Math.floor(fullJitterMs(2, random) / 250);
    quarters[quarter] = (quarters[quarter] ?? 0) + 1;
  }
  for (const count of quarters) expect(Math.abs(count - 1000)).toBeLessThan(120);
});

it("rests for a doubling time that is at most a fifth shorter than it says, and never longer", () => {
  fc.assert(
    fc.property(fc.nat(2000), fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), (times, chance) => {
      const saidMs = Math.min(5000 * 2 ** times, 300_000);
      const ms = restMs(times, 5000, 300_000, () => chance);
      expect(ms).toBeLessThanOrEqual(saidMs);
      expect(ms).toBeGreaterThanOrEqual(saidMs * 0.8);
    }),
  );
});
