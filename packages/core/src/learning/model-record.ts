import { DecayedSums } from "./forward-decay.ts";
import type { HalfLives } from "./half-lives.ts";
import { type DurationPrior, LogHistogram } from "./log-histogram.ts";

/** Prompts up to these sizes, in tokens, are told apart: a longer prompt takes longer to read. */
const sizeLimits: readonly number[] = [1000, 8000, 32_000];

/** Contexts of one model whose answers' lengths are told apart; those beyond share one place. */
const mostContexts = 512;

/** Efforts, by size, whose times are told apart; vendors have seven at most, and callers may write anything. */
const mostEfforts = 64;

/** What is believed before anything is known: orders of magnitude of current models, worth one or two observations. */
const firstTokenPrior: DurationPrior = { median: 700, spread: 0.6, weight: 1 };
const totalPrior: DurationPrior = { median: 4000, spread: 0.9, weight: 1 };
const outputPrior: DurationPrior = { median: 250, spread: 1, weight: 1 };

/**
 * A model that hardly ever fails, worth ten calls: one failure then tells little, and five a good deal. A lower mean would put
 * whatever has been called less at a disadvantage.
 */
const successPrior = { mean: 0.999, weight: 10 };

/** How many answers of a context outweigh what is known of the model's answers in general. */
const contextWeight = 3;

/** How many estimated tokens outweigh that an estimate is taken to be right: some ten requests of usual length. */
const estimatedWeight = 2000;

/** No tokenizer takes more than twice, or less than half of what is estimated: beyond, something else than text was counted. */
const mostCorrected = 2;

/** What a record consists of, for export and for inspection. */
export interface ModelParts {
  readonly calls: DecayedSums;
  /** By the size of the prompt. */
  readonly firstToken: readonly (LogHistogram | undefined)[];
  readonly total: readonly (LogHistogram | undefined)[];
  /** Input tokens that were reported, and what they had been estimated at. */
  readonly input: DecayedSums;
  readonly output: LogHistogram;
  readonly outputByContext: ReadonlyMap<string, DecayedSums>;
  /** Up to which sizes prompts are told apart, in tokens; the last place is for all that are larger. */
  readonly sizeLimits: readonly number[];
}

/** What is known of one model's calls: whether they succeed, how long they take, how much they write. */
export class ModelRecord {
  readonly #halfLives: HalfLives;
  /** How many answered, and how many there were. */
  readonly #calls: DecayedSums;
  readonly #firstToken: (LogHistogram | undefined)[] = [];
  /** By the size of the prompt and the effort, for requests that say one. It is not exported: it fades within hours. */
  readonly #firstTokenByEffort: Map<string, LogHistogram> = new Map();
  readonly #total: (LogHistogram | undefined)[] = [];
  readonly #input: DecayedSums;
  readonly #output: LogHistogram;
  /** Tokens and answers, by context. */
  readonly #outputByContext: Map<string, DecayedSums> = new Map();

  constructor(halfLives: HalfLives) {
    this.#halfLives = halfLives;
    this.#calls = new DecayedSums(2, halfLives.successMs);
    this.#input = new DecayedSums(2, halfLives.qualityMs);
    this.#output = new LogHistogram(halfLives.qualityMs, outputPrior);
  }

  countCall(answered: boolean, atMs: number): void {
    this.#calls.add(atMs, answered ? 1 : 0, 1);
  }

  /** Takes how many input tokens the provider reported, beside what they had been estimated at. */
  observeInput(estimated: number, reported: number | undefined, atMs: number): void {
    if (!(estimated > 0 && reported !== undefined && reported > 0)) return;
    const within = Math.min(estimated * mostCorrected, Math.max(estimated / mostCorrected, reported));
    this.#input.add(atMs, within, estimated);
  }

  /** How many tokens the model takes for one that is estimated, from a half to two: vendors' tokenizers differ. */
  tokensPerEstimated(nowMs: number): number {
    return (this.#input.read(0, nowMs) + estimatedWeight) / (this.#input.read(1, nowMs) + estimatedWeight);
  }

  /** `effort` is how much thought the request asked for: what is seen of it is kept apart as well. */
  observeFirstToken(inputTokens: number, durationMs: number, atMs: number, censored: boolean, effort?: string): void {
    this.firstToken(inputTokens).observe(durationMs, atMs, censored);
    if (effort) this.#firstTokenWith(inputTokens, effort)?.observe(durationMs, atMs, censored);
  }

  observeTotal(inputTokens: number, durationMs: number, atMs: number, censored: boolean): void {
    histogram(this.#total, inputTokens, this.#halfLives.latencyMs, totalPrior).observe(durationMs, atMs, censored);
  }

  observeOutput(context: string, tokens: number, atMs: number): void {
    this.#output.observe(tokens, atMs);
    this.outputIn(context)?.add(atMs, tokens, 1);
  }

  /** Tokens and answers in a context; undefined if there are too many contexts. */
  outputIn(context: string): DecayedSums | undefined {
    let sums = this.#outputByContext.get(context);
    if (!sums && this.#outputByContext.size < mostContexts) {
      sums = new DecayedSums(2, this.#halfLives.qualityMs);
      this.#outputByContext.set(context, sums);
    }
    return sums;
  }

  /** What it consists of. */
  get parts(): ModelParts {
    return {
      calls: this.#calls,
      firstToken: this.#firstToken,
      total: this.#total,
      input: this.#input,
      output: this.#output,
      outputByContext: this.#outputByContext,
      sizeLimits,
    };
  }

  success(nowMs: number): { readonly mean: number; readonly evidence: number } {
    const evidence = this.#calls.read(1, nowMs);
    const mean =
      (this.#calls.read(0, nowMs) + successPrior.mean * successPrior.weight) / (evidence + successPrior.weight);
    return { mean, evidence };
  }

  /** Times to the first content for prompts of a size; with an effort, of requests that asked for it, if any were seen. */
  firstToken(inputTokens: number, effort?: string): LogHistogram {
    const own = effort ? this.#firstTokenByEffort.get(`${sizeOf(inputTokens)} ${effort}`) : undefined;
    return own ?? histogram(this.#firstToken, inputTokens, this.#halfLives.latencyMs, firstTokenPrior);
  }

  #firstTokenWith(inputTokens: number, effort: string): LogHistogram | undefined {
    const key = `${sizeOf(inputTokens)} ${effort}`;
    let found = this.#firstTokenByEffort.get(key);
    if (!found && this.#firstTokenByEffort.size < mostEfforts) {
      found = new LogHistogram(this.#halfLives.latencyMs, firstTokenPrior);
      this.#firstTokenByEffort.set(key, found);
    }
    return found;
  }

  total(inputTokens: number): LogHistogram {
    return histogram(this.#total, inputTokens, this.#halfLives.latencyMs, totalPrior);
  }

  /** The number of output tokens that this share of the model's answers stays below. */
  outputQuantile(share: number, nowMs: number): number {
    return this.#output.quantile(share, nowMs);
  }

  /**
   * The mean number of output tokens in a context, of answers cut at `limit`. A context's answers are taken to be spread like
   * the model's answers in general, only longer or shorter by one factor.
   */
  outputTokens(context: string, limit: number, nowMs: number): number {
    const general = this.#output.mean(nowMs);
    const own = this.#outputByContext.get(context);
    const mean = own ? (own.read(0, nowMs) + contextWeight * general) / (own.read(1, nowMs) + contextWeight) : general;
    if (limit === Number.POSITIVE_INFINITY) return mean;
    const factor = mean / general;
    return factor * this.#output.mean(nowMs, limit / factor);
  }
}

function histogram(
  list: (LogHistogram | undefined)[],
  inputTokens: number,
  halfLifeMs: number,
  prior: DurationPrior,
): LogHistogram {
  const size = sizeOf(inputTokens);
  let found = list[size];
  if (!found) {
    found = new LogHistogram(halfLifeMs, prior);
    list[size] = found;
  }
  return found;
}

function sizeOf(inputTokens: number): number {
  const size = sizeLimits.findIndex((limit) => inputTokens <= limit);
  return size < 0 ? sizeLimits.length : size;
}
