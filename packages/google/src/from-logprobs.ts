import type { LogprobsResult, LogprobsResultCandidate } from "@google/genai";
import type { Logprobs, TokenLogprob } from "./core.ts";

type Rival = TokenLogprob["top_logprobs"][number];

/** Google's token probabilities in OpenAI's shape; absent where there are none. */
export function fromLogprobs(result: LogprobsResult | null | undefined): Logprobs | undefined {
  if (!result?.chosenCandidates) return undefined;
  const content = result.chosenCandidates.map((chosen, index) => ({
    ...tokenOf(chosen),
    top_logprobs: (result.topCandidates?.[index]?.candidates ?? []).map(tokenOf),
  }));
  return { content, refusal: null };
}

function tokenOf({ token = "", logProbability = 0 }: LogprobsResultCandidate): Rival {
  return { token, bytes: [...new TextEncoder().encode(token)], logprob: logProbability };
}
