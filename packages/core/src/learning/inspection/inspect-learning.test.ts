import { expect, it } from "vitest";
import { learner, nowMs, tell } from "../../../test/learners.ts";
import { inspectLearning } from "./inspect-learning.ts";

const happened = {
  model: "a/m",
  task: "code",
  minute: 0,
  outcome: "answered",
  stream: false,
  inputTokens: 10,
  ms: 1000,
  outputTokens: 100,
  score: 0.9,
} as const;

it("tells of every model what is believed of it, and how surely", () => {
  const own = learner();
  for (let count = 0; count < 50; count += 1) {
    tell(own, { ...happened, kind: "attempt", ms: count < 45 ? 1000 : 9000 });
    tell(own, { ...happened, kind: "score" });
  }
  tell(own, { ...happened, kind: "attempt", model: "b/m", outcome: "failed" });
  const [a, b] = inspectLearning(own, nowMs);
  expect([a?.model, b?.model]).toEqual(["a/m", "b/m"]);
  const [code] = a?.contexts ?? [];
  expect(code?.context).toEqual(["code"]);
  expect(code?.quality.mean).toBeGreaterThan(0.8);
  expect(code?.quality.range[0]).toBeLessThan(code?.quality.mean ?? 0);
  expect(code?.quality.range[1]).toBeGreaterThan(code?.quality.mean ?? 1);
  expect(code?.quality.evidence).toBeCloseTo(50, 6);
  expect(code?.outputTokens).toBeGreaterThan(90);
  const [short] = a?.totalMs ?? [];
  expect(short).toMatchObject({ upToTokens: 1000, evidence: 50 });
  // Buckets grow by a fifth.
  expect(short?.p50).toBeGreaterThan(850);
  expect(short?.p50).toBeLessThan(1250);
  expect(short?.p95).toBeGreaterThan(7000);
  expect(a?.firstTokenMs).toEqual([]);
  expect(a?.success.evidence).toBeCloseTo(50, 6);
  expect(b?.success.mean).toBeLessThan(a?.success.mean ?? 0);
  expect(b?.contexts).toEqual([]);
});

it("knows sizes of prompts and streams apart", () => {
  const own = learner();
  tell(own, { ...happened, kind: "attempt", inputTokens: 100_000, stream: true });
  const [a] = inspectLearning(own, nowMs);
  expect(a?.firstTokenMs).toMatchObject([{ upToTokens: null, evidence: 1 }]);
  expect(a?.totalMs).toEqual([]);
});

it("is empty where nothing was learned", () => {
  expect(inspectLearning(learner(), nowMs)).toEqual([]);
});
