import type { ModelName } from "../catalog/index.ts";
import type { Need, Profile } from "../profile/index.ts";
import type { Candidate } from "./candidate.ts";

/** Why a model cannot serve a request. */
export interface Exclusion {
  readonly model: ModelName;
  readonly code: "inactive" | "capability" | "context_window" | "rule" | "constraint";
  /** In words, without a prompt or a key. */
  readonly reason: string;
}

const needNames: Readonly<Record<Need, string>> = {
  tools: "tools",
  images: "images",
  audio: "audio",
  files: "files",
  jsonSchema: "answers held to a JSON schema",
};

/** Token estimates err by some tenths either way; only what is far beyond the window is certain not to fit. */
const estimateSlack = 1.5;

/** No model is taken to need more than twice what is estimated: up to this part of its window there is nothing to look up. */
const certainShare = estimateSlack / 2;

/**
 * Why the candidate cannot serve the profile, or undefined if it can. What no card says is taken to be possible.
 * `inputTokens` says about how many tokens the input is for the candidate.
 */
export function exclusionOf(
  candidate: Candidate,
  profile: Profile,
  inputTokens: (candidate: Candidate) => number,
): Exclusion | undefined {
  const { card, model } = candidate;
  if (!card) return undefined;
  if (Boolean(card.embedding) !== Boolean(profile.embeds)) {
    return { model, code: "capability", reason: card.embedding ? "makes vectors only" : "makes no vectors" };
  }
  for (const need of profile.needs) {
    if (!card.capabilities[need]) return { model, code: "capability", reason: `does not take ${needNames[need]}` };
  }
  const { contextTokens } = card;
  if (contextTokens === undefined || profile.inputTokens <= contextTokens * certainShare) return undefined;
  const tokens = inputTokens(candidate);
  if (tokens > contextTokens * estimateSlack) {
    const window = contextTokens.toLocaleString("en");
    const input = Math.round(tokens).toLocaleString("en");
    return { model, code: "context_window", reason: `its window of ${window} tokens is too small for about ${input}` };
  }
  return undefined;
}
