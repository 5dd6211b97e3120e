import type { Cost, NanoUsd } from "../../catalog/index.ts";
import type { ChatCompletionRequest } from "../../chat/index.ts";
import type { ForecastQuery } from "../../learning/index.ts";
import type { Candidate } from "../../routing/index.ts";
import type { Run } from "../run.ts";
import type { Asking } from "./asking.ts";
import type { Purse } from "./purse.ts";

/** A call that there is money for: the request as it is to be sent. Without a hold there is none. */
export interface Affordable {
  readonly request: ChatCompletionRequest;
  readonly hold: ReturnType<Purse["hold"]>;
}

/** An answer may well be four times as long as expected; where there is not so much money, twice. */
const outputSlacks = [4, 2] as const;
const leastOutputTokens = 256;
/** A ranking or a comparison is a line of JSON, before which some models think a little. */
const expectedReplyTokens = 64;
/** Estimates of tokens err by some tenths. */
const inputSlack = 1.5;
/** Most text has four characters to a token, and dense one hardly fewer than two. */
const fewestCharactersPerToken = 2;
const charactersPerToken = 4;

/** Sets aside what a call may cost at most, with a limit to its answer where the request has none. */
export function afford({ run, purse }: { readonly run: Run; readonly purse: Purse }, asking: Asking): Affordable {
  const { request, candidates } = asking;
  if (!purse.limited) return { request, hold: purse.hold(0) };
  const own = request.max_completion_tokens ?? request.max_tokens ?? undefined;
  const [candidate] = candidates;
  const expected = candidate ? run.decision.assessment.forecast(candidate).outputTokens : 0;
  for (const slack of outputSlacks) {
    const outputTokens = own ?? Math.max(leastOutputTokens, Math.ceil(expected * slack));
    const usd = highestUsd(run, asking, outputTokens);
    const hold = usd === undefined ? undefined : purse.hold(usd);
    if (hold)
      return { request: own === undefined ? { ...request, max_completion_tokens: outputTokens } : request, hold };
  }
  return { request, hold: undefined };
}

/** What a call that was aborted is settled at: what it was expected to cost, since nobody tells what it did. */
export function abortedCost(run: Run, { stage, request }: Asking, candidate: Candidate): Cost {
  const forecast = run.decision.assessment.forecast(candidate);
  const inputTokens = stage === "member" ? run.profile.inputTokens : charactersOf(request) / charactersPerToken;
  const outputTokens = stage === "member" || stage === "chairman" ? forecast.outputTokens : expectedReplyTokens;
  const nanoUsd = Math.ceil(costUsd(run, candidate, inputTokens, outputTokens) * 1e9) as NanoUsd;
  return { usd: nanoUsd / 1e9, nanoUsd, certainty: candidate.card?.prices ? "estimated" : "unknown" };
}

/** Undefined where somebody's price is not known. */
function highestUsd(run: Run, { candidates, request }: Asking, outputTokens: number): number | undefined {
  const byText = charactersOf(request) / fewestCharactersPerToken;
  const inputTokens = Math.ceil(Math.max(run.profile.inputTokens * inputSlack, byText));
  let highest = 0;
  for (const candidate of candidates) {
    if (!candidate.card?.prices) return undefined;
    highest = Math.max(highest, costUsd(run, candidate, inputTokens, outputTokens));
  }
  return highest;
}

function costUsd(run: Run, { model, card }: Candidate, inputTokens: number, outputTokens: number): number {
  const { learner, profile, engine } = run;
  const query: ForecastQuery = {
    model,
    context: profile.context,
    prices: card?.prices,
    inputTokens,
    cachedTokens: 0,
    outputLimit: outputTokens,
    nowMs: engine.clock.now(),
  };
  return learner.costUsd(query, outputTokens);
}

function charactersOf({ messages }: ChatCompletionRequest): number {
  let characters = 0;
  for (const { content } of messages) if (typeof content === "string") characters += content.length;
  return characters;
}
