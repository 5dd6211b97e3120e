import { taskClasses } from "@overture/core/classifier";
import type { Section } from "../benchmark.ts";
import { coverageAt, type Prediction, scoresOf } from "./classification-scores.ts";
import type { Classifies, HeldOut, PreparedRow, PromptRow, Trainer } from "./sources.ts";

/** The classes, in the order of the model's scores. */
export const classes: readonly string[] = taskClasses;

/** Predicts rows by the classifier as it is shipped. */
export function predictAll(classifier: Classifies, rows: readonly PromptRow[]): readonly Prediction[] {
  return rows.map(({ text, label }) => {
    const { task, confidence } = classifier.classify(text);
    return { truth: label, guess: task, confidence };
  });
}

/** Predicts the shared rows by models that saw nothing of their source. */
export function predictHeldOut(trainer: Trainer, rows: readonly PreparedRow[]): readonly Prediction[] {
  return predictionsOf(trainer, trainer.heldOut(rows));
}

/** Predicts the shared rows by a model of the project's own prompts alone. */
export function predictByOwn(
  trainer: Trainer,
  own: readonly PreparedRow[],
  shared: readonly PreparedRow[],
): readonly Prediction[] {
  const model = trainer.train(own);
  const logits = shared.map((row) => [trainer.logitsOf(model, row), []] as const);
  return predictionsOf(trainer, { tested: shared, logits });
}

/** A table of the scores, and of how much is covered and right above a confidence. */
export function accuracySections(title: string, predictions: readonly Prediction[]): readonly Section[] {
  const { macroF1, byClass, accuracy, ece, confusion } = scoresOf(predictions, classes);
  const present = [...byClass.keys()];
  const rows = present.map((each) => {
    const taken = confusion.get(each) ?? new Map<string, number>();
    return [each, (byClass.get(each) ?? 0).toFixed(3), ...present.map((other) => String(taken.get(other) ?? 0))];
  });
  const thresholds = [0, 0.3, 0.45, 0.6, 0.75, 0.9].map((threshold) => {
    const { share, right } = coverageAt(predictions, threshold);
    return [threshold.toFixed(2), `${(100 * share).toFixed(1)} %`, `${(100 * right).toFixed(1)} %`];
  });
  return [
    {
      title: `${title}: F1 by class, and what each class was taken for`,
      table: { columns: ["class", "F1", ...present.map((each) => each.slice(0, 7))], rows },
      notes: [
        `${predictions.length} prompts, macro-F1 ${macroF1.toFixed(3)}, accuracy ${accuracy.toFixed(3)}, calibration error ${ece.toFixed(3)}.`,
      ],
    },
    {
      title: `${title}: above a confidence`,
      table: { columns: ["confidence", "covered", "right"], rows: thresholds },
    },
  ];
}

function predictionsOf(trainer: Trainer, { tested, logits }: HeldOut): readonly Prediction[] {
  const both = logits.map(([each]) => each);
  const temperature = trainer.temperatureFor(tested, both);
  return tested.map(({ label }, index) => {
    const row = both[index] ?? [];
    const highest = Math.max(...row);
    const sum = row.reduce((total, each) => total + Math.exp((each - highest) / temperature), 0);
    return { truth: label, guess: classes[row.indexOf(highest)] ?? "", confidence: 1 / sum };
  });
}
