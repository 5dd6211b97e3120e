import { isObject } from "@overture/core/provider";
import type { AnthropicBody } from "./anthropic-body.ts";

/**
 * Lays what the caller gave for Anthropic alone over the translated request. `tools` add to the request's own, fields of
 * `output_config` and `metadata` join theirs, everything else replaces, but for the model, the conversation and streaming:
 * another one would be another decision of Overture's. Gives the value of the `anthropic-beta` header, if
 * the options list `betas`.
 */
export function mergeProviderOptions(
  body: AnthropicBody,
  options: { readonly [option: string]: unknown } | undefined,
): string | undefined {
  if (!options) return undefined;
  const { model: _, messages: __, stream: ___, betas, ...rest } = options;
  const given: Record<string, unknown> = rest;
  if (Array.isArray(given.tools)) given.tools = [...(body.tools ?? []), ...given.tools];
  for (const field of ["output_config", "metadata"] as const) {
    if (isObject(given[field])) given[field] = { ...body[field], ...given[field] };
  }
  Object.assign(body, given);
  return (Array.isArray(betas) && betas.filter((beta) => typeof beta === "string").join(",")) || undefined;
}
