import type { ChatCompletionRequest as MistralRequest } from "@mistralai/mistralai/models/components";
import { type ChatCompletionRequest, changed, dropped, present, type Warning, warnOfAbsent } from "./core.ts";

/** Mistral's highest temperature; OpenAI's is 2. */
const highestTemperature = 1.5;

/** OpenAI's hints that have no counterpart at Mistral's. */
const absent: readonly (keyof ChatCompletionRequest)[] = [
  ...(["logprobs", "top_logprobs", "logit_bias", "verbosity", "moderation", "store", "audio", "user"] as const),
  ...(["safety_identifier", "prompt_cache_options", "prompt_cache_retention"] as const),
];

/** Translates how the next token is drawn and where the answer stops, and warns of what Mistral has nothing for. */
export function setSampling(
  body: MistralRequest,
  request: ChatCompletionRequest,
  takesTemperature: boolean,
  warnings: Warning[],
): void {
  const { frequency_penalty, presence_penalty, n, stop } = request;
  const limits = {
    maxTokens: request.max_completion_tokens ?? request.max_tokens ?? undefined,
    frequencyPenalty: frequency_penalty ?? undefined,
    presencePenalty: presence_penalty ?? undefined,
    n: n ?? undefined,
    stop: typeof stop === "object" && stop ? [...stop] : (stop ?? undefined),
  };
  Object.assign(body, present(limits));
  setTemperature(body, request, takesTemperature, warnings);
  if (request.seed != null) {
    if (request.seed >= 0) body.randomSeed = request.seed;
    else warnings.push(dropped("seed", "Mistral takes no negative one"));
  }
  warnOfAbsent(request, absent, "Mistral has nothing like it", warnings);
}

function setTemperature(
  body: MistralRequest,
  { temperature, top_p }: ChatCompletionRequest,
  isTaken: boolean,
  warnings: Warning[],
): void {
  if (temperature != null && !isTaken) warnings.push(dropped("temperature", "this model takes none"));
  else if (temperature != null) {
    if (temperature > highestTemperature) warnings.push(changed("temperature", "Mistral's highest is 1.5"));
    body.temperature = Math.min(temperature, highestTemperature);
  }
  if (top_p == null) return;
  // Without chance there is nothing to choose from, and Mistral refuses the two together.
  if (body.temperature === 0 && top_p !== 1)
    warnings.push(dropped("top_p", "Mistral takes none with a temperature of 0"));
  else body.topP = top_p;
}
