import { OvertureError } from "../../chat/index.ts";
import type { Learner } from "../learner.ts";
import type { ModelRecord } from "../model-record.ts";
import { checkExport } from "./check-export.ts";
import type { ExportedDuration, ExportedModel, LearningExport } from "./export-learning.ts";

/** How an export is taken. */
export interface ImportOptions {
  /** Whether it is added to what is known; otherwise it takes its place. @default false */
  readonly merge?: boolean | undefined;
}

/**
 * Takes what {@link exportLearning} wrote. Throws `invalid_request` for what is no such thing, and for counters that fade
 * faster or slower than here; nothing is taken then.
 */
export function importLearning(learner: Learner, value: unknown, options: ImportOptions, nowMs: number): void {
  const given = checkExport(value);
  checkFits(learner, given);
  if (!options.merge) learner.forget(undefined, nowMs);
  const { quality, flaws, contexts, signals } = learner.parts;
  for (const model of given.models) importModel(learner.record(model.model), model);
  for (const { model, context, sums } of given.quality) {
    learner.record(model);
    quality.sumsOf(model, context)?.addRaw(sums);
  }
  for (const { model, context, sums } of given.flaws) flaws.sumsOf(model, context)?.addRaw(sums);
  for (const context of given.contexts) contexts.note(context.join("\n"), context);
  signals.addRaw(given.signals);
  quality.refresh(nowMs);
}

function importModel(record: ModelRecord, given: ExportedModel): void {
  const { calls, input, output } = record.parts;
  calls.addRaw(given.calls);
  input.addRaw(given.input);
  output.addRaw(given.output);
  const sizeOf = ({ upToTokens }: ExportedDuration): number => upToTokens ?? Number.POSITIVE_INFINITY;
  for (const each of given.firstToken) record.firstToken(sizeOf(each)).addRaw(each);
  for (const each of given.total) record.total(sizeOf(each)).addRaw(each);
  for (const { context, sums } of given.outputByContext) record.outputIn(context)?.addRaw(sums);
}

function checkFits(learner: Learner, given: LearningExport): void {
  const { halfLives, levels } = learner.parts;
  for (const [name, own] of Object.entries(halfLives)) {
    const other: unknown = Reflect.get(given.halfLives, name);
    if (other === own) continue;
    throw refused(
      `halfLives.${name}`,
      `What is to be imported fades with ${name} ${String(other)}, and what is here with ${own}: set learning.halfLives alike.`,
    );
  }
  if (given.levels === levels) return;
  throw refused(
    "levels",
    `What is to be imported tells ${given.levels} levels of tasks apart, and this version ${levels}.`,
  );
}

function refused(param: string, message: string): OvertureError {
  return new OvertureError({ code: "invalid_request", status: 400, param, message });
}
