import { Catalog } from "./catalog/index.ts";
import { OvertureError } from "./chat/index.ts";
import { checkOptions } from "./check-options.ts";
import { Afterwards, defaultTimeLimits, Engine } from "./execution/index.ts";
import { Breakers, KeyPool, RetryBudget } from "./guard/index.ts";
import {
  AnswerIds,
  Conversations,
  defaultHalfLives,
  Feedback,
  type FeedbackReceipt,
  type FeedbackSignal,
  Learner,
  Pacer,
  qualityPriorOf,
} from "./learning/index.ts";
import type { OvertureOptions } from "./options.ts";
import { Planner } from "./plan.ts";
import { contextLevels, TaskFinder } from "./profile/index.ts";
import type { Provider } from "./provider/index.ts";
import { checkRules, ModelList, thompson } from "./routing/index.ts";
import { OvertureScope } from "./scope.ts";
import { EventHub, type OvertureEvents } from "./telemetry/index.ts";
import { systemClock, systemRandom } from "./time/index.ts";

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
  readonly #engine: Engine;
  readonly #tasks: TaskFinder;
  readonly #events: EventHub;
  readonly #feedback: Feedback;
  #closed = false;

  constructor(options: OvertureOptions) {
    checkOptions(options);
    const clock = options.clock ?? systemClock;
    const random = options.random ?? systemRandom;
    const events = new EventHub();
    const providers = byId(options.providers);
    const catalog = new Catalog(options.providers, options.catalog);
    const learner = new Learner({
      levels: contextLevels,
      halfLives: { ...defaultHalfLives, ...options.learning?.halfLives },
      qualityPrior: (model) => qualityPriorOf(model, catalog.find(model), options.learning?.qualityPrior),
    });
    const conversations = new Conversations();
    const pacer = options.pace && new Pacer(options.pace);
    const answerIds = new AnswerIds(options.secret);
    const engine = new Engine({
      learner,
      conversations,
      pacer,
      answerIds,
      clock,
      random,
      catalog,
      providers,
      events,
      pools: new Map(options.providers.map((provider) => [provider.id, poolOf(provider, { clock, random, events })])),
      breakers: new Breakers({
        clock,
        random,
        options: options.breaker,
        onMove: (move) => events.emit("breaker", move),
      }),
      retryBudget: new RetryBudget({ clock, options: options.retryBudget }),
      limits: {
        totalMs: options.timeouts?.totalMs ?? defaultTimeLimits.totalMs,
        firstTokenMs: options.timeouts?.firstTokenMs ?? defaultTimeLimits.firstTokenMs,
        idleMs: options.timeouts?.idleMs ?? defaultTimeLimits.idleMs,
      },
      retries: options.retries ?? 2,
    });
    const routes = options.routes ?? {};
    const listed = [options.models, options.fallbacks, ...Object.values(routes)].flatMap((names) => names ?? []);
    checkRules(options.rules ?? [], { providers: options.providers, catalog, listed });
    const models = new ModelList({ providers, catalog, models: options.models, routes });
    const tasks = new TaskFinder({ classifier: options.classifier, tasks: options.tasks });
    const planner = new Planner({
      tasks,
      context: options.learning?.context,
      engine,
      models,
      policy: options.policy ?? thompson(),
      baseline: options.baseline,
      learner,
      conversations,
      pacer,
      objective: options.objective ?? "balanced",
      rules: options.rules ?? [],
      fallbacks: options.fallbacks ?? [],
      headers: options.headers ?? {},
    });
    const feedback = new Feedback({ ids: answerIds, learner, scope: "" });
    const { evaluate, judge, shadow } = options;
    if (judge) models.resolve(judge.model, "judge.model");
    if (evaluate || judge || shadow) {
      engine.onlooker = new Afterwards({
        engine,
        evaluate,
        judge,
        shadow,
        feedback: async (id, signal, weight) => feedback.take(id, signal, clock.now(), weight),
        plan: (request, about, never) => planner.planJudge(request, about, never),
      });
    }
    super({ engine, planner, models, routes: Object.keys(routes), closed: () => this.#closed }, {});
    this.catalog = catalog;
    this.#engine = engine;
    this.#tasks = tasks;
    this.#events = events;
    this.#feedback = feedback;
  }

  /**
   * Says how good an answer was: `{ score: 0.8 }`, `{ passed: true }`, or `{ better: otherId }`. `id` is `answer.overture.id`;
   * it may come later, and from elsewhere. Every source counts once for an answer. Rejects with `invalid_request` for an id
   * that is unknown, forged or older than 30 days, and for a signal that makes no sense.
   */
  async feedback(id: string, signal: FeedbackSignal): Promise<FeedbackReceipt> {
    await this.#engine.answerIds.load();
    return this.#feedback.take(id, signal, this.#engine.clock.now());
  }

  /** Calls the listener at every event of that name, until the function that it returns is called. */
  on<Name extends keyof OvertureEvents>(name: Name, listener: (event: OvertureEvents[Name]) => void): () => void {
    return this.#events.on(name, listener);
  }

  /**
   * Loads the classifier of tasks, and the SDKs of all providers that have a key, so that the first request does not wait for them. Rejects with the
   * fault of the first that could not be loaded.
   */
  async preload(): Promise<void> {
    const active = [...this.#engine.pools].filter(([, pool]) => pool.size > 0);
    await Promise.all([this.#tasks.load(), ...active.map(([provider]) => this.#engine.load(provider))]);
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

function byId(providers: readonly Provider[]): ReadonlyMap<string, Provider> {
  const found = new Map<string, Provider>();
  for (const provider of providers) {
    if (found.has(provider.id)) {
      throw new OvertureError({
        code: "invalid_option",
        status: 400,
        param: "providers",
        message: `Two providers have the id "${provider.id}". Give one of them another with its id option.`,
      });
    }
    found.set(provider.id, provider);
  }
  return found;
}

function poolOf(
  provider: Provider,
  { clock, random, events }: { clock: Engine["clock"]; random: Engine["random"]; events: EventHub },
): KeyPool {
  return new KeyPool({
    credentials: provider.credentials && (() => provider.credentials?.() ?? []),
    clock,
    random,
    onPark: (event) => events.emit("key", { provider: provider.id, ...event }),
  });
}
