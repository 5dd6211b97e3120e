import type { Prices, TokenPrices } from "../catalog/index.ts";
import type { ChatCompletionRequest } from "../chat/index.ts";
import type { AdmittedRun } from "../execution/index.ts";
import type { Learner } from "../learning/index.ts";
import type { Candidate } from "../routing/index.ts";

/** A request without an output limit is given one of so many times what hardly any answer exceeds. */
const outputSlack = 2;
const hardlyAny = 0.999;
/** What leaves it to the vendor, or asks for what prices are of. */
const defaultTiers: readonly string[] = ["auto", "default", "standard"];
/** Less than this is no answer. */
const leastOutput = 16;
/** Hardly any vendor writes more, if asked to write as much as it can. */
const unknownMostOutput = 128_000;

/** What answers of a model are known to come to. */
export interface KnownAnswers {
  readonly learner: Learner;
  readonly nowMs: number;
}

/**
 * The most output tokens that a request itself allows in each of its answers; undefined: no limit. Vectors have none at all. It
 * is read off the request: in a council those who rank and write are asked something else than the profile tells of.
 */
export function ownLimit({ profile, request }: Pick<AdmittedRun, "profile" | "request">): number | undefined {
  if (profile.embeds) return 0;
  const { max_completion_tokens, max_tokens }: Pick<ChatCompletionRequest, "max_completion_tokens" | "max_tokens"> =
    request;
  return max_completion_tokens ?? max_tokens ?? undefined;
}

/**
 * The prices that a call is held at: those of the service tier that is asked for, or of the default one, which vendors fall back
 * to, whichever is dearer. Undefined if they are not known. `flex` is what vendors call a tier that is cheaper.
 */
export function heldPrices(prices: Prices | undefined, { request }: Pick<AdmittedRun, "request">): Prices | undefined {
  const { service_tier: tier }: Pick<ChatCompletionRequest, "service_tier"> = request;
  if (!prices || !tier || tier === "flex" || defaultTiers.includes(tier)) return prices;
  const { serviceTiers = {}, longContext = [] } = prices;
  const multiple = Object.hasOwn(serviceTiers, tier) ? serviceTiers[tier] : undefined;
  if (multiple === undefined) return undefined;
  const times = <Given extends TokenPrices>(given: Given): Given => {
    const at = (price: number | undefined) => price && price * Math.max(1, multiple);
    const { input, output, cacheRead, cacheWrite } = given;
    return { ...given, input: at(input), output: at(output), cacheRead: at(cacheRead), cacheWrite: at(cacheWrite) };
  };
  return { ...times(prices), longContext: longContext.map(times) };
}

/** How many answers are asked for at once. */
export function choicesOf({ request }: Pick<AdmittedRun, "request">): number {
  return "n" in request && typeof request.n === "number" ? request.n : 1;
}

/** The output limit that is set where a request sets none, far above what answers are. */
export function imposedLimit({ model, card }: Candidate, { learner, nowMs }: KnownAnswers): number {
  const learned = learner.record(model).outputQuantile(hardlyAny, nowMs) * outputSlack;
  return Math.ceil(Math.min(learned, card?.maxOutputTokens ?? unknownMostOutput));
}

/** The lowest output limit that makes sense: what is cut shorter than half of what an answer usually is helps nobody. */
export function leastLimit(run: AdmittedRun, { model }: Candidate, known: KnownAnswers): number {
  return Math.max(leastOutput, usualOutput(run, model, known) / 2);
}

/** How many tokens a request is expected to take, input and output. */
export function expectedTokens(run: AdmittedRun, known: KnownAnswers): number {
  const [first] = run.decision.ranking;
  const output = first ? usualOutput(run, first.model, known) : 0;
  return Math.ceil(run.profile.inputTokens + output * choicesOf(run));
}

function usualOutput(run: AdmittedRun, model: string, { learner, nowMs }: KnownAnswers): number {
  const limit = ownLimit(run) ?? Number.POSITIVE_INFINITY;
  return learner.record(model).outputTokens(run.profile.context.join("\n"), limit, nowMs);
}
