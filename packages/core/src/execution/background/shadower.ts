import type { DailyBudget } from "../../guard/index.ts";
import type { Candidate, Shadow } from "../../routing/index.ts";
import type { Answer, AnsweredRequest } from "../answer.ts";
import type { Engine } from "../engine.ts";
import type { RunInit } from "../run.ts";
import { ask } from "./ask.ts";
import type { LentToBackground } from "./lent.ts";

/** Second calls that are under way at the same time; requests that come meanwhile are not shadowed. */
const mostAtOnce = 8;

/** An answer may well be this much longer than expected. */
const costSlack = 4;

/** Nobody waits for it, so that it need not be waited for as long as a caller may. */
const longestMs = 120_000;

/** Asks a sample of requests a second time, of the model that another policy would have chosen. */
export class Shadower {
  readonly #engine: Engine;
  readonly #shadow: Shadow;
  readonly #lent: LentToBackground;
  readonly #budget: DailyBudget;
  #atWork = 0;

  constructor(engine: Engine, shadow: Shadow, lent: LentToBackground) {
    this.#engine = engine;
    this.#shadow = shadow;
    this.#lent = lent;
    this.#budget = new lent.DailyBudget(shadow.maxUsdPerDay);
  }

  /** Asks a second time if the request is drawn, the choice is another, and there is money left. Never rejects. */
  async look(request: AnsweredRequest, answer: Answer): Promise<void> {
    const { seed, profile } = request.decision.assessment;
    if (this.#lent.seededRandom(`${seed} shadow ${profile.messages}`)() >= this.#shadow.share) return;
    if (this.#atWork >= mostAtOnce) return;
    this.#atWork += 1;
    try {
      const chosen = this.#choice(request);
      if (chosen && chosen.model !== answer.overture.model) await this.#ask(request, chosen);
    } catch {
      // A policy of the user's own that throws, or a provider that breaks its port: nobody waits for it.
    } finally {
      this.#atWork -= 1;
    }
  }

  /** Whom the other policy would have asked first. Models that rest are left to those who need them. */
  #choice({ decision }: AnsweredRequest): Candidate | undefined {
    const { assessment, candidates, ranking } = decision;
    const resting = new Set(ranking.filter(({ rest }) => rest).map(({ model }) => model));
    const { policy } = this.#lent.chosenPolicy(this.#shadow.policy, undefined, assessment.profile, assessment.seed);
    const [first] = policy.rank(assessment.context(candidates));
    return first && !resting.has(first.model) ? candidates.find(({ model }) => model === first.model) : undefined;
  }

  async #ask(request: AnsweredRequest, chosen: Candidate): Promise<void> {
    const { clock } = this.#engine;
    const { costUsd, priced } = request.decision.assessment.forecast(chosen);
    // What nobody knows the price of cannot be kept within a budget.
    const hold = priced ? this.#budget.hold(costUsd * costSlack, clock.now()) : undefined;
    if (!hold) return;
    const asked = await ask(this.#plan(request, chosen), hold.usd, this.#lent);
    this.#budget.settle(hold, asked.costUsd, clock.now());
  }

  #plan({ request, decision, profile, limits, headers, tags, admission }: AnsweredRequest, chosen: Candidate): RunInit {
    const { clock, random } = this.#engine;
    const { Decision, newDecisionId } = this.#lent;
    return {
      engine: this.#engine,
      request,
      decision: new Decision({
        id: newDecisionId(clock.now(), random),
        requested: decision.requested,
        policy: this.#shadow.policy.name,
        arm: undefined,
        ranking: [{ ...chosen, fallback: false, rest: undefined }],
        excluded: [],
        warnings: [],
        assessment: decision.assessment,
        ranker: undefined,
        candidates: [chosen],
        fallbacks: [],
        rules: decision.rules,
        epsilon: 0,
        explored: false,
        kept: false,
      }),
      profile,
      signal: undefined,
      limits: { ...limits, totalMs: Math.min(limits.totalMs, longestMs) },
      headers,
      tags,
      fallbackOnContentPolicy: false,
      startedAt: clock.monotonic(),
      background: { purpose: "shadow", about: decision.id },
      admission: admission?.again(),
    };
  }
}
