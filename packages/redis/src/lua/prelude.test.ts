import { unknownMemoryMs } from "@overture/core/store";
import { expect, it } from "vitest";
import { prelude } from "./prelude.ts";

it("remembers unknown holds as long as the port promises, as a number that Lua and Redis read", () => {
  const [, written = ""] = /^local unknownMemory = (.*)$/m.exec(prelude) ?? [];
  expect(written).toMatch(/^\d+$/);
  expect(Number(written)).toBe(unknownMemoryMs);
});
