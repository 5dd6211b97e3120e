import { expect, it } from "vitest";
import { buildCore } from "./core-build.ts";
import { observed } from "./observed.ts";

const messages = [{ role: "user", content: "Hi" }] as const;

it.each([
  ["bare", 0, 0, false],
  ["off", 0, 0, false],
  ["recorded", 1, 0, false],
  ["events", 0, 4, false],
  ["otel", 0, 0, true],
] as const)("observes %s as it says", async (observation, kept, heard, traced) => {
  const set = observed(observation, await buildCore({ observable: observation !== "bare" }));
  const { overture } = await set.overture.chat.completions.create({ model: "auto", messages });
  expect(await set.overture.traces.recent()).toHaveLength(kept);
  expect(set.heard()).toBe(heard);
  expect(overture.traceId !== undefined).toBe(traced);
  await set.close();
});
