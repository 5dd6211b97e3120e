import fc from "fast-check";
import { expect, it } from "vitest";
import { faultMeanings } from "../provider/index.ts";
import { seededRandom } from "../time/index.ts";
import { needsProbe, type Parking, type ParkingCause, parkedAgain, parkedPart } from "./parking.ts";

const steady = (): number => 0;

function restsMs(kind: ParkingCause["kind"], count: number): number[] {
  let parking: Parking | undefined;
  let nowMs = 0;
  return Array.from({ length: count }, () => {
    parking = parkedAgain(parking, { kind }, nowMs, steady);
    const restMs = parking.untilMs - nowMs;
    nowMs = parking.untilMs;
    return restMs;
  });
}

it("rests a rate-limited key from one second to a minute, and a refused one from ten seconds to ten minutes", () => {
  expect(restsMs("rate_limited", 8)).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
  for (const kind of ["auth", "quota", "permission"] as const) {
    expect(restsMs(kind, 8)).toEqual([10_000, 20_000, 40_000, 80_000, 160_000, 320_000, 600_000, 600_000]);
  }
});

it("rests for as long as the provider asks, but no longer than a day, and not at all by nonsense", () => {
  const restMs = (asked: number): number =>
    parkedAgain(undefined, { kind: "rate_limited", restMs: asked }, 0, steady).untilMs;
  expect([7000, Number.POSITIVE_INFINITY, 1e12].map(restMs)).toEqual([7000, 86_400_000, 86_400_000]);
  expect([0, -5, Number.NaN].map(restMs)).toEqual([1000, 1000, 1000]);
});

it("takes calls that fail together for one refusal", () => {
  const first = parkedAgain(undefined, { kind: "rate_limited" }, 0, steady);
  expect(parkedAgain(first, { kind: "rate_limited" }, 500, steady)).toBe(first);
  const asked = parkedAgain(first, { kind: "rate_limited", restMs: 9000 }, 500, steady);
  expect(asked).toEqual({ because: "rate_limited", untilMs: 9500, times: 1 });
  expect(parkedAgain(asked, { kind: "rate_limited", restMs: 1000 }, 600, steady)).toBe(asked);
});

it("keeps the longer rest when another kind of refusal comes while it lasts", () => {
  const limited = parkedAgain(undefined, { kind: "rate_limited", restMs: 50_000 }, 0, steady);
  expect(parkedAgain(limited, { kind: "permission" }, 0, steady)).toMatchObject({
    because: "permission",
    untilMs: 50_000,
  });
  const soon = parkedAgain(undefined, { kind: "rate_limited", restMs: 1000 }, 0, steady);
  expect(parkedAgain(soon, { kind: "permission" }, 0, steady)).toMatchObject({ untilMs: 10_000 });
});

it("tries a refused key with one call, and a rate-limited one with any", () => {
  const probes = (["rate_limited", "auth", "quota", "permission"] as const).map((kind) =>
    needsProbe(parkedAgain(undefined, { kind }, 0, steady)),
  );
  expect(probes).toEqual([false, true, true, true]);
});

it("parks what the table of faults says", () => {
  expect(parkedPart("auth")).toBe("key");
  expect(parkedPart("rate_limited")).toBe("key_for_model");
  const parking = Object.keys(faultMeanings).filter(
    (kind) => parkedPart(kind as keyof typeof faultMeanings) !== "nothing",
  );
  expect(parking).toEqual(["rate_limited", "auth", "permission", "quota"]);
});

it("never parks beyond a day, and never shortens a rest, whatever comes", () => {
  const cause = fc.record({
    kind: fc.constantFrom("rate_limited" as const, "auth" as const, "permission" as const),
    restMs: fc.option(fc.double(), { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.array(fc.tuple(cause, fc.nat(1_000_000))), fc.integer(), (steps, seed) => {
      const random = seededRandom(seed);
      let [nowMs, parking]: [number, Parking | undefined] = [0, undefined];
      for (const [next, gapMs] of steps) {
        nowMs += gapMs;
        const before: Parking | undefined = parking;
        parking = parkedAgain(before, next, nowMs, random);
        expect(parking.untilMs - nowMs).toBeLessThanOrEqual(86_400_000);
        expect(parking.untilMs).toBeGreaterThanOrEqual(before?.untilMs ?? nowMs);
      }
    }),
  );
});
