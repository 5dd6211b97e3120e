import { expect, it } from "vitest";
import { newId } from "./id.ts";
import { seededRandom } from "./random.ts";

it("makes ids that differ", () => {
  const random = seededRandom(1);
  const ids = new Set(Array.from({ length: 10_000 }, () => newId("ovt_", random)));
  expect(ids.size).toBe(10_000);
  expect([...ids][0]).toMatch(/^ovt_[0-9a-z]{20}$/);
});

it("uses the whole alphabet and nothing else, up to the ends of chance", () => {
  expect(newId("", () => 0)).toBe("0".repeat(20));
  expect(newId("", () => 1 - Number.EPSILON / 2)).toBe("z".repeat(20));
});
