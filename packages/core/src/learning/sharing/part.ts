import type { DecayedSums } from "../forward-decay.ts";
import type { HalfLives } from "../half-lives.ts";
import type { Learner } from "../learner.ts";
import type { LogHistogram } from "../log-histogram.ts";
import type { ModelRecord } from "../model-record.ts";

/** Which half-life something fades with: parts that fade alike share a book. */
export type Kind = keyof HalfLives;

/** Sums of a learner that are shared, and their name among all processes. */
export class Part {
  readonly kind: Kind;
  /** After a reset there are others of the same name. */
  readonly sums: DecayedSums;
  /** What is worked out from the sums. */
  readonly #histogram: LogHistogram | undefined;
  readonly #makeName: () => string;
  #name: string | undefined;

  /** Names are asked for only where something has changed: there may be thousands of parts. */
  constructor(makeName: () => string, kind: Kind, sums: DecayedSums, histogram?: LogHistogram) {
    this.kind = kind;
    this.sums = sums;
    this.#histogram = histogram;
    this.#makeName = makeName;
  }

  get name(): string {
    this.#name ??= this.#makeName();
    return this.#name;
  }

  /** Adds to the sums of an epoch. */
  add(epoch: number, sums: readonly number[]): void {
    this.sums.addRaw([{ epoch, sums }]);
    this.#histogram?.outdate();
  }
}

/**
 * All sums that a learner consists of. Names are short, since a store has one for each number: what it is, then the model, then
 * the context.
 */
export function* partsOf(learner: Learner): Iterable<Part> {
  const { records } = learner.parts;
  for (const [model, record] of records) yield* recordParts(model, record);
  yield* ownPartsOf(learner);
}

/** Those that are a learner's own where it shares what is known of calls with another. */
export function* ownPartsOf(learner: Learner): Iterable<Part> {
  const { quality, flaws, signals } = learner.parts;
  yield new Part(() => "g", "qualityMs", signals);
  for (const { model, context, sums } of quality.cells())
    yield new Part(() => `q ${model}\n${context.join("\n")}`, "qualityMs", sums);
  for (const { model, context, sums } of flaws.cells())
    yield new Part(() => `w ${model}\n${context}`, "qualityMs", sums);
}

/** What a part's name says: what it is, of which model, and in which context. */
export interface PartName {
  readonly what: string;
  readonly model: string;
  readonly context: string | undefined;
}

/** Reads a part's name. */
export function readPartName(name: string): PartName {
  const space = name.indexOf(" ");
  if (space < 0) return { what: name, model: "", context: undefined };
  const line = name.indexOf("\n", space);
  const model = name.slice(space + 1, line < 0 ? undefined : line);
  return { what: name.slice(0, space), model, context: line < 0 ? undefined : name.slice(line + 1) };
}

/** The part with a name, made if need be; undefined for what is no name, or more than the learner has room for. */
export function partNamed(learner: Learner, name: string): Part | undefined {
  const { what, model, context } = readPartName(name);
  const named = (kind: Kind, sums: DecayedSums | undefined): Part | undefined =>
    sums && new Part(() => name, kind, sums);
  if (name === "g") return named("qualityMs", learner.parts.signals);
  if (model === "") return undefined;
  if (context === undefined) return recordPart(learner.record(model), what, name);
  const path = context.split("\n");
  if (path.length !== learner.parts.levels) return undefined;
  learner.parts.contexts.note(context, path);
  const { quality, flaws } = learner.parts;
  if (what === "q") return named("qualityMs", quality.sumsOf(model, path));
  if (what === "w") return named("qualityMs", flaws.sumsOf(model, context));
  return what === "x" ? named("qualityMs", learner.record(model).outputIn(context)) : undefined;
}

function* recordParts(model: string, record: ModelRecord): Iterable<Part> {
  const { calls, firstToken, total, input, output, outputByContext } = record.parts;
  yield new Part(() => `c ${model}`, "successMs", calls);
  yield new Part(() => `i ${model}`, "qualityMs", input);
  for (const [letter, list] of [
    ["f", firstToken],
    ["t", total],
  ] as const)
    for (const [size, histogram] of list.entries())
      if (histogram) yield* histogramParts(`${letter}${size}`, model, "latencyMs", histogram);
  yield* histogramParts("o", model, "qualityMs", output);
  for (const [context, sums] of outputByContext) yield new Part(() => `x ${model}\n${context}`, "qualityMs", sums);
}

function* histogramParts(what: string, model: string, kind: Kind, histogram: LogHistogram): Iterable<Part> {
  yield new Part(() => `${what}s ${model}`, kind, histogram.parts.seen, histogram);
  yield new Part(() => `${what}c ${model}`, kind, histogram.parts.censored, histogram);
}

function recordPart(record: ModelRecord, what: string, name: string): Part | undefined {
  if (what === "c") return new Part(() => name, "successMs", record.parts.calls);
  if (what === "i") return new Part(() => name, "qualityMs", record.parts.input);
  const [, letter = "", size = "", censored] = /^([fto])(\d*)([sc])$/.exec(what) ?? [];
  const histogram = letter === "" ? undefined : histogramOf(record, letter, size);
  if (!histogram) return undefined;
  const { seen, censored: cut } = histogram.parts;
  return new Part(() => name, letter === "o" ? "qualityMs" : "latencyMs", censored === "c" ? cut : seen, histogram);
}

function histogramOf(record: ModelRecord, letter: string, size: string): LogHistogram | undefined {
  if (letter === "o") return record.parts.output;
  const { sizeLimits } = record.parts;
  const place = Number(size);
  if (size === "" || place > sizeLimits.length) return undefined;
  const tokens = sizeLimits[place] ?? Number.POSITIVE_INFINITY;
  return letter === "f" ? record.firstToken(tokens) : record.total(tokens);
}
