import { ContextKey } from "./context-key.ts";
import { expectedCostUsd } from "./expected-cost.ts";
import { type FlawKind, Flaws, flawScores } from "./flaws.ts";
import type { Forecast } from "./forecast.ts";
import type { ForecastQuery } from "./forecast-query.ts";
import { DecayedSums } from "./forward-decay.ts";
import { defaultHalfLives, type HalfLives } from "./half-lives.ts";
import { HashedNames } from "./hashed-names.ts";
import type { LearnerParts } from "./learner-parts.ts";
import type { LentToLearning } from "./lent.ts";
import { ModelRecord } from "./model-record.ts";
import type { AttemptObservation, QualityObservation } from "./observation.ts";
import { QualityPool } from "./quality-pool.ts";
import type { Belief } from "./quality-tree.ts";
import { defaultSpreadPrior } from "./spread.ts";

/** What a {@link Learner} is made from. */
export interface LearnerInit {
  readonly halfLives?: HalfLives | undefined;
  /** How many names a context's path has. */
  readonly levels: number;
  readonly lent: LentToLearning;
  /** What is believed of a model's quality before anything is known. */
  readonly qualityPrior: (model: string) => Belief;
  /** How much better than its mean a model is believed to be in a context. @default 0 */
  readonly qualityLead?: ((model: string, context: readonly string[]) => number) | undefined;
  /** Another learner with which it shares what is known of calls: success, latency, length. Quality is its own. @default none */
  readonly beside?: Learner | undefined;
  /** What stands for its quality until it learns any: of all those beside one learner, the same. @default its own */
  readonly blank?: QualityPool | undefined;
}

/** Models beyond this are not told apart; names of models come from callers. */
const mostModels = 2000;
const mostContexts = 5000;

/** Learns from attempts and scores, and says what is to be expected. One for each scope that learns for itself. */
export class Learner {
  readonly #init: LearnerInit;
  readonly #halfLives: HalfLives;
  readonly #levels: number;
  readonly #records: Map<string, ModelRecord>;
  /** What it has learned of its own; undefined while that is nothing, and the blank one says the same. */
  #quality: QualityPool | undefined;
  #flaws: Flaws | undefined;
  readonly #models: HashedNames<string>;
  readonly #contexts: HashedNames<readonly string[]>;
  /** How many scores came, and how many decisions were made. */
  readonly #signals: DecayedSums;
  /** What those beside it are made from. */
  #besides: LearnerInit | undefined;
  readonly #contextKey: ContextKey = new ContextKey();

  constructor(init: LearnerInit) {
    this.#init = init;
    this.#records = init.beside ? init.beside.#records : new Map();
    this.#models = init.beside ? init.beside.#models : new HashedNames(mostModels, init.lent.hashText);
    this.#contexts = init.beside ? init.beside.#contexts : new HashedNames(mostContexts, init.lent.hashText);
    this.#halfLives = init.halfLives ?? defaultHalfLives;
    this.#levels = init.levels;
    this.#signals = new DecayedSums(2, this.#halfLives.qualityMs);
  }

  /** A learner whose quality is its own, and that shares what is known of calls: what holds of a provider holds for everybody. */
  beside(): Learner {
    this.#besides ??= { ...this.#init, beside: this, blank: this.#newPool() };
    return new Learner(this.#besides);
  }

  /** Whether nothing was learned of how good answers are, so that another in its place knows as much. */
  get isBlank(): boolean {
    return this.#quality?.isBlank ?? true;
  }

  #newPool(): QualityPool {
    const { levels, qualityPrior, qualityLead } = this.#init;
    return new QualityPool({ levels, halfLifeMs: this.#halfLives.qualityMs, prior: qualityPrior, lead: qualityLead });
  }

  /** To be read from. There may be a hundred thousand learners of which nobody says how good answers were. */
  get #known(): QualityPool {
    return this.#quality ?? this.#init.blank ?? this.#learned;
  }

  /** To be added to. */
  get #learned(): QualityPool {
    this.#quality ??= this.#newPool();
    return this.#quality;
  }

  get #weighed(): Flaws {
    this.#flaws ??= new Flaws(this.#halfLives.qualityMs);
    return this.#flaws;
  }

  /** Takes what an attempt told. */
  observeAttempt(observation: AttemptObservation): void {
    const { model, atMs, inputTokens, outcome, stream, whole = !stream, firstTokenMs, totalMs, effort } = observation;
    const record = this.record(model);
    if (outcome !== "unclear") record.countCall(outcome === "answered", atMs);
    record.observeInput(inputTokens, observation.reportedTokens, atMs);
    // What did not end took at least as long as it was waited for.
    const censored = outcome !== "answered";
    if (stream && firstTokenMs !== undefined) record.observeFirstToken(inputTokens, firstTokenMs, atMs, false, effort);
    else if (stream && outcome === "unclear") record.observeFirstToken(inputTokens, totalMs, atMs, true, effort);
    if (whole && outcome !== "failed") record.observeTotal(inputTokens, totalMs, atMs, censored);
    if (observation.outputTokens !== undefined && !censored) {
      record.observeOutput(observation.context.join("\n"), observation.outputTokens, atMs);
    }
  }

  /** Takes only whether a call came through. */
  observeCall(model: string, answered: boolean, atMs: number): void {
    this.record(model).countCall(answered, atMs);
  }

  /** Counts a decision: how many of them are scored says how much there is to be learned from exploring. */
  countDecision(context: readonly string[], atMs: number): void {
    this.#signals.addTo(1, atMs, 1);
    this.#contexts.note(context.join("\n"), context);
  }

  /** What is believed of a model's next score in a context. */
  quality({ model, context }: Pick<QualityObservation, "model" | "context">, nowMs: number): Belief {
    return this.#known.belief(model, context, nowMs);
  }

  /** The model with this hash, of those that were forecast. */
  modelByHash(hash: string): string | undefined {
    return this.#models.get(hash);
  }

  /** The context with this hash, of those that were decided in. */
  contextByHash(hash: string): readonly string[] | undefined {
    return this.#contexts.get(hash);
  }

  /** Takes a score. */
  observeQuality({ model, context, score, atMs, weight }: QualityObservation): void {
    this.#signals.addTo(0, atMs, 1);
    this.#learned.observe(model, context, score, atMs, weight);
  }

  /**
   * Takes an answer by its form alone, and gives the weight that its flaw was learned with. It is no score: nothing is explored
   * for it. Where answers are scored, their flaws were seen by whoever did, and weigh less by the share that is.
   */
  observeAnswer(model: string, context: readonly string[], flaw: FlawKind | undefined, atMs: number): number {
    if (!flaw) return this.#weighed.weigh(model, context, undefined, 0, atMs);
    const { evidence } = this.#known.belief(model, context, atMs);
    const weight = this.#weighed.weigh(model, context, flaw, evidence, atMs) * (1 - this.exploration(atMs) ** 2);
    // Flaws are all alike, and would make scores look as if they hardly varied: they are given the spread that scores have.
    const { within } = defaultSpreadPrior;
    if (weight > 0) this.#learned.observe(model, context, flawScores[flaw].score, atMs, weight, within);
    return weight;
  }

  /** What an answer with this flaw is scored as. */
  scoreOf(flaw: FlawKind): number {
    return flawScores[flaw].score;
  }

  /** How many scores came, the old ones counting for less. */
  scores(nowMs: number): number {
    return this.#signals.read(0, nowMs);
  }

  /** Whether anything was learned of how good a model's answers are. */
  hasScores(model: string): boolean {
    return this.#known.has(model);
  }

  /**
   * How much exploring is worth, from 0 to 1: nothing is explored that cannot be learned. The standard error of what is
   * learned shrinks with the square root of the number of scores, and so does what a draw may deviate.
   */
  exploration(nowMs: number): number {
    if (!this.#quality && this.#init.blank) return 0;
    const decisions = this.#signals.read(1, nowMs);
    return decisions > 0 ? Math.min(1, Math.sqrt(this.#signals.read(0, nowMs) / decisions)) : 0;
  }

  /** What it consists of. */
  get parts(): LearnerParts {
    return {
      halfLives: this.#halfLives,
      levels: this.#levels,
      records: this.#records,
      quality: this.#learned,
      flaws: this.#weighed,
      contexts: this.#contexts,
      signals: this.#signals,
    };
  }

  /** Forgets what was learned of a model, or of all. Names stay known, so that feedback on answers that were given is still taken. */
  forget(model: string | undefined, nowMs: number): void {
    if (model === undefined) {
      this.#records.clear();
      this.#signals.clear();
    } else this.#records.delete(model);
    this.#flaws?.forget(model);
    this.#quality?.forget(model);
    this.#quality?.refresh(nowMs);
  }

  /** What a call costs if its answer has so many tokens, in US dollars; 0 where no price is known. */
  costUsd(query: ForecastQuery, outputTokens: number): number {
    const { prices, cachedTokens } = query;
    return prices ? expectedCostUsd(this.#init.lent, prices, this.#inputTokens(query), cachedTokens, outputTokens) : 0;
  }

  #inputTokens({ model, inputTokens, countedTokens, nowMs }: ForecastQuery): number {
    return countedTokens ?? inputTokens * this.record(model).tokensPerEstimated(nowMs);
  }

  /** What is to be expected of a model. */
  forecast(query: ForecastQuery): Forecast {
    const { model, context, prices, inputTokens, nowMs } = query;
    const record = this.record(model);
    const contextKey = this.#contextKey.of(context);
    const { mean, variance, evidence, source } = this.#known.belief(model, context, nowMs, contextKey);
    const outputTokens = record.outputTokens(contextKey, query.outputLimit ?? Number.POSITIVE_INFINITY, nowMs);
    const total = record.total(inputTokens);
    return {
      quality: { mean: Math.min(1, Math.max(0, mean)), deviation: Math.sqrt(variance), evidence, source },
      success: record.success(nowMs),
      firstTokenMs: record.firstToken(inputTokens).mean(nowMs),
      totalMs: total.mean(nowMs),
      totalEvidence: total.evidence(nowMs),
      inputTokens: this.#inputTokens(query),
      outputTokens,
      costUsd: this.costUsd(query, outputTokens),
      priced: prices !== undefined,
    };
  }

  /** What is known of a model's calls. */
  record(model: string): ModelRecord {
    let record = this.#records.get(model);
    if (!record) {
      record = new ModelRecord(this.#halfLives);
      if (this.#records.size < mostModels) this.#records.set(model, record);
      this.#models.note(model, model);
    }
    return record;
  }
}
