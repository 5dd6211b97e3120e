import { type ChatCompletionRequest, OvertureError } from "../../chat/index.ts";
import type { DailyBudget } from "../../guard/index.ts";
import type { Answer, AnsweredRequest } from "../answer.ts";
import type { OnlookingInit } from "../onlooking.ts";
import type { RunInit } from "../run.ts";
import type { SampledJudge } from "../sampled-judge.ts";
import { answerText, transcriptOf } from "../transcript.ts";
import { ask } from "./ask.ts";
import { judgeRequest, mostVerdictTokens, verdictFormat } from "./judge-request.ts";
import type { LentToBackground } from "./lent.ts";
import { tell } from "./tell.ts";
import { scoreIn } from "./verdict.ts";

/** Judges that are at work at the same time; answers that come meanwhile are not judged. */
const mostAtOnce = 8;

/** What a verdict says beside a score of the user's own: judges agree with people about as often as not quite with each other. */
const verdictWeight = 0.5;

/** Estimates of tokens err by some tenths. */
const estimateSlack = 1.5;

/** Lets a model score a sample of answers, within a budget of dollars a day. */
export class Judge {
  readonly #init: OnlookingInit;
  readonly #options: SampledJudge;
  readonly #lent: LentToBackground;
  readonly #budget: DailyBudget;
  #atWork = 0;

  constructor(init: OnlookingInit, options: SampledJudge, lent: LentToBackground) {
    this.#init = init;
    this.#options = options;
    this.#lent = lent;
    this.#budget = new lent.DailyBudget(options.maxUsdPerDay);
  }

  /** Judges an answer if it is drawn. Never rejects: what goes wrong is told as an event. */
  async look(request: AnsweredRequest, answer: Answer): Promise<void> {
    const { seed, profile } = request.decision.assessment;
    // From the decision's seed, but not the same for every turn of a conversation.
    if (this.#lent.seededRandom(`${seed} judge ${profile.messages}`)() >= this.#options.share) return;
    const { engine } = this.#init;
    if (this.#atWork >= mostAtOnce) {
      tell(engine, request, answer, { source, problem: `${mostAtOnce} judges are at work` });
      return;
    }
    this.#atWork += 1;
    try {
      tell(engine, request, answer, { source, ...(await this.#judge(request, answer)) });
    } catch (error) {
      const code = error instanceof OvertureError ? error.code : "an unexpected error";
      tell(engine, request, answer, { source, problem: `the judge failed with ${code}` });
    } finally {
      this.#atWork -= 1;
    }
  }

  async #judge(request: AnsweredRequest, answer: Answer): Promise<{ score: number } | { problem: string }> {
    const { clock } = this.#init.engine;
    const plan = this.#plan(request, answer);
    const usd = highestCostUsd(plan, this.#lent);
    if (usd === undefined) return { problem: `no price of ${plan.decision.model} is known: give it one by "catalog"` };
    const hold = this.#budget.hold(usd, clock.now());
    if (!hold) return { problem: "the day's dollars are spent" };
    const { answer: verdict, costUsd } = await ask(plan, usd, this.#lent);
    this.#budget.settle(hold, costUsd, clock.now());
    if (verdict instanceof OvertureError) throw verdict;
    const score = scoreIn(verdict);
    if (score === undefined) return { problem: `${verdict.model} gave no verdict` };
    await this.#init.feedback(answer.overture.id, { score, source }, verdictWeight);
    return { score };
  }

  /** Another model than the one that answered, by the user's choice or any; its own judge only where there is no other. */
  #plan(about: AnsweredRequest, answer: Answer): RunInit {
    const { plan, engine } = this.#init;
    const { model, prompt } = this.#options;
    const judged = {
      conversation: transcriptOf(about.request),
      answer: answerText(answer),
      boundary: this.#lent.newId("", engine.random),
      prompt,
    };
    const { model: answered } = answer.overture;
    for (const name of new Set([model, "auto"])) {
      try {
        return inForm(plan(judgeRequest(name, judged), about, answered));
      } catch (error) {
        if (!(error instanceof OvertureError) || error.code !== "no_eligible_model") throw error;
      }
    }
    return inForm(plan(judgeRequest(model, judged), about, undefined));
  }
}

const source = "judge";

/** Holds the reply to a schema where every model that may be asked can be held to one. */
function inForm(plan: RunInit): RunInit {
  if (!plan.decision.ranking.every(({ card }) => card?.capabilities.jsonSchema)) return plan;
  const request: ChatCompletionRequest = { ...plan.request, response_format: verdictFormat };
  return { ...plan, request };
}

/** The most that the request may cost, whoever of the ranking answers; undefined where somebody's price is not known. */
function highestCostUsd({ decision, profile }: RunInit, { costOf }: LentToBackground): number | undefined {
  const prompt = Math.ceil(profile.inputTokens * estimateSlack);
  const usage = {
    prompt_tokens: prompt,
    completion_tokens: mostVerdictTokens,
    total_tokens: prompt + mostVerdictTokens,
  };
  let highest = 0;
  for (const { card } of decision.ranking) {
    if (!card?.prices) return undefined;
    highest = Math.max(highest, costOf(usage, card.prices).usd);
  }
  return highest;
}
