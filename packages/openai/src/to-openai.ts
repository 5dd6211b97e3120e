import type { Call, ChatCompletionRequest, Warning } from "@overture/core/provider";
import type { BodyDraft } from "./body-draft.ts";
import type { Dialect } from "./dialect.ts";
import { type CacheMark, toOpenAIMessages } from "./to-openai-messages.ts";

/** A request as the server takes it, and what was left out. */
export interface OpenAIBody {
  readonly body: { readonly [field: string]: unknown };
  readonly warnings: readonly Warning[];
}

/** Hints that a model with a fixed temperature refuses, whatever its effort. */
const fixedHints = ["presence_penalty", "frequency_penalty", "logit_bias"] as const;

/** Hints that it takes only where it is told not to reason. */
const silentHints = ["temperature", "top_p", "logprobs", "top_logprobs"] as const;

/** Hints that a model without reasoning refuses. */
const reasoningHints = ["reasoning_effort", "verbosity"] as const;

/**
 * Translates a request, which is near to nothing: the body is a shallow copy, and only messages that must change are
 * copied. What `providerOptions` say for this provider is merged last, and wins.
 */
export function toOpenAI(
  request: ChatCompletionRequest,
  call: Pick<Call, "model" | "card">,
  stream: boolean,
  dialect: Dialect,
): OpenAIBody {
  const warnings: Warning[] = [];
  const warn = (code: "parameter_dropped" | "parameter_changed", param: string, reason: string): void => {
    if (warnings.some((warning) => warning.param === param)) return;
    const name = `${dialect.provider}/${call.model}`;
    const done = code === "parameter_dropped" ? "left out" : "changed";
    warnings.push({ code, param, message: `${param} was ${done}: ${name} ${reason}.` });
  };
  const { providerOptions, stream: _, stream_options, ...given } = request;
  const body: { [field: string]: unknown } = { ...given, model: call.model };
  const draft: BodyDraft = {
    provider: dialect.provider,
    body,
    request,
    call,
    drop(param, reason) {
      const value = body[param];
      delete body[param];
      if (value !== undefined && value !== null) warn("parameter_dropped", param, reason);
    },
    warnChanged: (param, reason) => warn("parameter_changed", param, reason),
  };
  delete body.overture;
  body.messages = toOpenAIMessages(request.messages, {
    ...dialect,
    cacheMark: cacheMarkFor(call, dialect),
    onMarkDropped: () => {
      // OpenAI's older models cache every long prefix without being asked, so nothing is lost there.
      if (dialect.cacheMarks === "none")
        warn("parameter_dropped", "cache_control", "knows no marks for prompt caching");
    },
    onForeignReasoning: () => warn("parameter_dropped", "reasoning_content", "takes no reasoning of another provider"),
  });
  limitOutput(body, call, dialect);
  const capabilities = call.card?.capabilities;
  if (capabilities?.temperature === false) {
    for (const hint of fixedHints) draft.drop(hint, "has a fixed temperature");
    const reasons = capabilities.reasoning !== "optional" || request.reasoning_effort !== "none";
    if (request.logprobs === false) delete body.logprobs;
    if (reasons) for (const hint of silentHints) draft.drop(hint, "takes none while it reasons");
  }
  if (capabilities?.reasoning === "no") for (const hint of reasoningHints) draft.drop(hint, "does not reason");
  dialect.adjust?.(draft);
  if (stream && dialect.streamUsage) body.stream_options = { ...stream_options, include_usage: true };
  Object.assign(body, request.providerOptions?.[dialect.provider]);
  if (stream) body.stream = true;
  else for (const field of ["stream", "stream_options"]) delete body[field];
  return { body, warnings };
}

function cacheMarkFor({ card }: Pick<Call, "card">, dialect: Dialect): CacheMark {
  if (dialect.cacheMarks === "unneeded") return "none";
  if (dialect.cacheMarks !== "by_model") return dialect.cacheMarks;
  if (!card) return "own_only";
  return card.prices?.cacheWrite === undefined ? "none" : "prompt_cache_breakpoint";
}

function limitOutput(body: { [field: string]: unknown }, call: Pick<Call, "card">, dialect: Dialect): void {
  let field = dialect.maxTokensField;
  if (field === "by_model") {
    if (!call.card || call.card.capabilities.reasoning === "no") return;
    field = "max_completion_tokens";
  }
  // Where both are given, the newer name is the one that the caller's code was last written for.
  const limit = body.max_completion_tokens ?? body.max_tokens;
  delete body.max_tokens;
  delete body.max_completion_tokens;
  if (limit !== undefined && limit !== null) body[field] = limit;
}
