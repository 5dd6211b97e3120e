import { expect, it } from "vitest";
import { stage } from "../test/stage.ts";
import { twoProcesses } from "../test/two-processes.ts";

it("touches the store with the first request, and not before", async () => {
  const { one, store } = twoProcesses();
  await one.overture.flush();
  expect(store.calls).toBe(0);
  await one.answer();
  expect(store.calls).toBeGreaterThan(0);
});

it("refuses options that make no sense, and names them", () => {
  expect(() => stage({ sharing: { flushMs: -1 } })).toThrow(/sharing\.flushMs/);
  expect(() => stage({ sharing: { flushAfter: 0.5 } })).toThrow(/sharing\.flushAfter/);
  expect(() => stage({ sharing: { waitUntil: 1 as never } })).toThrow(/sharing\.waitUntil/);
});
