import type { ChatCompletionRequest } from "../chat/index.ts";
import { changed } from "./adapter-warnings.ts";
import type { Call, Warning } from "./provider.ts";

/** How many tokens the answer may have, if the caller says so; a model's own limit stands over it, with a warning. */
export function tokenLimit(
  request: ChatCompletionRequest,
  { card }: Pick<Call, "card">,
  warnings: Warning[],
): number | undefined {
  const param = request.max_completion_tokens == null ? "max_tokens" : "max_completion_tokens";
  const asked = request[param];
  const most = card?.maxOutputTokens;
  if (asked == null || most === undefined || asked <= most) return asked ?? undefined;
  warnings.push(changed(param, `this model gives at most ${most} tokens`));
  return most;
}

/** The sequences that the answer stops at, the empty ones left out. */
export function stopSequences({ stop }: ChatCompletionRequest): string[] {
  return (typeof stop === "string" ? [stop] : (stop ?? [])).filter((sequence) => sequence !== "");
}
