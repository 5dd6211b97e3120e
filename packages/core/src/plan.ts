import { Availability } from "./availability.ts";
import type { Tokenizer } from "./catalog/index.ts";
import type { ChatCompletionRequest } from "./chat/index.ts";
import { chatSort } from "./chat-sort.ts";
import type { AnsweredRequest, AnyRequest, Engine, RunInit } from "./execution/index.ts";
import type { ExplorationLimits } from "./guard/index.ts";
import { type Conversations, type ForecastQuery, type Learning, newDecisionId, type Pacer } from "./learning/index.ts";
import type { CallOptions, RequestOptions } from "./options.ts";
import { checkCallOptions, limitsOf, splitRequest } from "./request-options.ts";
import type { Matter, RequestSort } from "./request-sort.ts";
import {
  Assessment,
  type BaselineOptions,
  type Candidate,
  chosenPolicy,
  type Decision,
  decide,
  type ModelList,
  maxCostBy,
  modeBy,
  type Objective,
  objectiveBy,
  type Policy,
  type Rule,
  rulesFor,
  thompson,
  worthOf,
} from "./routing/index.ts";
import { seatedBy } from "./seated-by.ts";

/** What plans are made with. */
export interface PlannerInit {
  readonly engine: Engine;
  /** The keys that may be used. @default the engine's */
  readonly pools?: (() => Engine["pools"]) | undefined;
  /** Whose conversations these are, so that nobody's are taken for another's. @default the app's own */
  readonly scope?: string | undefined;
  readonly models: ModelList;
  readonly policy: Policy;
  readonly baseline: BaselineOptions | undefined;
  /** In what share of decisions one of the candidates is drawn evenly. */
  readonly epsilon: number;
  readonly fallbacks: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  /** What learns; there once it is loaded. */
  readonly learning: Pick<Learning, "learner" | "newcomers">;
  readonly explorationLimits: ExplorationLimits | undefined;
  readonly conversations: Conversations;
  readonly pacer: Pick<Pacer, "costFactor"> | undefined;
  readonly objective: Objective;
  readonly rules: readonly Rule[];
  /** Counts tokens, where the user knows better than to estimate them. */
  readonly tokenizer: Tokenizer | undefined;
  /** The constructor's limit for whole requests, in milliseconds, where it was given one. */
  readonly totalMs: number | undefined;
}

const noTags: readonly string[] = [];

/** What judges are asked is a task of its own. */
const judgeTask = "overture:judge";
/** Nobody waits for a verdict, so that it need not be waited for as long as a caller may. */
const longestJudgeMs = 60_000;
/** Where nothing is explored, candidates are ranked by what they are believed to be worth. */
const byValue: Policy = thompson();

/** Turns a request into what is carried out: checks it, reads its profile, decides, and settles how long it may take. */
export class Planner {
  readonly #init: PlannerInit;
  readonly #availability: Availability;
  #sequence = 0;

  constructor(init: PlannerInit) {
    this.#init = init;
    this.#availability = new Availability(
      init.engine,
      init.pools ?? (() => init.engine.pools),
      init.scope !== undefined,
    );
  }

  /** A planner that differs in these things, and shares the rest. */
  within(own: Partial<PlannerInit>): Planner {
    return new Planner({ ...this.#init, ...own });
  }

  /** The whole plan of a chat request. `scope` holds what `overture.for()` was given. */
  plan(value: unknown, scope: RequestOptions, call: CallOptions): RunInit {
    return this.planOf(chatSort, value, scope, call);
  }

  /** The whole plan of a request of any sort. */
  planOf<Request extends AnyRequest>(
    sort: RequestSort<Request>,
    value: unknown,
    scope: RequestOptions,
    call: CallOptions,
  ): RunInit<Request> {
    const { engine } = this.#init;
    const startedAt = engine.clock.monotonic();
    checkCallOptions(call);
    const { request, options } = splitRequest(sort, value, scope);
    const decision = this.#decide(sort, request, options);
    // Only what is carried out takes a turn.
    this.#sequence += 1;
    const { profile, seed } = decision.assessment;
    // A conversation that goes on keeps its seed; one that begins takes this decision's.
    if (seed === decision.id) this.#init.conversations.begin(profile.conversation, seed, engine.clock.now());
    this.#init.learning.learner.countDecision(profile.context, engine.clock.now());
    this.#init.learning.newcomers.chosen(decision.model);
    this.#init.explorationLimits?.count(decision.extraUsd, engine.clock.now());
    return {
      engine,
      profile,
      request,
      decision,
      signal: call.signal ?? undefined,
      limits: limitsOf(engine.limits, this.#init.totalMs, options, call),
      headers: call.headers ? { ...this.#init.headers, ...call.headers } : this.#init.headers,
      belongsTo: options,
      tags: options.tags ?? noTags,
      fallbackOnContentPolicy: options.fallbackOnContentPolicy === true,
      startedAt,
      mode: options.mode ?? modeBy(decision.rules) ?? engine.modeOptions.mode,
      modeOptions: options,
    };
  }

  /**
   * The plan of a request that asks a judge about an answer. It explores nothing and teaches nothing about users' requests,
   * and who may not see the request that was answered may not judge it; nor may `never`.
   */
  planJudge(request: ChatCompletionRequest, about: AnsweredRequest, never: string | undefined): RunInit {
    const { engine, headers } = this.#init;
    const startedAt = engine.clock.monotonic();
    const rules: Rule[] = about.decision.rules.map(({ only, never }) => ({ only, never }));
    if (never !== undefined) rules.push({ never: [never] });
    const decision = this.#decide(chatSort, request, { task: judgeTask, fallbacks: [] }, rules);
    return {
      engine,
      request,
      decision,
      profile: decision.assessment.profile,
      signal: undefined,
      limits: { ...engine.limits, totalMs: Math.min(engine.limits.totalMs, longestJudgeMs) },
      headers,
      tags: about.tags,
      fallbackOnContentPolicy: false,
      startedAt,
      background: { purpose: "judge", about: about.decision.id },
      admission: about.admission?.again(),
    };
  }

  /** Only the decision, for a chat request that is not carried out. */
  dryRun(value: unknown, scope: RequestOptions): Decision {
    const { request, options } = splitRequest(chatSort, value, scope);
    return this.#decide(chatSort, request, options);
  }

  /** `judging` are the rules of a judge, who is chosen as believed best, whatever else decides. */
  #decide<Request extends AnyRequest>(
    sort: RequestSort<Request>,
    request: Request,
    options: RequestOptions,
    judging?: readonly Rule[],
  ): Decision {
    const { engine } = this.#init;
    this.#availability.checkAny();
    const matter = sort.read(request, options, this.#init);
    const { scope } = this.#init;
    const { profile: read, resolution } = matter;
    const profile = scope ? { ...read, conversation: `${scope} ${read.conversation}` } : read;
    const id = newDecisionId(engine.clock.now(), engine.random);
    const rules = judging ?? rulesFor(this.#init.rules, profile, options);
    const fallbacks =
      judging || profile.embeds ? matter.fallbacks : [...seatedBy(this.#init, rules, options), ...matter.fallbacks];
    const { explorationLimits: limits } = this.#init;
    const { learner, newcomers } = this.#init.learning;
    const nowMs = engine.clock.now();
    newcomers.look(resolution.candidates, nowMs);
    const maxExtraUsd = limits?.allowanceUsd(nowMs);
    const isSteady = judging !== undefined || (limits !== undefined && maxExtraUsd === undefined);
    const assessment = this.#assess(
      { ...matter, profile },
      rules,
      id,
      options,
      isSteady ? 0 : learner.exploration(nowMs),
    );
    const { policy, arm } = judging
      ? { policy: byValue, arm: undefined }
      : chosenPolicy(this.#init.policy, this.#init.baseline, profile, assessment.seed);
    const { maxTotalMs, minQuality } = options;
    return decide({
      id,
      requested: request.model,
      assessment,
      rules,
      constraints: { maxCostUsd: maxCostBy(rules, options.maxCostUsd), maxTotalMs, minQuality },
      strict: options.strict === true,
      keep: profile.toolLoop ? this.#init.conversations.get(profile.conversation)?.model : undefined,
      resolution,
      fallbacks,
      policy,
      arm,
      maxExtraUsd,
      epsilon: judging || arm === "baseline" ? 0 : this.#init.epsilon,
      inactive: this.#availability.inactive,
      resting: this.#availability.resting,
    });
  }

  #assess(matter: Matter, rules: readonly Rule[], id: string, options: RequestOptions, exploration: number) {
    const { profile, countedTokens } = matter;
    const { engine, conversations, pacer, objective } = this.#init;
    const { learner, newcomers } = this.#init.learning;
    const nowMs = engine.clock.now();
    const known = profile.continues ? conversations.get(profile.conversation) : undefined;
    const worth = worthOf(options.objective ?? objectiveBy(rules) ?? objective, profile);
    const query = ({ model, card }: Candidate): ForecastQuery => ({
      model,
      context: profile.context,
      prices: card?.prices,
      inputTokens: profile.inputTokens,
      countedTokens: countedTokens?.(model),
      cachedTokens: conversations.cachedTokens(profile.conversation, model, nowMs),
      outputLimit: profile.outputLimit,
      nowMs,
    });
    return new Assessment({
      profile,
      worth,
      rules,
      exploration,
      newcomer: (candidates) => newcomers.among(candidates),
      costFactor: pacer?.costFactor(worth.usdPerAnswer) ?? 1,
      seed: known?.seed ?? id,
      sequence: this.#sequence,
      forecast: (candidate) => learner.forecast(query(candidate)),
      ranges: async (candidate, forecast) => {
        const { rangesOf } = await import("./learning/inspection/index.ts");
        return rangesOf(learner, query(candidate), forecast);
      },
    });
  }
}
