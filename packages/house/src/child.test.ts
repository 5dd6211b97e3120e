import { expect, it } from "vitest";
import { importMs, runChild } from "./child.ts";
import { root } from "./repository.ts";

it("tells what a program loaded and reported", async () => {
  const { loaded, reported } = await runChild(
    `await import("vitest/package.json", { with: { type: "json" } }); report({ a: 1 });`,
    root,
  );
  expect(loaded.filter((url) => url.endsWith("/node_modules/vitest/package.json"))).toHaveLength(1);
  expect(reported).toEqual({ a: 1 });
});

it("fails as the program fails", async () => {
  await expect(runChild(`throw new Error("on purpose")`, root)).rejects.toThrow("on purpose");
});

it("times an import", async () => {
  expect(await importMs("data:text/javascript,", root)).toBeGreaterThan(0);
  const slow = "data:text/javascript,const end = performance.now() %2B 50; while (performance.now() < end) {}";
  expect(await importMs(slow, root)).toBeGreaterThan(50);
});
