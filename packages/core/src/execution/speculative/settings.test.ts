import { expect, it } from "vitest";
import { runOf } from "../../../test/run-of.ts";
import { settingsOf } from "./settings.ts";

it("has a default for everything", () => {
  expect(settingsOf(runOf())).toEqual({
    ...{ hedgeAfterMs: undefined, maxParallel: 2, raceAll: false, hedgeBudget: 0.05, wasteThreshold: 0.3 },
    ...{ validate: undefined, eagerness: "first" },
  });
});

it("takes each option from the request first, then from the constructor", () => {
  const overture = { speculative: { hedgeAfterMs: 100, maxParallel: 4, race: "all" as const } };
  const modeOptions = { speculative: { maxParallel: 3, hedgeAfterMs: undefined } };
  expect(settingsOf(runOf({ overture, modeOptions }))).toMatchObject({
    hedgeAfterMs: 100,
    maxParallel: 3,
    raceAll: true,
  });
});

it("lets the objective of the request, a rule or the constructor say how eager it is", () => {
  const eagerness = (options: Parameters<typeof runOf>[0]) => settingsOf(runOf(options)).eagerness;
  expect(eagerness({ overture: { objective: "quality" } })).toBe("better");
  expect(eagerness({ overture: { objective: "quality" }, rules: [{ objective: "cost" }] })).toBe("never");
  expect(eagerness({ rules: [{ objective: "cost" }], modeOptions: { objective: "latency" } })).toBe("first");
  const speculative = { race: "all" as const };
  expect(settingsOf(runOf({ modeOptions: { objective: "cost", speculative } })).raceAll).toBe(false);
});
