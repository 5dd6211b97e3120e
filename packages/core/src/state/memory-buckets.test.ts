import { expect, it } from "vitest";
import { MemoryBuckets } from "./memory-buckets.ts";

const take = { bucket: "b", perMinute: 60, burst: 2, cost: 1 };
const same = (bucket: string): string => bucket;

it("takes twice from a bucket that is named twice", () => {
  const buckets = new MemoryBuckets(10);
  expect(buckets.take([take, take, take], same, 0)).toEqual({
    admitted: false,
    reason: "limit",
    take: 2,
    retryAfterMs: 1000,
  });
  expect(buckets.take([take, take], same, 0)).toEqual({ admitted: true });
});

it("keeps no more buckets than fit, and lets full ones go", () => {
  const buckets = new MemoryBuckets(5);
  for (let index = 0; index < 50; index += 1) buckets.take([{ ...take, bucket: `${index}` }], same, 0);
  expect(buckets.size).toBe(5);
  for (let index = 0; index < 5; index += 1) buckets.take([{ ...take, bucket: "one" }], same, 10_000 * (index + 1));
  expect(buckets.size).toBe(1);
});
