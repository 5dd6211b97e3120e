import type { ChatCompletionRequest, Warning } from "@overture/core/provider";
import { changed, dropped } from "@overture/core/provider";
import type { AnthropicBody } from "./anthropic-body.ts";
import type { ModelTraits } from "./model-traits.ts";

/** OpenAI's hints that have no counterpart at Anthropic's, and the values that ask for nothing. */
const absent: readonly (readonly [param: keyof ChatCompletionRequest, nothing: readonly unknown[]])[] = [
  ["seed", []],
  ["logprobs", [false]],
  ["top_logprobs", []],
  ["logit_bias", []],
  ["frequency_penalty", [0]],
  ["presence_penalty", [0]],
  ["verbosity", ["medium"]],
  ["prediction", []],
  ["moderation", []],
  ["metadata", []],
  ["store", [false]],
  ["audio", []],
  ["prompt_cache_key", []],
  ["prompt_cache_retention", ["in_memory"]],
];

/** Translates how the next token is drawn and where the answer stops, and warns of what Anthropic has nothing for. */
export function setSampling(
  body: AnthropicBody,
  request: ChatCompletionRequest,
  traits: ModelTraits,
  warnings: Warning[],
): void {
  const thinks = body.thinking !== undefined && body.thinking.type !== "disabled";
  setTemperature(body, request.temperature, traits, thinks, warnings);
  setTopP(body, request.top_p, traits, thinks, warnings);
  setStop(body, request.stop, warnings);
  for (const [param, nothing] of absent) {
    const value = request[param];
    if (value === null || value === undefined || nothing.includes(value)) continue;
    warnings.push(dropped(param, "Anthropic has nothing like it"));
  }
}

function setTemperature(
  body: AnthropicBody,
  asked: number | null | undefined,
  traits: ModelTraits,
  thinks: boolean,
  warnings: Warning[],
): void {
  if (asked === null || asked === undefined) return;
  if (traits.sampling === "neither" || thinks) {
    // 1 is the default, so leaving it out loses nothing.
    if (asked !== 1)
      warnings.push(dropped("temperature", thinks ? "Anthropic takes none while it thinks" : "this model takes none"));
    return;
  }
  if (asked > 1) warnings.push(changed("temperature", "Anthropic's highest is 1"));
  body.temperature = Math.min(asked, 1);
}

function setTopP(
  body: AnthropicBody,
  asked: number | null | undefined,
  traits: ModelTraits,
  thinks: boolean,
  warnings: Warning[],
): void {
  if (asked === null || asked === undefined) return;
  const reason =
    traits.sampling === "neither"
      ? "this model takes none"
      : traits.sampling === "either" && body.temperature !== undefined
        ? "this model takes it or temperature, not both"
        : thinks && asked < 0.95
          ? "while Anthropic thinks it takes none below 0.95"
          : undefined;
  if (reason === undefined) body.top_p = asked;
  else if (asked !== 1) warnings.push(dropped("top_p", reason));
}

function setStop(body: AnthropicBody, asked: ChatCompletionRequest["stop"], warnings: Warning[]): void {
  if (asked === null || asked === undefined) return;
  const given = typeof asked === "string" ? [asked] : asked;
  const kept = given.filter((sequence) => sequence.trim() !== "");
  if (kept.length < given.length)
    warnings.push(dropped("stop", "Anthropic takes no stop sequence of white space alone"));
  if (kept.length > 0) body.stop_sequences = kept;
}
