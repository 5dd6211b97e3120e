import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../time/index.ts";
import { LogHistogram, normalShare } from "./log-histogram.ts";

const nowMs = 1_700_000_000_000;
const halfLifeMs = 1_800_000;
const prior = { median: 700, spread: 0.6, weight: 1 };

function logNormal(random: () => number, median: number, spread: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return median * Math.exp(spread * normal);
}

describe("a histogram of durations", () => {
  it("begins with its prior", () => {
    const histogram = new LogHistogram(halfLifeMs, prior);
    expect(histogram.quantile(0.5, nowMs)).toBeGreaterThan(600);
    expect(histogram.quantile(0.5, nowMs)).toBeLessThan(800);
    expect(Math.abs(histogram.mean(nowMs) / (700 * Math.exp(0.18)) - 1)).toBeLessThan(0.03);
    expect(histogram.evidence(nowMs)).toBe(0);
  });

  it("comes to the mean and the percentiles of what it sees, to a twentieth", () => {
    const random = seededRandom(3);
    const histogram = new LogHistogram(halfLifeMs, prior);
    const values = Array.from({ length: 5000 }, () => logNormal(random, 1500, 0.5));
    for (const value of values) histogram.observe(value, nowMs);
    values.sort((left, right) => left - right);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(Math.abs(histogram.mean(nowMs) / mean - 1)).toBeLessThan(0.05);
    for (const share of [0.1, 0.5, 0.95, 0.99]) {
      const exact = values[Math.floor(share * values.length)] ?? 0;
      expect(Math.abs(histogram.quantile(share, nowMs) / exact - 1)).toBeLessThan(0.05);
    }
  });

  it("is not fooled by losers of races: censored at half of their time, they still look as slow as they are", () => {
    const random = seededRandom(4);
    const honest = new LogHistogram(halfLifeMs, prior);
    const naive = new LogHistogram(halfLifeMs, prior);
    const censoring = new LogHistogram(halfLifeMs, prior);
    for (let draw = 0; draw < 4000; draw += 1) {
      const value = logNormal(random, 2000, 0.5);
      const abortedAfter = random() < 0.5 ? 500 + 3000 * random() : Number.POSITIVE_INFINITY;
      honest.observe(value, nowMs);
      if (abortedAfter < value) {
        censoring.observe(abortedAfter, nowMs, true);
        naive.observe(abortedAfter, nowMs);
      } else {
        censoring.observe(value, nowMs);
        naive.observe(value, nowMs);
      }
    }
    const wanted = honest.mean(nowMs);
    expect(naive.mean(nowMs) / wanted).toBeLessThan(0.9);
    expect(Math.abs(censoring.mean(nowMs) / wanted - 1)).toBeLessThan(0.06);
  });

  it("forgets: after some half-lives only what is new counts", () => {
    const histogram = new LogHistogram(halfLifeMs, prior);
    for (let count = 0; count < 1000; count += 1) histogram.observe(200, nowMs);
    const later = nowMs + 12 * halfLifeMs;
    for (let count = 0; count < 100; count += 1) histogram.observe(5000, later);
    expect(histogram.quantile(0.5, later)).toBeGreaterThan(4000);
    expect(histogram.evidence(later)).toBeGreaterThan(100);
    expect(histogram.evidence(later)).toBeLessThan(101);
  });

  it("cuts the mean at a limit, and never gives a share beyond one", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.1, max: 1e7, noNaN: true }), { maxLength: 50 }), (values) => {
        const histogram = new LogHistogram(halfLifeMs, prior);
        for (const value of values) histogram.observe(value, nowMs);
        expect(histogram.mean(nowMs, 100)).toBeLessThanOrEqual(100 * (1 + 1e-9));
        expect(histogram.mean(nowMs, 100)).toBeLessThanOrEqual(histogram.mean(nowMs) * (1 + 1e-9));
        const quantiles = [0.01, 0.1, 0.5, 0.9, 0.99].map((share) => histogram.quantile(share, nowMs));
        expect(quantiles).toEqual([...quantiles].sort((left, right) => left - right));
      }),
    );
  });
});

it("knows the normal distribution", () => {
  expect(normalShare(0)).toBeCloseTo(0.5, 7);
  expect(normalShare(1.959964)).toBeCloseTo(0.975, 6);
  expect(normalShare(-1.281552)).toBeCloseTo(0.1, 6);
});
