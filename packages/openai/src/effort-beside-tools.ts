import type { BodyDraft } from "./body-draft.ts";

/**
 * OpenAI's chat completions refuse function tools beside a reasoning effort: GPT-5.4 and 5.5 if one is asked for, 5.6 and
 * later even without one, since they have one of their own, unless it is `none`. Tools cannot be left out; the effort can.
 */
export function withoutEffortBesideTools({ body, request, call, drop, warnChanged }: BodyDraft): void {
  const version = /^gpt-(\d+)(?:\.(\d+))?(?!\d)/.exec(call.model);
  const number = Number(version?.[1]) * 100 + Number(version?.[2] ?? 0);
  const hasFunctions = request.tools?.some((tool) => tool.type === "function") || request.functions?.length;
  if (!(number >= 504) || !hasFunctions || body.reasoning_effort === "none") return;
  const reason = "takes no function tools beside a reasoning effort in chat completions";
  if (number < 506) {
    drop("reasoning_effort", reason);
  } else {
    if (body.reasoning_effort) warnChanged("reasoning_effort", reason);
    body.reasoning_effort = "none";
  }
}
