import { expect, it } from "vitest";
import { findBenchmark, registry } from "./registry.ts";

it("finds every benchmark under the name it calls itself", async () => {
  for (const name of Object.keys(registry)) expect((await findBenchmark(name))?.name).toBe(name);
});

it("finds nothing under a name that nobody has", async () => {
  expect(await findBenchmark("toString")).toBeUndefined();
});
