import type { EpochSums } from "../forward-decay.ts";
import type { HalfLives } from "../half-lives.ts";
import type { Learner } from "../learner.ts";
import type { LogHistogram } from "../log-histogram.ts";
import type { ModelRecord } from "../model-record.ts";

/** Which half-life something fades with: parts that fade alike share a book. */
export type Kind = keyof HalfLives;

/** Sums of a learner that are shared, and their name among all processes. */
export interface Part {
  readonly name: string;
  readonly kind: Kind;
  /** Tells these sums from others that take their name after a reset. */
  readonly source: object;
  raw(): readonly EpochSums[];
  addRaw(raw: readonly EpochSums[]): void;
}

interface RawSums {
  raw(): readonly EpochSums[];
  addRaw(raw: readonly EpochSums[]): void;
}

/**
 * All sums that a learner consists of. Names are short, since a store has one for each number: what it is, then the model, then
 * the context.
 */
export function* partsOf(learner: Learner): Iterable<Part> {
  const { records, quality, flaws, signals } = learner.parts;
  yield part("g", "qualityMs", signals);
  for (const [model, record] of records) yield* recordParts(model, record);
  for (const { model, context, sums } of quality.cells())
    yield part(`q ${model}\n${context.join("\n")}`, "qualityMs", sums);
  for (const { model, context, sums } of flaws.cells()) yield part(`w ${model}\n${context}`, "qualityMs", sums);
}

/** The part with a name, made if need be; undefined for what is no name, or more than the learner has room for. */
export function partNamed(learner: Learner, name: string): Part | undefined {
  if (name === "g") return part(name, "qualityMs", learner.parts.signals);
  const [, what = "", model = "", context] = /^(\S+) ([^\n]+)(?:\n(.+))?$/s.exec(name) ?? [];
  if (model === "") return undefined;
  const record = learner.record(model);
  if (context === undefined) {
    if (what === "c") return part(name, "successMs", record.parts.calls);
    const [, letter = "", size = "", censored] = /^([fto])(\d*)([sc])$/.exec(what) ?? [];
    const histogram = letter === "" ? undefined : histogramOf(record, letter, size);
    return histogram && histogramPart(name, letter === "o" ? "qualityMs" : "latencyMs", histogram, censored === "c");
  }
  const path = context.split("\n");
  if (path.length !== learner.parts.levels) return undefined;
  learner.parts.contexts.note(context, path);
  const { quality, flaws } = learner.parts;
  const found = {
    q: () => quality.sumsOf(model, path),
    w: () => flaws.sumsOf(model, context),
    x: () => record.outputIn(context),
  };
  const sums = what === "q" || what === "w" || what === "x" ? found[what]() : undefined;
  return sums && part(name, "qualityMs", sums);
}

function* recordParts(model: string, record: ModelRecord): Iterable<Part> {
  const { calls, firstToken, total, output, outputByContext } = record.parts;
  yield part(`c ${model}`, "successMs", calls);
  for (const [letter, list] of [
    ["f", firstToken],
    ["t", total],
  ] as const)
    for (const [size, histogram] of list.entries())
      if (histogram) yield* histogramParts(`${letter}${size}`, model, "latencyMs", histogram);
  yield* histogramParts("o", model, "qualityMs", output);
  for (const [context, sums] of outputByContext) yield part(`x ${model}\n${context}`, "qualityMs", sums);
}

function* histogramParts(what: string, model: string, kind: Kind, histogram: LogHistogram): Iterable<Part> {
  yield histogramPart(`${what}s ${model}`, kind, histogram, false);
  yield histogramPart(`${what}c ${model}`, kind, histogram, true);
}

function histogramPart(name: string, kind: Kind, histogram: LogHistogram, isCensored: boolean): Part {
  return {
    name,
    kind,
    source: histogram,
    raw: () => histogram.raw()[isCensored ? "censored" : "seen"],
    addRaw: (raw) => histogram.addRaw(isCensored ? { seen: [], censored: raw } : { seen: raw, censored: [] }),
  };
}

function histogramOf(record: ModelRecord, letter: string, size: string): LogHistogram | undefined {
  if (letter === "o") return record.parts.output;
  const { sizeLimits } = record.parts;
  const place = Number(size);
  if (size === "" || place > sizeLimits.length) return undefined;
  const tokens = sizeLimits[place] ?? Number.POSITIVE_INFINITY;
  return letter === "f" ? record.firstToken(tokens) : record.total(tokens);
}

function part(name: string, kind: Kind, sums: RawSums & object): Part {
  return { name, kind, source: sums, raw: () => sums.raw(), addRaw: (raw) => sums.addRaw(raw) };
}
