import { expect, it, vi } from "vitest";
import { needs, needsProgram } from "./needs.ts";

it("lets a test run on a machine that has what it needs", () => {
  const skip = vi.fn();
  const need = needs("a shell", () => true, { CI: "true" });
  need({ skip });
  expect(need.met).toBe(true);
  expect(skip).not.toHaveBeenCalled();
});

it("skips with the reason where something is lacking", () => {
  const skip = vi.fn();
  needs("redis-server", () => false, {})({ skip });
  expect(skip).toHaveBeenCalledExactlyOnceWith("needs redis-server");
});

it("fails instead of skipping with CI=true", () => {
  const skip = vi.fn();
  const need = needs("redis-server", () => false, { CI: "true" });
  expect(() => need({ skip })).toThrow("needs redis-server");
  expect(skip).not.toHaveBeenCalled();
});

it("finds programs on the PATH", () => {
  expect(needsProgram("sh").met).toBe(true);
  expect(needsProgram("no-such-program-anywhere").met).toBe(false);
});
