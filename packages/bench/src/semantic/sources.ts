import { systemClock } from "@overture/core";

/** A prompt with its class, as the trainer reads it. */
export interface PromptRow {
  readonly text: string;
  readonly label: string;
  readonly source: string;
}

/** A row as the trainer's model sees it. */
export interface PreparedRow extends PromptRow {
  readonly place: number;
  readonly own: boolean;
}

/** What rows were predicted, by models that saw nothing of their source: logits with and without rules. */
export interface HeldOut {
  readonly tested: readonly PreparedRow[];
  readonly logits: readonly (readonly [readonly number[], readonly number[]])[];
}

/** What the benchmark uses of the trainer, which is a script. */
export interface Trainer {
  readRows(file: string): readonly PromptRow[];
  ownRows(): readonly PromptRow[];
  sharedRows(folder: string): readonly PromptRow[];
  prepare(row: PromptRow): PreparedRow;
  heldOut(rows: readonly PreparedRow[]): HeldOut;
  train(rows: readonly PreparedRow[]): object;
  logitsOf(model: object, row: PreparedRow, ruleShare?: number): readonly number[];
  temperatureFor(rows: readonly PreparedRow[], logits: readonly (readonly number[])[]): number;
}

/** Core's default classifier, as the benchmark uses it. */
export interface Classifies {
  readonly modelVersion: string;
  classify(text: string): { readonly task: string; readonly confidence: number };
}

/** Loads core's classifier from its sources, and says how long that took in milliseconds. */
export async function loadClassifier(): Promise<{ readonly classifier: Classifies; readonly loadMs: number }> {
  const file = new URL("../../../core/src/profile/classifier/classifier.ts", import.meta.url);
  const startedAt = systemClock.monotonic();
  const { Classifier } = (await import(file.href)) as { readonly Classifier: new () => Classifies };
  const classifier = new Classifier();
  return { classifier, loadMs: systemClock.monotonic() - startedAt };
}

/** Loads the trainer that stands beside core. */
export async function loadTrainer(): Promise<Trainer> {
  const file = new URL("../../../core/training/train.mjs", import.meta.url);
  return (await import(file.href)) as Trainer;
}
