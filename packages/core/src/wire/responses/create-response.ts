import { type ChatCompletion, OvertureError } from "../../chat/index.ts";
import { chunksOf } from "../../chunks/index.ts";
import type { WireAnswer, WireCall, WireTarget } from "../target.ts";
import type { ResponseObject } from "./response.ts";
import { ResponseStream } from "./response-stream.ts";
import { ResponseWriter } from "./response-writer.ts";
import { type TranslationWarning, toChat } from "./to-chat.ts";

/** A response, with Overture's account of it. */
export type RoutedResponse = ResponseObject & WireAnswer;

/** Answers a request to OpenAI's Responses API through chat. The values of a stream are events. */
export async function createResponse(
  target: Pick<WireTarget, "create" | "epochSeconds" | "refused">,
  body: unknown,
  call: WireCall,
): Promise<RoutedResponse | ResponseStream> {
  const { chat, settings, warnings } = await translated(target, body, call);
  const account = (overture: object | undefined): Record<string, unknown> => {
    return overture ? { overture: withWarnings(overture, warnings) } : {};
  };
  const result = await target.create(chat, call).catch((error: unknown) => {
    throw inTheirWords(error);
  });
  if (!("overture" in result)) {
    const { epochSeconds } = target;
    return new ResponseStream({ chunks: result, settings, signal: call.signal ?? undefined, account, epochSeconds });
  }
  // What a target answers is a completion: it is Overture's own.
  const answer = result as WireAnswer & ChatCompletion;
  const { id, model } = answer.overture;
  const writer = new ResponseWriter({ id, model, createdAt: answer.created, settings });
  for (const chunk of chunksOf(answer)) writer.add(chunk);
  // The account that went in has come out, with warnings added.
  return writer.end(account(answer.overture)) as RoutedResponse;
}

async function translated(
  target: Pick<WireTarget, "refused">,
  body: unknown,
  { signal }: WireCall,
): Promise<ReturnType<typeof toChat>> {
  try {
    return toChat(body);
  } catch (error) {
    await target.refused?.(error, body, signal);
    throw error;
  }
}

/** The account with what the translation left out in front. */
function withWarnings(overture: object, warnings: readonly TranslationWarning[]): object {
  if (warnings.length === 0) return overture;
  const told = "warnings" in overture && Array.isArray(overture.warnings) ? overture.warnings : [];
  return { ...overture, warnings: [...warnings, ...told] };
}

/** Fields of chat, by what they are called here. */
const names: readonly (readonly [chat: RegExp, here: string])[] = [
  [/^messages\b.*/, "input"],
  [/^max_(completion_)?tokens$/, "max_output_tokens"],
  [/^reasoning_effort$/, "reasoning.effort"],
  [/^response_format\b(\.json_schema)?/, "text.format"],
  [/^verbosity$/, "text.verbosity"],
];

/** An error that names a field of chat, with the name that the caller knows. */
function inTheirWords(error: unknown): unknown {
  if (!(error instanceof OvertureError) || error.param === undefined) return error;
  const { param } = error;
  const name = names.find(([chat]) => chat.test(param));
  if (!name) return error;
  const { code, status, message, attempts, retryAfterMs, cause } = error;
  return new OvertureError({ code, status, message, attempts, retryAfterMs, cause, param: param.replace(...name) });
}
