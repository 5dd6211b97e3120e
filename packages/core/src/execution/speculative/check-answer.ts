import type { ChatCompletion, ChatCompletionRequest } from "../../chat/index.ts";
import type { Attempt } from "../attempt.ts";
import { misfitOf } from "./json-schema.ts";
import type { LentToSpeculative } from "./lent.ts";
import type { Validate } from "./speculative-options.ts";

/** How an answer is checked beside its form. */
export interface AnswerCheck {
  /** The caller's own check. */
  readonly validate: Validate | undefined;
  /** How long that may take, in milliseconds. */
  readonly limitMs: number;
}

/**
 * Throws a fault for an answer that does not win: that has not the form which was asked for, or that the caller's own check does
 * not pass. It says nothing of the provider's health, and opens no breaker.
 */
export async function checkAnswer(
  attempt: Pick<Attempt, "fault" | "within">,
  request: ChatCompletionRequest,
  completion: ChatCompletion,
  { validate, limitMs }: AnswerCheck,
  lent: Pick<LentToSpeculative, "flawOf">,
): Promise<void> {
  const invalid = (why: string, cause?: unknown): Error =>
    attempt.fault({ kind: "unsupported", message: `The answer ${why}.`, cause });
  const flaw = lent.flawOf(request, completion);
  if (flaw === "empty" || flaw === "invalid_json") throw invalid(flaw === "empty" ? "is empty" : "is no JSON");
  const misfit = schemaMisfit(request, completion);
  if (misfit !== undefined) throw invalid(`does not fit the JSON schema: ${misfit}`);
  if (!validate) return;
  let passed: boolean;
  try {
    passed = await attempt.within(ask(validate, completion, request), limitMs);
  } catch (cause) {
    throw invalid("made the option validate throw, or take too long", cause);
  }
  if (!passed) throw invalid("did not pass the option validate");
}

/** Asynchronous, so that a check that throws at once is one that rejects. */
async function ask(validate: Validate, ...asked: Parameters<Validate>): Promise<boolean> {
  return validate(...asked);
}

/** Where an answer does not fit the schema, by names that stand in the schema and in the answer, without its values. */
function schemaMisfit(request: ChatCompletionRequest, { choices }: ChatCompletion): string | undefined {
  const format = request.response_format;
  if (format?.type !== "json_schema" || !("json_schema" in format)) return undefined;
  for (const { message } of choices) {
    if (message.tool_calls?.length || message.refusal || !message.content) continue;
    let value: unknown;
    try {
      value = JSON.parse(message.content);
    } catch {
      return "it is no JSON";
    }
    const misfit = misfitOf(value, format.json_schema.schema ?? true);
    if (misfit !== undefined) return misfit;
  }
  return undefined;
}
