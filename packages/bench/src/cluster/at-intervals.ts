import { type Clock, sleep } from "@overture/core";

/** Does something so many times, one every so many milliseconds whether the one before is over or not; resolves when all are. */
export async function atIntervals(
  clock: Clock,
  times: number,
  everyMs: number,
  work: () => Promise<void>,
): Promise<void> {
  const underWay: Promise<void>[] = [];
  const began = clock.monotonic();
  for (let index = 0; index < times; index += 1) {
    await sleep(clock, Math.max(0, began + index * everyMs - clock.monotonic()));
    underWay.push(work());
  }
  await Promise.all(underWay);
}
