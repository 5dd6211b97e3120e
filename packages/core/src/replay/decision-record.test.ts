import { expect, it } from "vitest";
import { candidates, nothingDecided } from "../../test/candidates.ts";
import { hello, stage } from "../../test/stage.ts";
import { thompson } from "../routing/thompson.ts";
import { decisionRecord } from "./decision-record.ts";

it("is plain JSON that says what was decided from", async () => {
  const set = stage({ policy: thompson(), rules: [{ prefer: ["b/*"] }] });
  const decision = await set.overture.decide({ ...hello, overture: { task: "greeting" } });
  const record = decisionRecord(decision);
  expect(JSON.parse(JSON.stringify(record))).toMatchObject({
    version: 1,
    id: decision.id,
    requested: "auto",
    policy: "thompson",
    seed: decision.id,
    sequence: 0,
    exploration: 0,
    costFactor: 1,
    profile: { task: "greeting", stream: false },
    fallbacks: [],
    excluded: [],
    epsilon: 0,
    explored: false,
    kept: false,
    ranking: ["b/m", "a/m"],
  });
  expect(record.candidates.map(({ model }) => model)).toEqual(["a/m", "b/m"]);
  expect(record.candidates[0]?.forecast.quality.deviation).toBeGreaterThan(0);
  expect(record.candidates[0]?.bonusUsd).toBe(0);
  expect(record.candidates[1]?.bonusUsd).toBeCloseTo(0.05 * record.worth.usdPerAnswer, 12);
  for (const absent of ["card", "prices", "Hello"]) expect(JSON.stringify(record)).not.toContain(absent);
});

it("has no policy where the model was asked for by name, and says who rested", async () => {
  const named = await stage().overture.decide({ ...hello, model: "a/m" });
  expect(decisionRecord(named).policy).toBeUndefined();
  const [one] = candidates("a/one");
  if (!one) throw new Error("no candidate");
  const rest = { because: "keys", forMs: 5 } as const;
  const record = decisionRecord({
    ...nothingDecided,
    candidates: [one],
    ranking: [{ ...one, fallback: false, rest }],
  });
  expect(record.candidates[0]?.rest).toEqual(rest);
});
