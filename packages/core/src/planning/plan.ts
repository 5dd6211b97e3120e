import type { ChatCompletionRequest } from "../chat/index.ts";
import type { AnsweredRequest, AnyRequest, RunInit } from "../execution/index.ts";
import { type ForecastQuery, type Learner, newDecisionId } from "../learning/index.ts";
import type { CallOptions, RequestOptions } from "../options/index.ts";
import { checkCallOptions, limitsOf, splitRequest } from "../options/index.ts";
import {
  Assessment,
  type Candidate,
  chosenPolicy,
  type Decision,
  decide,
  maxCostBy,
  modeBy,
  objectiveBy,
  type Policy,
  type Rule,
  thompson,
  worthOf,
} from "../routing/index.ts";
import { Availability } from "./availability.ts";
import { chatSort } from "./chat-sort.ts";
import type { OwnPlanning, PlannerInit } from "./planner-init.ts";
import type { RequestSort, RuledMatter } from "./request-sort.ts";
import { seatedBy } from "./seated-by.ts";
import { whenReady } from "./when-ready.ts";

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
  readonly #own: OwnPlanning;
  readonly #availability: Availability;
  #tenants: Availability | undefined;

  constructor(init: PlannerInit, own: OwnPlanning = { turns: 0 }, availability?: Availability | undefined) {
    this.#init = init;
    this.#own = own;
    this.#availability = availability ?? new Availability(init.engine, own.pools);
  }

  /** A planner that differs in these things, and shares the rest: so light that tenants are given one with each request. */
  within(own: OwnPlanning): Planner {
    const { engine } = this.#init;
    if (own.pools !== engine.pools) return new Planner(this.#init, own);
    // Tenants without keys of their own are all alike.
    this.#tenants ??= new Availability(engine, engine.pools);
    return new Planner(this.#init, own, this.#tenants);
  }

  get #learner(): Learner {
    return this.#own.learner ?? this.#init.learning.learner;
  }

  /** The whole plan of a chat request. `scope` holds what `overture.for()` was given. */
  plan(value: unknown, scope: RequestOptions, call: CallOptions): RunInit | Promise<RunInit> {
    return this.planOf(chatSort, value, scope, call);
  }

  /** The whole plan of a request of any sort; a promise where something has to be waited for before it can be decided. */
  planOf<Request extends AnyRequest>(
    sort: RequestSort<Request>,
    value: unknown,
    scope: RequestOptions,
    call: CallOptions,
  ): RunInit<Request> | Promise<RunInit<Request>> {
    const startedAt = this.#init.engine.clock.monotonic();
    checkCallOptions(call);
    const { request, options } = splitRequest(sort, value, scope);
    const read = this.#read(sort, request, options, call.signal ?? undefined);
    return whenReady(read, (matter) => {
      // The caller may have gone meanwhile: then nothing is decided.
      call.signal?.throwIfAborted();
      return this.#planned(request, matter, options, call, startedAt);
    });
  }

  #planned<Request extends AnyRequest>(
    request: Request,
    matter: RuledMatter,
    options: RequestOptions,
    call: CallOptions,
    startedAt: number,
  ): RunInit<Request> {
    const { engine } = this.#init;
    const decision = this.#decide(request, matter, options);
    // Only what is carried out takes a turn.
    this.#own.turns += 1;
    const { profile, seed } = decision.assessment;
    // A conversation that goes on keeps its seed; one that begins takes this decision's.
    if (seed === decision.id) this.#init.conversations.begin(profile.conversation, seed, engine.clock.now());
    this.#learner.countDecision(profile.context, engine.clock.now());
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
    const { engine, headers, reader, context } = this.#init;
    const startedAt = engine.clock.monotonic();
    const rules: Rule[] = about.decision.rules.map(({ only, never }) => ({ only, never }));
    if (never !== undefined) rules.push({ never: [never] });
    const resolution = this.#init.models.resolve(request.model);
    // Its task is known, and its text is Overture's own. What reads requests has read the one that is judged.
    const { profile, text } = reader.readNow(request, { task: judgeTask, context });
    const decision = this.#decide(
      request,
      { profile, text, resolution, fallbacks: [], rules },
      { task: judgeTask },
      true,
    );
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
  async dryRun(value: unknown, scope: RequestOptions): Promise<Decision> {
    const { request, options } = splitRequest(chatSort, value, scope);
    return this.#decide(request, await this.#read(chatSort, request, options, undefined), options);
  }

  /** What a decision is made of, with the rules that apply. */
  #read<Request extends AnyRequest>(
    sort: RequestSort<Request>,
    request: Request,
    options: RequestOptions,
    signal: AbortSignal | undefined,
  ): RuledMatter | Promise<RuledMatter> {
    const rules = this.#own.rules ?? this.#init.rules;
    this.#availability.checkAny();
    return whenReady(sort.read(request, options, this.#init, signal), (matter) => {
      const { scope } = this.#own;
      const conversation = `${scope} ${matter.profile.conversation}`;
      const profile = scope ? { ...matter.profile, conversation } : matter.profile;
      const { tags = noTags, tenant } = options;
      const facts = { profile, text: matter.text, tags, tenant, nowMs: this.#init.engine.clock.now() };
      return whenReady(rules.applying(facts), (applying) => ({ ...matter, profile, rules: applying }));
    });
  }

  /** `judging`: a judge is chosen as believed best, whatever else decides. */
  #decide(request: AnyRequest, matter: RuledMatter, options: RequestOptions, judging = false): Decision {
    const { engine } = this.#init;
    const { profile, resolution, rules } = matter;
    const id = newDecisionId(engine.clock.now(), engine.random);
    const fallbacks =
      judging || profile.embeds ? matter.fallbacks : [...seatedBy(this.#init, rules, options), ...matter.fallbacks];
    const { explorationLimits: limits } = this.#init;
    const nowMs = engine.clock.now();
    this.#init.learning.newcomers.look(resolution.candidates, nowMs);
    const maxExtraUsd = limits?.allowanceUsd(nowMs);
    const isSteady = judging || (limits !== undefined && maxExtraUsd === undefined);
    const assessment = this.#assess(matter, id, options, isSteady ? 0 : this.#learner.exploration(nowMs));
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

  #assess(matter: RuledMatter, id: string, options: RequestOptions, exploration: number) {
    const { profile, countedTokens, rules } = matter;
    const { engine, conversations, objective } = this.#init;
    const pacer = this.#own.pacer ?? this.#init.pacer;
    const learner = this.#learner;
    const nowMs = engine.clock.now();
    const known = profile.continues ? conversations.get(profile.conversation) : undefined;
    const worth = worthOf(options.objective ?? objectiveBy(rules) ?? this.#own.objective ?? objective, profile);
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
      newcomer: (candidates) => this.#init.learning.newcomers.among(candidates),
      costFactor: pacer?.costFactor(worth.usdPerAnswer) ?? 1,
      seed: known?.seed ?? id,
      sequence: this.#own.turns,
      forecast: (candidate) => learner.forecast(query(candidate)),
      ranges: async (candidate, forecast) => {
        const { rangesOf } = await import("../learning/inspection/index.ts");
        return rangesOf(learner, query(candidate), forecast);
      },
    });
  }
}
