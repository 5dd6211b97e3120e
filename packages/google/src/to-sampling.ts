import { type ChatCompletionRequest, changed, stopSequences, tierFor, type Warning, warnOfAbsent } from "./core.ts";
import type { GoogleConfig } from "./google-request.ts";

/** OpenAI's hints that have no counterpart at Google's, or had one until Gemini 2.0: it has since been "not enabled". */
const absent: readonly (keyof ChatCompletionRequest)[] = [
  ...([
    "frequency_penalty",
    "presence_penalty",
    "logprobs",
    "top_logprobs",
    "logit_bias",
    "verbosity",
    "prediction",
    "moderation",
    "metadata",
    "store",
    "audio",
    "user",
  ] as const),
  ...(["safety_identifier", "prompt_cache_key", "prompt_cache_options", "prompt_cache_retention"] as const),
];

/** Google's words for OpenAI's tiers. */
const tiers = { default: "standard", flex: "flex", priority: "priority" } as const;

const mostStops = 5;
const highestSeed = 2_147_483_647;

/** Translates how the next token is drawn and where the answer stops, and warns of what Google has nothing for. */
export function setSampling(config: GoogleConfig, request: ChatCompletionRequest, warnings: Warning[]): void {
  const { temperature, top_p: topP, n } = request;
  if (typeof temperature === "number") config.temperature = temperature;
  if (typeof topP === "number") config.topP = topP;
  if (typeof n === "number" && n > 1) config.candidateCount = n;
  setSeed(config, request.seed, warnings);
  setStops(config, request, warnings);
  const tier = tierFor(request, tiers, "Google", warnings);
  if (tier) config.serviceTier = tier;
  warnOfAbsent(request, absent, "Google has nothing like it", warnings);
}

function setSeed(config: GoogleConfig, seed: number | null | undefined, warnings: Warning[]): void {
  if (typeof seed !== "number") return;
  config.seed = seed % (highestSeed + 1);
  if (config.seed !== seed) warnings.push(changed("seed", `Google's highest is ${highestSeed}`));
}

function setStops(config: GoogleConfig, request: ChatCompletionRequest, warnings: Warning[]): void {
  const given = stopSequences(request);
  if (given.length > 0) config.stopSequences = given.slice(0, mostStops);
  if (given.length > mostStops) warnings.push(changed("stop", `Google takes the first ${mostStops} sequences alone`));
}
