import type { VendorErrorDetails } from "../format.ts";
import { isObject, type JsonObject, listAt, numberAt, objectAt, textAt } from "../json.ts";
import { objectionToHistory } from "./anthropic-history.ts";

/** Which of Anthropic's rules a simulator holds requests to, beyond those that always hold. */
export interface AnthropicRules {
  /** Whether a model refuses any temperature but 1, as models after Opus 4.6 do. @default no model does */
  readonly refusesTemperature?: ((model: string) => boolean) | undefined;
  /** Fields that are accepted beside Anthropic's own; `"any"` accepts every field. @default none, as Anthropic does */
  readonly moreFields?: readonly string[] | "any" | undefined;
}

const knownFields = new Set(
  `max_tokens messages model cache_control container context_management diagnostics inference_geo mcp_servers metadata
  output_config service_tier speed stop_sequences stream system temperature thinking tool_choice tools top_k top_p
  user_profile_id workspace_id`.split(/\s+/),
);

function objectionToFields(body: JsonObject, rules: AnthropicRules): string | undefined {
  if (textAt(body.model) === undefined) return "model: Field required";
  const limit = numberAt(body.max_tokens);
  if (limit === undefined) return "max_tokens: Field required";
  if (!Number.isInteger(limit) || limit < 1) return "max_tokens: Input should be greater than or equal to 1";
  const more = rules.moreFields ?? [];
  const unknown = Object.keys(body).find((field) => more !== "any" && !knownFields.has(field) && !more.includes(field));
  if (unknown !== undefined) return `${unknown}: Extra inputs are not permitted`;
  const user = objectAt(body.metadata);
  const strange = Object.keys(user).find((field) => field !== "user_id");
  if (strange !== undefined) return `metadata.${strange}: Extra inputs are not permitted`;
  for (const [index, stop] of listAt(body.stop_sequences).entries()) {
    if (String(stop).trim() === "") return `stop_sequences.${index}: each stop sequence must contain non-whitespace`;
  }
  const emptyBlock = listAt(body.system).some((block) => objectAt(block).text === "");
  return emptyBlock ? "system: text content blocks must be non-empty" : undefined;
}

function objectionToTools(body: JsonObject): string | undefined {
  const names = new Set<unknown>();
  for (const [index, value] of listAt(body.tools).entries()) {
    const tool = objectAt(value);
    const isServerTool = tool.type !== undefined && tool.type !== "custom";
    if (typeof tool.name !== "string" || !/^[a-zA-Z0-9_-]{1,128}$/.test(tool.name)) {
      return `tools.${index}.custom.name: String should match pattern '^[a-zA-Z0-9_-]{1,128}$'`;
    }
    if (names.has(tool.name)) return "tools: Tool names must be unique.";
    names.add(tool.name);
    if (isServerTool) continue;
    if (!isObject(tool.input_schema)) return `tools.${index}.custom.input_schema: Field required`;
    if (tool.input_schema.type !== "object") return `tools.${index}.custom.input_schema.type: Input should be 'object'`;
  }
  const choice = objectAt(body.tool_choice);
  if (body.tool_choice === undefined) return undefined;
  if (names.size === 0 && choice.type !== "none") return "tool_choice may only be specified while providing tools.";
  if (!["auto", "any", "tool", "none"].includes(String(choice.type))) {
    return `tool_choice: Input tag '${String(choice.type)}' does not match any of the expected tags: 'auto', 'any', 'tool', 'none'`;
  }
  if (choice.type === "tool" && !names.has(choice.name))
    return `Tool '${String(choice.name)}' not found in provided tools`;
  return undefined;
}

function objectionToThinking(body: JsonObject): string | undefined {
  const thinking = objectAt(body.thinking);
  const temperature = numberAt(body.temperature);
  if (
    body.thinking !== undefined &&
    !["enabled", "adaptive", "between_tools", "disabled"].includes(String(thinking.type))
  ) {
    return `thinking: Input tag '${String(thinking.type)}' does not match any of the expected tags`;
  }
  if (thinking.type === "disabled" || thinking.type === undefined) return undefined;
  const budget = numberAt(thinking.budget_tokens);
  if (thinking.type === "enabled") {
    if (budget === undefined) return "thinking.enabled.budget_tokens: Field required";
    if (budget < 1024) return "thinking.enabled.budget_tokens: Input should be greater than or equal to 1024";
    if (budget >= (numberAt(body.max_tokens) ?? 0))
      return "`max_tokens` must be greater than `thinking.budget_tokens`.";
  }
  if (temperature !== undefined && temperature !== 1)
    return "`temperature` may only be set to 1 when thinking is enabled.";
  if (["any", "tool"].includes(String(objectAt(body.tool_choice).type))) {
    return "Thinking may not be enabled when tool_choice forces tool use.";
  }
  return undefined;
}

function objectionToTemperature(body: JsonObject, rules: AnthropicRules): string | undefined {
  const temperature = numberAt(body.temperature);
  if (temperature === undefined) return undefined;
  if (temperature < 0 || temperature > 1) return "temperature: range: 0..1";
  const refused = temperature !== 1 && rules.refusesTemperature?.(textAt(body.model) ?? "") === true;
  return refused ? "temperature: only the default value of 1 is supported for this model" : undefined;
}

/** What Anthropic objects to in a messages request. */
export function anthropicObjection(body: JsonObject, rules: AnthropicRules): VendorErrorDetails | undefined {
  const hasBudget = objectAt(body.thinking).type === "enabled";
  const message =
    objectionToFields(body, rules) ??
    objectionToTools(body) ??
    objectionToThinking(body) ??
    objectionToTemperature(body, rules) ??
    objectionToHistory(listAt(body.messages).map(objectAt), hasBudget, textAt(body.model));
  return message === undefined ? undefined : { message };
}
