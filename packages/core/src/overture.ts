import { Catalog } from "./catalog/index.ts";
import { checkOptions } from "./check-options.ts";
import { engineOf } from "./engine-of.ts";
import { Afterwards, type Engine } from "./execution/index.ts";
import { ExplorationLimits } from "./guard/index.ts";
import {
  AnswerIds,
  Conversations,
  defaultHalfLives,
  FeedbackIntake,
  type FeedbackReceipt,
  type FeedbackSignal,
  Learned,
  Learner,
  Newcomers,
  Pacer,
  qualityLeadOf,
  qualityPriorOf,
} from "./learning/index.ts";
import type { OvertureOptions } from "./options.ts";
import { Planner } from "./plan.ts";
import { contextLevels, RequestReader } from "./profile/index.ts";
import { checkRules, ModelList, RuleBook, taskPreferences, thompson } from "./routing/index.ts";
import { OvertureScope } from "./scope.ts";
import type { EventHub, OvertureEvents, Tracing } from "./telemetry/index.ts";

/** In what share of decisions a candidate is drawn evenly while decisions are logged. */
const defaultEpsilon = 0.01;

/**
 * Routes LLM requests inside this process, with your own provider keys.
 *
 * ```ts
 * const overture = new Overture({ providers: [openai(), anthropic()] });
 * const answer = await overture.chat.completions.create({ model: "auto", messages });
 * ```
 *
 * The constructor starts no timer, draws no random number and does no I/O, so that it can stand at module scope on every
 * runtime. It throws an `invalid_option` error for options that make no sense.
 */
export class Overture extends OvertureScope {
  /** What is known of models: `find` a card, `list` them, `update` prices at run time. */
  readonly catalog: Catalog;
  /** What was learned: `inspect` it, `export` and `import` it, `reset` it. */
  readonly learning: Learned;
  readonly #engine: Engine;
  readonly #reader: RequestReader;
  readonly #events: EventHub;
  readonly #feedback: FeedbackIntake;
  #closed = false;

  constructor(options: OvertureOptions) {
    checkOptions(options);
    const catalog = new Catalog(options.providers, options.catalog);
    const learner = new Learner({
      levels: contextLevels,
      halfLives: { ...defaultHalfLives, ...options.learning?.halfLives },
      qualityPrior: (model) => qualityPriorOf(model, catalog.find(model), options.learning?.qualityPrior),
      qualityLead: (model, [task]) => qualityLeadOf(model, catalog.find(model), options.learning?.qualityPrior, task),
    });
    const conversations = new Conversations();
    const pacer = options.pace && new Pacer(options.pace);
    const answerIds = new AnswerIds(options.secret);
    const engine = engineOf(options, catalog, { learner, conversations, pacer, answerIds });
    const { clock, providers } = engine;
    const routes = options.routes ?? {};
    const listed = [options.models, options.fallbacks, ...Object.values(routes)].flatMap((names) => names ?? []);
    checkRules(options.rules ?? [], { providers: options.providers, catalog, listed });
    const models = new ModelList({ providers, catalog, models: options.models, routes });
    const { classifier, tasks, embed, classifyWithinMs } = options;
    const reader = new RequestReader({
      clock,
      classifier,
      tasks,
      embed,
      classifyWithinMs,
      warn: (message) => engine.events.emit("warning", { about: "tasks", message }),
    });
    const planner = new Planner({
      reader,
      context: options.learning?.context,
      engine,
      models,
      policy: options.policy ?? thompson(),
      baseline: options.baseline,
      epsilon: options.logging ? (options.logging.epsilon ?? defaultEpsilon) : 0,
      learner,
      newcomers: new Newcomers(learner),
      explorationLimits: options.exploration && new ExplorationLimits(options.exploration),
      conversations,
      pacer,
      objective: options.objective ?? "balanced",
      rules: new RuleBook(options.rules ?? taskPreferences, options.rulesMatch),
      fallbacks: options.fallbacks ?? [],
      headers: options.headers ?? {},
      totalMs: options.timeouts?.totalMs,
    });
    const feedback = new FeedbackIntake({ ids: answerIds, learner, scope: "" });
    const { evaluate, judge, shadow } = options;
    if (judge) models.resolve(judge.model, "judge.model");
    if (evaluate || judge || shadow) {
      engine.onlooker = new Afterwards({
        engine,
        evaluate,
        judge,
        shadow,
        feedback: (id, signal, weight) => feedback.take(id, signal, clock.now(), weight),
        plan: (request, about, never) => planner.planJudge(request, about, never),
      });
    }
    super({ engine, planner, models, routes: Object.keys(routes), closed: () => this.#closed }, {});
    this.catalog = catalog;
    this.learning = new Learned(learner, clock);
    this.#engine = engine;
    this.#reader = reader;
    this.#events = engine.events;
    this.#feedback = feedback;
  }

  /**
   * Says how good an answer was: `{ score: 0.8 }`, `{ passed: true }`, or `{ better: otherId }`. `id` is `answer.overture.id`;
   * it may come later, and from elsewhere. Every source counts once for an answer. Rejects with `invalid_request` for an id
   * that is unknown, forged or older than 30 days, and for a signal that makes no sense.
   */
  async feedback(id: string, signal: FeedbackSignal): Promise<FeedbackReceipt> {
    const receipt = await this.#feedback.take(id, signal, this.#engine.clock.now());
    if (this.#events.has("feedback")) this.#events.emit("feedback", { id, signal, ...receipt });
    return receipt;
  }

  /** Places requests and attempts in traces of another's from here on, and no longer in those that callers name. */
  traceWith(tracing: Tracing): void {
    this.#engine.tracing = tracing;
  }

  /** Calls the listener at every event of that name, until the function that it returns is called. */
  on<Name extends keyof OvertureEvents>(name: Name, listener: (event: OvertureEvents[Name]) => void): () => void {
    return this.#events.on(name, listener);
  }

  /**
   * Loads what reads requests, and the SDKs of all providers that have a key, so that the first request does not wait for them.
   * Rejects with the fault of the first that could not be loaded.
   */
  async preload(): Promise<void> {
    const active = [...this.#engine.pools].filter(([, pool]) => pool.size > 0);
    await Promise.all([this.#reader.load(), ...active.map(([provider]) => this.#engine.load(provider))]);
  }

  /** Takes no more requests, and resolves once those under way have ended. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#engine.idle();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}
