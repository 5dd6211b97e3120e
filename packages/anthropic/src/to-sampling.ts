import { type ChatCompletionRequest, changed, dropped, type Warning, warnOfAbsent } from "@overture/core/provider";
import type { AnthropicBody } from "./anthropic-body.ts";
import type { ModelTraits } from "./model-traits.ts";

/** OpenAI's hints that have no counterpart at Anthropic's. */
const absent = [
  ...["seed", "logprobs", "top_logprobs", "logit_bias", "frequency_penalty", "presence_penalty", "verbosity"],
  ...["prediction", "moderation", "metadata", "store", "audio", "prompt_cache_key", "prompt_cache_retention"],
] as (keyof ChatCompletionRequest)[];

/** Translates how the next token is drawn and where the answer stops, and warns of what Anthropic has nothing for. */
export function setSampling(
  body: AnthropicBody,
  request: ChatCompletionRequest,
  { sampling }: ModelTraits,
  warnings: Warning[],
): void {
  const { temperature, top_p, stop } = request;
  const thinks = body.thinking !== undefined && body.thinking.type !== "disabled";
  const refuses = sampling === "neither" && "this model takes none";
  // 1 is the default of both, so leaving it out loses nothing.
  const set = (param: "temperature" | "top_p", value: number | null | undefined, reason: string | false): void => {
    if (typeof value !== "number") return;
    if (!reason) body[param] = Math.min(value, 1);
    else if (value !== 1) warnings.push(dropped(param, reason));
  };
  set("temperature", temperature, refuses || (thinks && "Anthropic takes none while it thinks"));
  const warm = body.temperature !== undefined;
  if (warm && body.temperature !== temperature) warnings.push(changed("temperature", "Anthropic's highest is 1"));
  const both = warm && sampling === "either" && "this model takes it or temperature";
  set("top_p", top_p, refuses || both || (thinks && Number(top_p) < 0.95 && "Anthropic takes none below 0.95"));
  const given = typeof stop === "string" ? [stop] : (stop ?? []);
  const kept = given.filter((sequence) => sequence.trim() !== "");
  if (kept.length < given.length) warnings.push(dropped("stop", "Anthropic takes none of white space alone"));
  if (kept.length > 0) body.stop_sequences = kept;
  warnOfAbsent(request, absent, "Anthropic has nothing like it", warnings);
}
