import { virtualClock } from "@overture/testing";
import { expect, it } from "vitest";
import { TooLate } from "./in-time.ts";
import { StoreWait } from "./store-wait.ts";

function stage(timeoutMs = 50) {
  const clock = virtualClock();
  const wait = new StoreWait(clock, timeoutMs);
  const answerAfter = (ms: number) => () => new Promise<string>((resolve) => clock.setTimer(() => resolve("yes"), ms));
  return { clock, wait, answerAfter };
}

it("waits so long all in all, and then asks no more", async () => {
  const { clock, wait, answerAfter } = stage();
  expect(await clock.runUntil(wait.for(answerAfter(30)))).toBe("yes");
  expect(wait.leftMs).toBe(20);
  const from = clock.now();
  await expect(clock.runUntil(wait.for(answerAfter(30)))).rejects.toThrow(TooLate);
  expect(clock.now() - from).toBe(20);
  let asked = 0;
  const ask = async (): Promise<void> => {
    asked += 1;
  };
  await expect(wait.for(ask)).rejects.toThrow("within 50 ms");
  expect(asked).toBe(0);
});

it("counts what is waited for at the same time once", async () => {
  const { clock, wait, answerAfter } = stage();
  await clock.runUntil(Promise.all([wait.for(answerAfter(20)), wait.for(answerAfter(30))]));
  expect(wait.leftMs).toBe(20);
});

it("tells until when what is asked may take effect, and hands on what goes wrong", async () => {
  const { clock, wait } = stage();
  await expect(wait.for(async (validUntil) => validUntil - clock.now())).resolves.toBe(50);
  await expect(wait.for(() => Promise.reject(new Error("refused")))).rejects.toThrow("refused");
  expect(wait.leftMs).toBe(50);
});
