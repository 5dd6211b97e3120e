import type { AnthropicBody } from "./anthropic-body.ts";

/** These are Overture's to set: another model or another conversation would be another decision. */
const reserved: ReadonlySet<string> = new Set(["model", "messages", "stream", "betas"]);

/**
 * Lays what the caller gave for Anthropic alone over the translated request. `tools` add to the request's own, fields of
 * `output_config` and `metadata` join theirs, everything else replaces. Gives the value of the `anthropic-beta` header, if
 * the options list `betas`.
 */
export function mergeProviderOptions(
  body: AnthropicBody,
  options: { readonly [option: string]: unknown } | undefined,
): string | undefined {
  if (!options) return undefined;
  const given: Record<string, unknown> = {};
  for (const [option, value] of Object.entries(options)) if (!reserved.has(option)) given[option] = value;
  if (Array.isArray(given.tools)) given.tools = [...(body.tools ?? []), ...given.tools];
  if (isRecord(given.output_config)) given.output_config = { ...body.output_config, ...given.output_config };
  if (isRecord(given.metadata)) given.metadata = { ...body.metadata, ...given.metadata };
  Object.assign(body, given);
  const betas = Array.isArray(options.betas) ? options.betas.filter((beta) => typeof beta === "string") : [];
  return betas.length > 0 ? betas.join(",") : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
