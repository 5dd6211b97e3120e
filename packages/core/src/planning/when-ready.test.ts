import { expect, it } from "vitest";
import { whenReady } from "./when-ready.ts";

it("goes on at once where nothing has to be waited for", () => {
  expect(whenReady(1, (value) => value + 1)).toBe(2);
});

it("goes on later where something has to be", async () => {
  const later = whenReady(Promise.resolve(1), (value) => value + 1);
  expect(later).toBeInstanceOf(Promise);
  expect(await later).toBe(2);
});
