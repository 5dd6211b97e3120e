import type { UsageExport } from "./admission/index.ts";
import { Tenancy } from "./admission/index.ts";
import { Catalog, formatUsd } from "./catalog/index.ts";
import { engineOf, keyPoolOf } from "./engine-of.ts";
import { Afterwards, type Engine } from "./execution/index.ts";
import { ExplorationLimits } from "./guard/index.ts";
import {
  AnswerIds,
  Conversations,
  FeedbackIntake,
  type FeedbackReceipt,
  type FeedbackSignal,
  Learned,
  Learning,
  Pacer,
} from "./learning/index.ts";
import type { OvertureOptions, TenantOptions } from "./options/index.ts";
import { checkOptions, checkTenant } from "./options/index.ts";
import { Planner, readerOf } from "./planning/index.ts";
import { contextLevels, hashText } from "./profile/index.ts";
import { checkOwnModels, checkRules, forbiddenBy, ModelList, ruleBooks, thompson } from "./routing/index.ts";
import { OvertureScope } from "./scope.ts";
import { SharingEntry } from "./sharing/index.ts";
import { type EventHub, type OvertureEvents, type OvertureStats, Traces, type Tracing } from "./telemetry/index.ts";
import type { BudgetStanding, UsageQuery, UsageRow } from "./tenancy/index.ts";

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
  /** The latest requests that have ended: `get` one by its id, or list `recent` ones. */
  readonly traces: Traces;
  readonly #engine: Engine;
  readonly #events: EventHub;
  readonly #feedback: FeedbackIntake;
  readonly #load: (forChat?: boolean) => Promise<unknown> | undefined;
  readonly #shared: SharingEntry | undefined;
  readonly #tenancy: Tenancy;
  #closed = false;

  constructor(options: OvertureOptions) {
    checkOptions(options);
    const catalog = new Catalog(options.providers, options.catalog);
    const learning = new Learning({
      levels: contextLevels,
      halfLives: options.learning?.halfLives,
      priors: options.learning?.qualityPrior,
      findCard: (model) => catalog.find(model),
    });
    const memory = { learning, conversations: new Conversations(), pacer: options.pace && new Pacer(options.pace) };
    const answerIds = new AnswerIds(options.secret);
    const engine = engineOf(options, catalog, { ...memory, answerIds });
    const { clock, providers } = engine;
    const routes = options.routes ?? {};
    const known = { providers: options.providers, catalog, lists: listsOf(options) };
    const checkModels = (terms: TenantOptions, at: string) => checkOwnModels(terms, at, known);
    checkRules(options.rules ?? [], known);
    for (const [at, terms] of givenTerms(options)) checkModels(terms, at);
    const models = new ModelList({ providers, catalog, models: options.models, routes });
    const reader = readerOf(options, engine);
    const makeRules = ruleBooks(options.rules, options.rulesMatch);
    const rules = makeRules([], []);
    const planner = new Planner({ engine, models, reader, rules, ...memory, ...planningOf(options) });
    const shared = SharingEntry.of(options, { engine, learning, flushAll: () => this.flush() });
    const early = () => together([learning.load(), catalog.loadMeasuredQuality(), rules.load(), shared?.begin()]);
    const load = (forChat = true) => together([early(), forChat ? reader.load() : undefined]);
    const tenancy = new Tenancy({
      options,
      engine,
      planner,
      learning,
      ...{ checkTenant, checkModels },
      makePool: (provider, tenant, credentials) => keyPoolOf(provider, credentials, tenant, engine),
      hashText,
      makeRules,
      formatUsd,
      forbiddenBy,
      shared: () => shared?.loaded?.tenants,
    });
    const learnerOf = (scopeHash: string) => tenancy.loaded?.learnerOf(scopeHash);
    const feedback = new FeedbackIntake({ ids: answerIds, learning, scope: "", learnerOf, shared });
    engine.onlooker = onlookerOf(options, {
      engine,
      feedback: (id, signal, weight) => feedback.take(id, signal, clock.now(), weight),
      plan: (request, about, never) => tenancy.plannerOf(about, planner).planJudge(request, about, never),
    });
    super({ engine, planner, models, routes: Object.keys(routes), load, tenancy, closed: () => this.#closed }, {});
    this.catalog = catalog;
    this.learning = new Learned(learning, clock, catalog);
    this.#engine = engine;
    this.#events = engine.events;
    this.#feedback = feedback;
    this.#load = load;
    this.#shared = shared;
    this.#tenancy = tenancy;
    this.traces = new Traces(engine, this.learning, options.traces, options.baseline !== undefined);
    options.logging?.listen?.(engine.events);
  }

  /** What became of all requests so far, by provider, model, task and tenant. */
  stats(): Promise<OvertureStats> {
    return this.traces.stats();
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

  /** Places requests and attempts in traces of somebody's own, until the function that it returns is called. */
  traceWith(tracing: Tracing): () => void {
    this.#engine.tracing = tracing;
    return () => {
      if (this.#engine.tracing === tracing) this.#engine.tracing = undefined;
    };
  }

  /** Calls the listener at every event of that name, until the function that it returns is called. */
  on<Name extends keyof OvertureEvents>(name: Name, listener: (event: OvertureEvents[Name]) => void): () => void {
    return this.#events.on(name, listener);
  }

  /** Tenants: `refresh(id)` looks one up again, now, after its options were changed. */
  readonly tenants: { readonly refresh: (id: string) => Promise<void> } = {
    refresh: async (id) => (await this.#tenancy.load()).refresh(id),
  };

  /** What was used: by a tenant, or by requests that name none; told apart by provider, model, day, tag and mode. */
  async usage(query: UsageQuery = {}): Promise<readonly UsageRow[]> {
    return await (await this.#tenancy.load()).reports.usage(query);
  }

  /** The same as text for a bill: JSON lines or CSV. */
  async exportUsage(query: UsageExport = {}): Promise<string> {
    return await (await this.#tenancy.load()).reports.exportUsage(query);
  }

  /**
   * Where the budgets of a tenant and its tags stand, or the app's own: spent, held, left, and projected to the period's end;
   * with those of a user, where one is named.
   */
  async budgets(tenant?: string, user?: string): Promise<readonly BudgetStanding[]> {
    return await (await this.#tenancy.load()).reports.budgets(tenant, user);
  }

  /**
   * Loads what reads requests, the SDKs of all providers that have a key, and what decisions rest on, so that the first request
   * does not wait for them. Rejects with the fault of the first that could not be loaded.
   */
  async preload(): Promise<void> {
    const active = [...this.#engine.pools].filter(([, pool]) => pool.size > 0);
    await Promise.all([this.#load(), ...active.map(([provider]) => this.#engine.load(provider))]);
  }

  /**
   * Sends what was learned and spent to the store now, and reads what others have learned. For serverless functions, before
   * they are frozen: `waitUntil(overture.flush())`. It never rejects: if the store does not answer, the event `store` says so,
   * and what was to be sent is sent later.
   */
  async flush(): Promise<void> {
    await this.#shared?.loaded?.flush();
    await this.#tenancy.loaded?.ledger.flush();
  }

  /** Takes no more requests, and resolves once those under way have ended. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#engine.idle();
    await this.#shared?.loaded?.close();
    await this.#tenancy.loaded?.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}

/** What planning takes of the options. */
function planningOf(options: OvertureOptions) {
  return {
    context: options.learning?.context,
    policy: options.policy ?? thompson(),
    baseline: options.baseline,
    epsilon: options.logging ? (options.logging.epsilon ?? defaultEpsilon) : 0,
    explorationLimits: options.exploration && new ExplorationLimits(options.exploration),
    objective: options.objective ?? "balanced",
    fallbacks: options.fallbacks ?? [],
    headers: options.headers ?? {},
    tokenizer: options.tokenizer,
    totalMs: options.timeouts?.totalMs,
  };
}

/** What looks at answers after they have been handed over, if anything does. */
function onlookerOf(
  { evaluate, judge, shadow }: OvertureOptions,
  init: Omit<ConstructorParameters<typeof Afterwards>[0], "evaluate" | "judge" | "shadow">,
): Afterwards | undefined {
  return evaluate || judge || shadow ? new Afterwards({ ...init, evaluate, judge, shadow }) : undefined;
}

/** Waits for all of these that are there; undefined if there is nothing to wait for. */
function together(loading: readonly (Promise<unknown> | undefined)[]): Promise<unknown> | undefined {
  return loading.some((each) => each) ? Promise.all(loading) : undefined;
}

/** The tenants' options that are there at once, by where they stand. */
function givenTerms({ tenants, defaultTenant }: OvertureOptions): readonly (readonly [string, TenantOptions])[] {
  const known = typeof tenants === "object" ? Object.entries(tenants) : [];
  const at = known.map(([id, terms]) => [`tenants.${id}`, terms] as const);
  return defaultTenant ? [...at, ["defaultTenant", defaultTenant]] : at;
}

/** What the options name models in, by option. */
function listsOf({
  models,
  fallbacks,
  routes = {},
  judge,
}: OvertureOptions): Record<string, readonly string[] | undefined> {
  const named = Object.entries(routes).map(([route, names]) => [`routes.${route}`, names] as const);
  return { models, fallbacks, "judge.model": judge && [judge.model], ...Object.fromEntries(named) };
}
