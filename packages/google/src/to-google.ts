import {
  type Call,
  type ChatCompletionRequest,
  changed,
  dropped,
  jsonFormOf,
  offeredTools,
  present,
  refuseBeyondText,
  type ToolOffer,
  tokenLimit,
  type Warning,
  withoutRepeats,
} from "./core.ts";
import type { GoogleBody, GoogleConfig } from "./google-request.ts";
import { traitsOf } from "./model-traits.ts";
import { withProviderOptions } from "./provider-options.ts";
import { toContents } from "./to-contents.ts";
import { setSampling } from "./to-sampling.ts";
import { toThinking } from "./to-thinking.ts";

/** A request in Google's form, and what the way back must know of it. */
export interface GoogleRequest {
  readonly body: GoogleBody;
  readonly tools: ToolOffer;
  readonly warnings: Warning[];
}

/**
 * Translates a request; `id` is the adapter's, under which the request keeps its `providerOptions`. Throws `unsupported` for
 * what would change the answer's shape or meaning if it were left out; a mere hint is left out with a warning.
 */
export function toGoogle(
  request: ChatCompletionRequest,
  call: Pick<Call, "model" | "card">,
  id: string,
): GoogleRequest {
  refuseBeyondText(request, "Google", true);
  const warnings: Warning[] = [];
  const traits = traitsOf(call.model, call.card);
  const { system, contents } = toContents(request.messages, traits, warnings);
  const tools = offeredTools(request);
  const config: GoogleConfig = {};
  if (system.length > 0) config.systemInstruction = { parts: system };
  setTools(config, tools, warnings);
  const maxOutputTokens = tokenLimit(request, call, warnings);
  if (maxOutputTokens !== undefined) config.maxOutputTokens = maxOutputTokens;
  const json = jsonFormOf(request);
  if (json) config.responseMimeType = "application/json";
  if (json?.schema) config.responseJsonSchema = json.schema;
  setSampling(config, request, warnings);
  const thinking = toThinking(request, traits, warnings);
  if (thinking) config.thinkingConfig = thinking;
  const body = withProviderOptions({ contents, config, extra: {} }, request.providerOptions?.[id]);
  return { body, tools, warnings: withoutRepeats(warnings) };
}

const modes = { auto: "AUTO", none: "NONE", required: "ANY" } as const;

function setTools(config: GoogleConfig, { tools, choice, parallel, legacy }: ToolOffer, warnings: Warning[]): void {
  if (tools.length === 0) return;
  const functionDeclarations = tools.map(({ name, description, parameters, strict }) => {
    if (strict) warnings.push(changed("tools", "Google has no strict schemas"));
    return present({ name, description: description || undefined, parametersJsonSchema: parameters ?? undefined });
  });
  config.tools = [{ functionDeclarations }];
  if (choice !== undefined) {
    config.toolConfig = {
      functionCallingConfig:
        typeof choice === "string" ? { mode: modes[choice] } : { mode: "ANY", allowedFunctionNames: [choice.name] },
    };
  }
  if (parallel === false && !legacy) {
    warnings.push(dropped("parallel_tool_calls", "Google has nothing like it"));
  }
}
