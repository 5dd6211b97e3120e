import { onceMemoryMs, unknownMemoryMs } from "@overture/core/store";
import { expect, it } from "vitest";
import { prelude } from "./prelude.ts";

it("remembers unknown holds as long as the port promises", () => {
  expect(prelude).toContain(`local unknownMemory = ${unknownMemoryMs}`);
  expect(onceMemoryMs).toBeGreaterThan(0);
});
