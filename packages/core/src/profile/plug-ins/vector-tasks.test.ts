import { expect, it } from "vitest";
import type { TaskVectors } from "../classifier/index.ts";
import { isSameEmbedder, nearestTask } from "./vector-tasks.ts";

const vectors: TaskVectors = {
  probe: [1, 2, 3],
  origin: [0, 0, 0],
  tasks: [{ name: "refunds", threshold: 0.8, middle: [1, 0, 0] }],
  classes: [
    { name: "code", middle: [0, 1, 0] },
    { name: "math", middle: [0, 0, 1] },
  ],
};

it("finds a task of the user's where a vector is like enough", () => {
  expect(nearestTask(vectors, [1, 0.1, 0], undefined, true)).toMatchObject({ task: "refunds" });
  expect(nearestTask(vectors, [1, 0.1, 0], undefined, false)?.confidence).toBeGreaterThanOrEqual(0.5);
  expect(nearestTask(vectors, [0.5, 0, 1], undefined, false)).toBeUndefined();
});

it("else finds the class for which likeness and the first guess speak together", () => {
  const first = { task: "code", confidence: 0.4, probabilities: { code: 0.4, math: 0.3 } };
  expect(nearestTask(vectors, [0, 0.2, 1], first, true)?.task).toBe("math");
  expect(nearestTask(vectors, [0, 1, 1], first, true)?.task).toBe("code");
  const { probabilities = {} } = nearestTask(vectors, [0, 1, 1], undefined, true) ?? {};
  expect(Object.values(probabilities).reduce((sum, each) => sum + each, 0)).toBeCloseTo(1);
});

it("knows an embedder by what it makes of the probe", () => {
  expect(isSameEmbedder(vectors, [1.01, 2, 2.99])).toBe(true);
  expect(isSameEmbedder(vectors, [3, 1, -2])).toBe(false);
  expect(isSameEmbedder(vectors, [1, 2])).toBe(false);
});
