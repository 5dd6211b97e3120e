import { expect, it } from "vitest";
import { onceMemoryMs, settledMemoryMs, takenMemoryMs, unknownMemoryMs } from "./store.ts";

it("remembers what may cost money longer than what may not", () => {
  expect(takenMemoryMs).toBeLessThan(settledMemoryMs);
  expect(settledMemoryMs).toBeLessThan(Math.min(unknownMemoryMs, onceMemoryMs));
});
