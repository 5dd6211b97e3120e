import { expect, it, onTestFinished } from "vitest";
import { Worker } from "./worker.ts";

const program = new URL("./fixtures/answering-program.ts", import.meta.url);
const orders = { redisUrl: "", baseURL: "", apiKey: "", budgetUsd: 1, hard: true };

async function start(name: string): Promise<Worker> {
  const worker = await Worker.start({ ...orders, name }, program);
  onTestFinished(() => worker.kill());
  return worker;
}

it("keeps what its process tells, and waits until all requests have ended", async () => {
  const worker = await start("one");
  await worker.run(3, 1);
  expect(worker.answered.map(({ ms }) => ms)).toEqual([0, 1, 2]);
  expect(worker.failed).toMatchObject([{ code: "all_failed" }]);
  expect(worker.settled).toMatchObject([{ space: "app", id: "one" }]);
  expect(await worker.knows()).toEqual({ "a/m": 3 });
});

it("waits for nobody who has ended: neither a process that broke off, nor one that was killed", async () => {
  const worker = await start("two");
  await worker.run(0, 1);
  expect(await worker.knows()).toEqual({});
  await worker.kill();
  const killed = await start("three");
  const running = killed.run(1, 1);
  await killed.kill();
  await running;
});

it("says so where a process ends before it is ready", async () => {
  await expect(Worker.start({ ...orders, name: "broken" }, program)).rejects.toThrow("broken ended before");
});
