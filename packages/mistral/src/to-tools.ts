import type { ChatCompletionRequest as MistralRequest } from "@mistralai/mistralai/models/components";
import { type CallForms, type ChatCompletionRequest, offeredTools, present } from "./core.ts";

/** What of a request's tools the answer's translation must know. */
export type ToolForms = CallForms;

/** Translates a request's tools and what it says of their choice. */
export function setTools(body: MistralRequest, request: ChatCompletionRequest): ToolForms {
  const { tools, choice, parallel, custom, legacy } = offeredTools(request);
  if (tools.length === 0) return { custom, legacy };
  body.tools = tools.map(({ name, description, parameters, strict }) => ({
    type: "function",
    function: {
      name,
      ...present({ description: description || undefined, strict: strict || undefined }),
      parameters: { ...(parameters ?? { type: "object", properties: {} }) },
    },
  }));
  if (typeof choice === "object") body.toolChoice = { type: "function", function: { name: choice.name } };
  else if (choice) body.toolChoice = choice === "required" ? "any" : choice;
  if (parallel !== undefined) body.parallelToolCalls = parallel;
  return { custom, legacy };
}
