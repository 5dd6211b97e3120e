import { expect, it } from "vitest";
import { type Observation, observed } from "./observed.ts";

const messages = [{ role: "user", content: "Hi" }] as const;

it.each([
  ["bare", 0, 0, undefined],
  ["off", 1, 0, undefined],
  ["events", 1, 4, undefined],
  ["otel", 1, 0, /^[0-9a-f]{32}$/],
] as const)("observes %s as it says", async (observation: Observation, kept, heard, traceId) => {
  const set = observed(observation);
  const { overture } = await set.overture.chat.completions.create({ model: "auto", messages });
  expect(await set.overture.traces.recent()).toHaveLength(kept);
  expect(set.heard()).toBe(heard);
  if (traceId) expect(overture.traceId).toMatch(traceId);
  else expect(overture.traceId).toBeUndefined();
  await set.close();
});
