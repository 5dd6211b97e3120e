import { type ChatCompletionRequest, checkRequest, OvertureError } from "./chat/index.ts";
import type { Engine, RunInit, TimeLimits } from "./execution/index.ts";
import { type Conversations, type Learner, newDecisionId, type Pacer } from "./learning/index.ts";
import type { CallOptions, RequestOptions } from "./options.ts";
import { type Profile, profileOf } from "./profile/index.ts";
import { checkCallOptions, checkRequestOptions, mergeRequestOptions } from "./request-options.ts";
import {
  Assessment,
  type BaselineOptions,
  type Candidate,
  chosenPolicy,
  type Decision,
  decide,
  type ModelList,
  maxCostBy,
  type Objective,
  objectiveBy,
  type Policy,
  type Rest,
  type Rule,
  rulesFor,
  worthOf,
} from "./routing/index.ts";

/** What plans are made with. */
export interface PlannerInit {
  readonly engine: Engine;
  readonly models: ModelList;
  readonly policy: Policy;
  readonly baseline: BaselineOptions | undefined;
  readonly fallbacks: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly learner: Learner;
  readonly conversations: Conversations;
  readonly pacer: Pacer | undefined;
  readonly objective: Objective;
  readonly rules: readonly Rule[];
}

const noTags: readonly string[] = [];

/** Turns a request into what is carried out: checks it, reads its profile, decides, and settles how long it may take. */
export class Planner {
  readonly #init: PlannerInit;
  #sequence = 0;

  constructor(init: PlannerInit) {
    this.#init = init;
  }

  /** The whole plan of a request. `scope` holds what `overture.for()` was given. */
  plan(value: unknown, scope: RequestOptions, call: CallOptions): RunInit {
    const { engine } = this.#init;
    const startedAt = engine.clock.monotonic();
    checkCallOptions(call);
    const { request, options } = split(value, scope);
    const decision = this.#decide(request, options);
    // Only what is carried out takes a turn.
    this.#sequence += 1;
    const { profile, seed } = decision.assessment;
    // A conversation that goes on keeps its seed; one that begins takes this decision's.
    if (seed === decision.id) this.#init.conversations.begin(profile.conversation, seed, engine.clock.now());
    this.#init.learner.countDecision(profile.context, engine.clock.now());
    if (engine.events.has("decision")) {
      const { id, requested, policy, arm, ranking } = decision;
      const tags = options.tags ?? noTags;
      const models = ranking.map(({ model }) => model);
      engine.events.emit("decision", { id, tags, requested, policy, arm, ranking: models });
    }
    return {
      engine,
      profile,
      request,
      decision,
      signal: call.signal ?? undefined,
      limits: this.#limits(options, call),
      headers: call.headers ? { ...this.#init.headers, ...call.headers } : this.#init.headers,
      tags: options.tags ?? noTags,
      fallbackOnContentPolicy: options.fallbackOnContentPolicy === true,
      startedAt,
    };
  }

  /** Only the decision, for a request that is not carried out. */
  dryRun(value: unknown, scope: RequestOptions): Decision {
    const { request, options } = split(value, scope);
    return this.#decide(request, options);
  }

  #decide(request: ChatCompletionRequest, options: RequestOptions): Decision {
    const { engine, models } = this.#init;
    this.#checkAnyActive();
    const fallbacks = options.fallbacks ?? this.#init.fallbacks;
    const profile = profileOf(request, options.task);
    const id = newDecisionId(engine.clock.now(), engine.random);
    const rules = rulesFor(this.#init.rules, profile, options.tags ?? noTags);
    const assessment = this.#assess(profile, rules, id, options);
    const { policy, arm } = chosenPolicy(this.#init.policy, this.#init.baseline, profile, assessment.seed);
    const { maxTotalMs, minQuality } = options;
    return decide({
      id,
      requested: request.model,
      assessment,
      rules,
      constraints: { maxCostUsd: maxCostBy(rules, options.maxCostUsd), maxTotalMs, minQuality },
      strict: options.strict === true,
      keep: profile.toolLoop ? this.#init.conversations.get(profile.conversation)?.model : undefined,
      resolution: models.resolve(request.model),
      fallbacks:
        fallbacks.length === 0 ? [] : fallbacks.flatMap((name) => models.resolve(name, "fallbacks").candidates),
      policy,
      arm,
      inactive: this.#inactive,
      resting: this.#resting,
    });
  }

  #assess(profile: Profile, rules: readonly Rule[], id: string, options: RequestOptions): Assessment {
    const { engine, learner, conversations, pacer, objective } = this.#init;
    const nowMs = engine.clock.now();
    const known = profile.continues ? conversations.get(profile.conversation) : undefined;
    const worth = worthOf(options.objective ?? objectiveBy(rules) ?? objective, profile);
    return new Assessment({
      profile,
      worth,
      rules,
      exploration: learner.exploration(nowMs),
      costFactor: pacer?.costFactor(worth.usdPerAnswer) ?? 1,
      seed: known?.seed ?? id,
      sequence: this.#sequence,
      forecast: ({ model, card }) =>
        learner.forecast({
          model,
          context: profile.context,
          prices: card?.prices,
          inputTokens: profile.inputTokens,
          cachedTokens: conversations.cachedTokens(profile.conversation, model, nowMs),
          outputLimit: profile.outputLimit,
          nowMs,
        }),
    });
  }

  #limits(options: RequestOptions, call: CallOptions): TimeLimits {
    const { limits } = this.#init.engine;
    const { maxTotalMs, maxFirstTokenMs, maxIdleMs } = options;
    const timeout = call.timeout ?? undefined;
    if (timeout === undefined && maxTotalMs === undefined && maxFirstTokenMs === undefined && maxIdleMs === undefined) {
      return limits;
    }
    return {
      totalMs: Math.min(maxTotalMs ?? timeout ?? limits.totalMs, timeout ?? Number.POSITIVE_INFINITY),
      firstTokenMs: maxFirstTokenMs ?? limits.firstTokenMs,
      idleMs: maxIdleMs ?? limits.idleMs,
    };
  }

  #checkAnyActive(): void {
    const { pools, providers } = this.#init.engine;
    for (const pool of pools.values()) if (pool.size > 0) return;
    const variables = [...providers.values()].flatMap((provider) => provider.keyVariables);
    throw new OvertureError({
      code: "no_provider",
      status: 503,
      message: `No provider has a key. Set ${variables.join(" or ") || "a key"}, or give an adapter its apiKey.`,
    });
  }

  readonly #inactive = ({ provider }: Candidate): string | undefined => {
    const { pools, providers } = this.#init.engine;
    if ((pools.get(provider)?.size ?? 0) > 0) return undefined;
    const variables = providers.get(provider)?.keyVariables ?? [];
    return variables.length > 0 ? `has no key (${variables.join(", ")} is not set)` : "has no key";
  };

  readonly #resting = ({ model, provider, vendorModel }: Candidate): Rest | undefined => {
    const { breakers, pools, clock } = this.#init.engine;
    const openUntilMs = breakers.blockedUntilMs(model);
    if (openUntilMs !== undefined) return { because: "breaker", forMs: openUntilMs - clock.monotonic() };
    const parking = pools.get(provider)?.parking(vendorModel);
    return parking && { because: "keys", forMs: parking.untilMs - clock.monotonic() };
  };
}

/** Parts Overture's own field from what adapters see, and lays it over what the scope says. */
function split(value: unknown, scope: RequestOptions): { request: ChatCompletionRequest; options: RequestOptions } {
  checkRequest(value);
  if (!("overture" in value)) return { request: value, options: scope };
  const { overture, ...request } = value;
  if (overture === undefined || overture === null) return { request, options: scope };
  checkRequestOptions(overture);
  return { request, options: mergeRequestOptions(scope, overture) };
}
