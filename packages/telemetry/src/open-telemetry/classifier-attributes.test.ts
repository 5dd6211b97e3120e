import { expect, it } from "vitest";
import { classifierAttributes } from "./classifier-attributes.ts";

const guess = { task: "code", confidence: 0.4, probabilities: { code: 0.4 } };

it("says who found out the task, how surely and with which weights, though it may have been too unsure", () => {
  const classifier = { by: "default", version: "abc", tookUs: 12, error: undefined } as const;
  expect(classifierAttributes({ guess, classifier })).toEqual({
    "overture.classifier": "default",
    "overture.classifier.version": "abc",
    "overture.classifier.took_us": 12,
    "overture.classifier.task": "code",
    "overture.classifier.confidence": 0.4,
  });
});

it("says why nothing was said", () => {
  const classifier = { by: "own", version: undefined, tookUs: 50_000, error: "timeout" } as const;
  expect(classifierAttributes({ guess: undefined, classifier })).toEqual({
    "overture.classifier": "own",
    "overture.classifier.took_us": 50_000,
    "overture.classifier.error": "timeout",
  });
});

it("says nothing where the caller said what the task is", () => {
  expect(classifierAttributes({ guess: undefined, classifier: undefined })).toEqual({});
});
