import type { ModelCardChanges, Tokenizer } from "../catalog/index.ts";
import type { Evaluate, ModeOptions, SampledJudge } from "../execution/index.ts";
import type { BreakerOptions, ExplorationOptions, RetryBudgetOptions } from "../guard/index.ts";
import type { HalfLives, PaceOptions, QualityPriors } from "../learning/index.ts";
import type { ClassifyOptions, Profile } from "../profile/index.ts";
import type { Provider } from "../provider/index.ts";
import type { BaselineOptions, Objective, Policy, Rule, Shadow } from "../routing/index.ts";
import type { StateStore } from "../state/index.ts";
import type { EventHub } from "../telemetry/index.ts";
import type { Allowance, BudgetOptions, LimitOptions, TenantSource, TenantTerms } from "../tenancy/index.ts";
import type { Clock, Random } from "../time/index.ts";

/** How long requests may take. All in milliseconds. */
export interface TimeoutOptions {
  /** The whole request, all attempts and waits included. @default 600000, as the OpenAI SDK */
  readonly totalMs?: number | undefined;
  /** Each streamed attempt, until its first content. @default 60000: healthy models begin long before */
  readonly firstTokenMs?: number | undefined;
  /** A stream between two chunks. @default 60000 */
  readonly idleMs?: number | undefined;
}

/** How Overture learns. */
export interface LearningOptions {
  /**
   * What is believed of models' quality before anything is learned, from 0 to 1: one belief for all, or by name and pattern,
   * the first that matches. @default what was measured and published of a model (its card's `quality`), else by price: dearer
   * models are believed to be better until they are seen not to be
   */
  readonly qualityPrior?: QualityPriors | undefined;
  /**
   * What learning tells apart: up to three names, coarse to fine, made from what is known of a request. Few values each, or too
   * little is learned of every one. @default the caller's task; without one the form of the answer, the length, and where the form says nothing the class
   */
  readonly context?: ((profile: Profile) => readonly string[]) | undefined;
  /** How fast what is learned fades. @default success 15 minutes, latency 30 minutes, quality 7 days */
  readonly halfLives?: Partial<HalfLives> | undefined;
}

/** How learning is shared through a store. */
export interface SharingOptions {
  /** Where in the store it is kept: who names the same learns together. @default `learning` */
  readonly space?: string | undefined;
  /** How long what is learned waits to be sent, in milliseconds. @default 2000: a crash loses no more than that */
  readonly flushMs?: number | undefined;
  /** After so many requests it is sent at once. @default 200 */
  readonly flushAfter?: number | undefined;
  /** How long the first request waits for what others have learned, in milliseconds. @default 20: a store nearby answers sooner */
  readonly warmStartMs?: number | undefined;
  /**
   * Keeps a serverless platform from freezing the process before what it learned is sent: `waitUntil` of the platform. It is
   * then sent as soon as no request is under way. @default what is learned is sent in the background
   */
  readonly waitUntil?: ((sent: Promise<void>) => void) | undefined;
}

/** Where events come from. */
export type EventSource = Pick<EventHub, "on">;

/** What is done so that logged decisions say something of other policies as well. */
export interface LoggingOptions {
  /**
   * In what share of decisions one of the candidates is drawn evenly instead of ranked first, so that every one of them has a
   * chance above zero. What is held out as `baseline` is left alone. @default 0.01: what it costs is hardly seen, and a
   * thousand decisions tell of every policy
   */
  readonly epsilon?: number | undefined;
  /** Is handed the Overture when it is made: `decisionLog()` of `@overture/telemetry` listens to its events. @default nobody listens */
  readonly listen?: ((overture: EventSource) => void) | undefined;
}

/** What holds for a tenant. */
export interface TenantOptions extends TenantTerms {
  /** What an answer is worth to it. @default the constructor's `objective` */
  readonly objective?: Objective | undefined;
  /** Rules of its own, before those of the constructor. @default none */
  readonly rules?: readonly Rule[] | undefined;
}

/** What `new Overture()` takes. */
export interface OvertureOptions extends ModeOptions, ClassifyOptions {
  /** The vendors, as adapters. One without a key is inactive; at least one must be active when a request comes. */
  readonly providers: readonly Provider[];
  /** What `auto` chooses from: names and patterns such as `anthropic/*`, in order of preference. @default each adapter's recommended models */
  readonly models?: readonly string[] | undefined;
  /** Names of your own for lists of models: `{ fast: ["openai/gpt-5.4-mini", "anthropic/claude-haiku-4-5"] }`. @default none */
  readonly routes?: Readonly<Record<string, readonly string[]>> | undefined;
  /** Models to ask when the ones that a request names have failed. @default none: a model asked for by name is not replaced */
  readonly fallbacks?: readonly string[] | undefined;
  /** What an answer is worth. @default `balanced`: 20 times what its tokens cost at $1 per million in and $4 out */
  readonly objective?: Objective | undefined;
  /** What applies to requests of a kind. @default `taskPreferences`; a list of your own takes their place */
  readonly rules?: readonly Rule[] | undefined;
  /** Whether all rules that match apply, or the first of them alone. @default `all` */
  readonly rulesMatch?: "all" | "first" | undefined;
  /** How Overture learns. */
  readonly learning?: LearningOptions | undefined;
  /**
   * Counts the tokens of a text for a model, for forecasts of cost and for what fits into a context window; it is called for
   * every text of a request and every model that it could go to. One that throws is left aside for the request. @default an
   * estimate by script and kind of content, corrected model by model by what providers report
   */
  readonly tokenizer?: Tokenizer | undefined;
  /** Keeps average spend under a ceiling. @default none */
  readonly pace?: PaceOptions | undefined;
  /**
   * Signs answers' ids, so that feedback can come over the network: 16 characters or more, the same in all processes.
   * @default none: ids are trusted, which is right while only this process gives feedback
   */
  readonly secret?: string | undefined;
  /** Ranks the models that can serve a request. @default `thompson()` */
  readonly policy?: Policy | undefined;
  /**
   * Scores answers: a number from 0 to 1, whether it passed, or nothing. It is called after the answer has been handed over,
   * delays and fails no request, and what it says is feedback of the source `evaluate`. What it throws is told by the event
   * `signal`; after 60 s it is not waited for any longer. @default none
   */
  readonly evaluate?: Evaluate | undefined;
  /** Lets a model score a sample of answers: `sampledJudge({ maxUsdPerDay: 1 })`. @default none */
  readonly judge?: SampledJudge | undefined;
  /** Asks a sample of requests a second time, of whom another policy would have chosen: `shadow(policy, { maxUsdPerDay: 1 })`. @default none */
  readonly shadow?: Shadow | undefined;
  /** Holds a small share of requests out for what chose before, so that savings can be measured. @default none */
  readonly baseline?: BaselineOptions | undefined;
  /** Limits what is explored, and what it may cost. Exploring ends by itself where nothing is scored. @default no limits */
  readonly exploration?: ExplorationOptions | undefined;
  /** For those who log decisions to judge other policies by them, with `decisionRecord()` of `@overture/core/replay`. @default none */
  readonly logging?: LoggingOptions | undefined;
  /**
   * How many finished requests are kept for `overture.traces`, from the first request on; all are counted for
   * `overture.stats()`. @default both begin when they are first asked for, or with the first request where there is a `baseline`,
   * and 256 are kept: what nobody looks at costs nothing
   */
  readonly traces?: number | undefined;
  /** Changes to what is known of models: prices, windows, capabilities. @default what each adapter brings */
  readonly catalog?: ModelCardChanges | undefined;
  /** How long requests, and parts of them, may take. @default 10 minutes in all, 1 minute without a sign of life */
  readonly timeouts?: TimeoutOptions | undefined;
  /** How often a ranking in which everybody failed is walked again. @default 2, as the OpenAI SDK retries */
  readonly retries?: number | undefined;
  /** How much load retries may add. @default a fifth of the requests, and 10 a second */
  readonly retryBudget?: RetryBudgetOptions | undefined;
  /** When failing providers are left alone. @default after 5 faults in a row, or when half of 10 calls or more in 30 s failed */
  readonly breaker?: BreakerOptions | undefined;
  /** Where numbers live that must outlive a request, or this process: learning, budgets, limits and usage. @default in memory */
  readonly store?: StateStore | undefined;
  /** How learning is shared through the store. @default every 2 s, or after 200 requests; nothing without a `store` */
  readonly sharing?: SharingOptions | undefined;
  /** How long a request waits for the store, in milliseconds. @default 50: a store in the same region answers in a few */
  readonly storeTimeoutMs?: number | undefined;
  /**
   * Whether requests under a hard budget or a limit go on while the store is down. @default `deny`: a budget that is hard stays so
   */
  readonly onStoreDown?: "allow" | "deny" | undefined;
  /** Who the tenants are: a record, or a function that looks one up. @default none: a request that names a tenant is refused */
  readonly tenants?: TenantSource<TenantOptions> | undefined;
  /** What holds for tenants that `tenants` does not know. @default they are refused with 404 */
  readonly defaultTenant?: TenantOptions | undefined;
  /** How long what `tenants` and functions among `keys` gave holds, in milliseconds. @default 60000: a change is in force after a minute */
  readonly tenantTimeToLiveMs?: number | undefined;
  /** How long `tenants` and functions among `keys` may take, in milliseconds. @default 2000 */
  readonly tenantTimeoutMs?: number | undefined;
  /** What all requests together may spend. @default no budget */
  readonly budget?: BudgetOptions | readonly BudgetOptions[] | undefined;
  /** How fast all requests together may come. @default no limits */
  readonly limits?: LimitOptions | undefined;
  /** Budgets and limits of requests that carry a tag, by tag, over all tenants. @default none */
  readonly tags?: Readonly<Record<string, Allowance>> | undefined;
  /** The budget and the limits of each user, of those that requests without a tenant name. @default none */
  readonly users?: Allowance | undefined;
  /** Sent to providers with every call. None may hold a key: they go to every provider that is asked. @default none */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Where time comes from. @default the machine's; tests give a virtual one */
  readonly clock?: Clock | undefined;
  /** Where chance comes from. @default the platform's; tests give a seeded one */
  readonly random?: Random | undefined;
}

/** Overture's own part of a request: its `overture` field, and what `overture.for()` sets for many requests. */
export interface RequestOptions extends ModeOptions {
  /** Models to ask when the ones that the request names have failed. @default the `fallbacks` of the constructor */
  readonly fallbacks?: readonly string[] | undefined;
  /** The whole request, in milliseconds. @default `timeouts.totalMs` of the constructor */
  readonly maxTotalMs?: number | undefined;
  /** Each streamed attempt until its first content, in milliseconds. @default `timeouts.firstTokenMs` of the constructor */
  readonly maxFirstTokenMs?: number | undefined;
  /** A stream between two chunks, in milliseconds. @default `timeouts.idleMs` of the constructor */
  readonly maxIdleMs?: number | undefined;
  /** Whether another model is asked when one refuses for its content policy. @default false: a refusal is an answer */
  readonly fallbackOnContentPolicy?: boolean | undefined;
  /** What kind of task it is, in a word of your own: models are compared task by task. @default what the classifier makes of it */
  readonly task?: string | undefined;
  /** What an answer is worth. @default the constructor's `objective` */
  readonly objective?: Objective | undefined;
  /** The most that a call may be expected to cost, in US dollars. @default no limit */
  readonly maxCostUsd?: number | undefined;
  /** The least quality that may be expected, from 0 to 1. Models of which too little is known pass. @default no limit */
  readonly minQuality?: number | undefined;
  /** Whether it is an error that no model meets the constraints. @default false: the one that comes nearest serves */
  readonly strict?: boolean | undefined;
  /** Whose request it is: whose keys, budgets, limits and learning. @default the app's own */
  readonly tenant?: string | undefined;
  /**
   * Who of your users, or the tenant's, makes it: for budgets and limits of users, rules, `split()` and events.
   * @default nobody; rules and `split()` look at the request's own `safety_identifier` or `user` then
   */
  readonly user?: string | undefined;
  /** Labels for events, rules, budgets and bills; at most 16. @default none */
  readonly tags?: readonly string[] | undefined;
  /** An id of your own for what the request belongs to: it is in every event, log and span. At most 128 characters. @default none */
  readonly correlationId?: string | undefined;
  /** Your place in a W3C trace, `00-…`: providers go on with it. @default what OpenTelemetry is in, where `openTelemetry()` is used */
  readonly traceparent?: string | undefined;
  /** What vendors of tracing keep beside it. @default none */
  readonly tracestate?: string | undefined;
}

/** What `create()` takes beside the request, by the OpenAI SDK's names. */
export interface CallOptions {
  /** Aborts the request, and whatever call is under way for it. */
  readonly signal?: AbortSignal | null | undefined;
  /** The whole request, in milliseconds. It shortens what the other limits allow, and lengthens only the default. */
  readonly timeout?: number | undefined;
  /** Sent to every provider that is asked; none may hold a key. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}
