import { expect, it } from "vitest";
import { scholars } from "../../../test/scholars.ts";

const cast = { a: { says: "43" }, b: { says: "42" }, c: { says: "42" } };

it("gives an answer an id that feedback takes, and that counts for whose answer it is", async () => {
  const set = scholars(cast, { learning: { qualityPrior: { mean: 0.5, deviation: 0.1 } } });
  const { overture } = await set.council({ verdictWeight: 0 });
  expect(await set.overture.feedback(overture.id, { score: 1 })).toEqual({ counted: true });
  const { forecasts } = await set.overture.decide({ model: "auto", messages: [{ role: "user", content: "Hello" }] });
  const better = forecasts.filter(({ forecast }) => forecast.quality.evidence > 0).map(({ model }) => model);
  expect(better).toEqual(["b/m"]);
});

it("writes a copy, and leaves what the provider gave as it is", async () => {
  const set = scholars(cast);
  const first = await set.council();
  const second = await set.council();
  expect([first.text, second.text]).toEqual(["42", "42"]);
  expect(first.overture.id).not.toBe(second.overture.id);
});

it("shows answers of councils to whoever scores answers, and members' answers to nobody", async () => {
  const seen: string[] = [];
  const set = scholars(cast, { evaluate: (_, answer) => void seen.push(`${answer.model} ${answer.overture.mode}`) });
  await set.council();
  await set.clock.runUntil(set.overture.close());
  expect(seen).toEqual(["b/m council"]);
});
