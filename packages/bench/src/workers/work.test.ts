import { expect, it } from "vitest";
import { workThrough } from "./work.ts";

const doubling = new URL("./fixtures/doubling-worker.ts", import.meta.url);

it("gives every job's result in the jobs' order, and tells how far it is", async () => {
  const jobs = Array.from({ length: 40 }, (_, index) => index);
  const told: number[] = [];
  const results = await workThrough<number, number>(doubling, jobs, ({ done }) => told.push(done));
  expect(results).toEqual(jobs.map((job) => 2 * job));
  expect(told).toEqual(jobs.map((job) => job + 1));
});

it("rejects with a job's error", async () => {
  await expect(workThrough<number, number>(doubling, [1, -1, 2], () => {})).rejects.toThrow("-1 is below zero");
});
