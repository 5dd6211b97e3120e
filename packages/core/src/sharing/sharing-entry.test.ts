import { expect, it, vi } from "vitest";
import { stage } from "../../test/stage.ts";
import { twoProcesses } from "../../test/two-processes.ts";
import { Learning } from "../learning/index.ts";

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

it("tries again with the next request where something could not be loaded", async () => {
  const { one } = twoProcesses();
  const load = vi.spyOn(Learning.prototype, "load").mockRejectedValue(new Error("not now"));
  await expect(one.answer()).rejects.toThrow("not now");
  load.mockRestore();
  expect((await one.answer()).model).toBe("a/m");
});
