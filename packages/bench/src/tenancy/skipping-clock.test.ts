import { expect, it } from "vitest";
import { skippingClock } from "./skipping-clock.ts";

it("goes on by what is skipped, and by what passes", () => {
  const clock = skippingClock();
  const [now, monotonic] = [clock.now(), clock.monotonic()];
  clock.skip(1_000_000);
  expect(clock.now() - now).toBeGreaterThanOrEqual(1_000_000);
  expect(clock.monotonic() - monotonic).toBeGreaterThanOrEqual(1_000_000);
});
