import { expect, it } from "vitest";
import { scriptedOverture } from "../test/scripted-overture.ts";
import { recordIncidents } from "./incidents.ts";

it("writes down what breakers do", async () => {
  const { overture, first, clock, ask } = scriptedOverture();
  const lines = recordIncidents(overture);
  first.always({ fault: "server", afterMs: 1 });
  for (let count = 0; count < 5; count += 1) await ask("x");
  expect(lines).toEqual([expect.stringMatching(/^ +0\.\d s {2}the breaker of first\/quick opens for \d\.\d s$/)]);

  first.always({ answer: "back" });
  await clock.advance(10_000);
  for (let count = 0; count < 2; count += 1) await ask("x");
  expect(lines.slice(1)).toEqual([
    expect.stringMatching(/the breaker of first\/quick lets a probe through$/),
    expect.stringMatching(/the breaker of first\/quick closes$/),
  ]);
});
