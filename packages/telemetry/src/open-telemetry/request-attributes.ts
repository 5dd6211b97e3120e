import type { Attributes } from "@opentelemetry/api";
import { conventions } from "./semantic-conventions.ts";

/** Numbers of a request, by the conventions' names for them. */
const numbers: readonly (readonly [field: string, attribute: string])[] = [
  ["temperature", conventions.ATTR_GEN_AI_REQUEST_TEMPERATURE],
  ["top_p", conventions.ATTR_GEN_AI_REQUEST_TOP_P],
  ["frequency_penalty", conventions.ATTR_GEN_AI_REQUEST_FREQUENCY_PENALTY],
  ["presence_penalty", conventions.ATTR_GEN_AI_REQUEST_PRESENCE_PENALTY],
  ["seed", conventions.ATTR_GEN_AI_REQUEST_SEED],
  ["max_tokens", conventions.ATTR_GEN_AI_REQUEST_MAX_TOKENS],
  ["max_completion_tokens", conventions.ATTR_GEN_AI_REQUEST_MAX_TOKENS],
];

/** What a request asks for beside its words, which it does not say. */
export function requestAttributes(request: object): Attributes {
  const fields: Readonly<Record<string, unknown>> = { ...request };
  const found: Attributes = {};
  for (const [field, attribute] of numbers) {
    const value = fields[field];
    if (typeof value === "number") found[attribute] = value;
  }
  if (typeof fields.n === "number" && fields.n !== 1) found[conventions.ATTR_GEN_AI_REQUEST_CHOICE_COUNT] = fields.n;
  if (fields.stream === true) found[conventions.ATTR_GEN_AI_REQUEST_STREAM] = true;
  const stop = typeof fields.stop === "string" ? [fields.stop] : fields.stop;
  if (Array.isArray(stop)) found[conventions.ATTR_GEN_AI_REQUEST_STOP_SEQUENCES] = stop.map(String);
  const format = fields.response_format;
  if (typeof format === "object" && format !== null && "type" in format && format.type !== "text") {
    found[conventions.ATTR_GEN_AI_OUTPUT_TYPE] = "json";
  }
  return found;
}
