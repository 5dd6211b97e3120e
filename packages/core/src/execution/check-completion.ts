import type { ChatCompletion } from "../chat/index.ts";
import { ProviderFault } from "../provider/index.ts";

/** Lets a completion through, and makes a `malformed` fault of anything that callers could not read as one. */
export function checkCompletion(body: ChatCompletion): ChatCompletion {
  const choices: unknown = body?.choices;
  if (!Array.isArray(choices) || choices.length === 0) throw malformed("it has no choices");
  for (const choice of choices) {
    if (typeof choice?.message !== "object" || choice.message === null) throw malformed("a choice has no message");
    if (typeof choice.finish_reason !== "string") throw malformed("a choice has no finish reason");
  }
  return body;
}

function malformed(why: string): ProviderFault {
  return new ProviderFault({ kind: "malformed", message: `The provider's answer is not a completion: ${why}.` });
}
