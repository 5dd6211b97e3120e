import { type JsonObject, listAt, objectAt, textAt } from "../json.ts";

/**
 * OpenAI's chat completions refuse function tools beside a reasoning effort: GPT-5.4 and 5.5 if one is asked for, later ones
 * unless it is `none`, since they have one of their own.
 */
export function objectionToEffort(body: JsonObject): { message: string; param: string } | undefined {
  const model = textAt(body.model) ?? "";
  const [, major = 0, minor = 0] = /^gpt-(\d+)(?:\.(\d+))?(?!\d)/.exec(model) ?? [];
  const version = Number(major) * 100 + Number(minor);
  const hasFunctions = listAt(body.tools).some((tool) => objectAt(tool).type === "function");
  const effort = textAt(body.reasoning_effort) ?? (version >= 506 ? "medium" : "none");
  if (version < 504 || !hasFunctions || effort === "none") return undefined;
  const instead =
    version >= 506
      ? "To use function tools, use /v1/responses or set reasoning_effort to 'none'."
      : "Please use /v1/responses instead.";
  const message = `Function tools with reasoning_effort are not supported for ${model} in /v1/chat/completions. ${instead}`;
  return { message, param: "reasoning_effort" };
}
