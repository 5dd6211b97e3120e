import type { ChatMessage } from "../chat/index.ts";
import { dropped } from "./adapter-warnings.ts";
import { fault, type ProviderFault } from "./fault.ts";
import type { Warning } from "./provider.ts";

/** Said where there are only system messages, and the vendor's models need somebody to answer. */
export const systemAlone: Warning = {
  code: "parameter_changed",
  message: "messages was changed: the system messages stand alone and were sent as the user's.",
  param: "messages",
};

/** Said where a vendor takes system messages in front alone, and one stood elsewhere. */
export const systemMoved: Warning = {
  code: "parameter_changed",
  message: "messages was changed: system messages were moved to the front.",
  param: "messages",
};

/**
 * Warns of what messages lose at a vendor that has neither names of those who speak nor the sound of earlier answers. A
 * function's name says whose result it is.
 */
export function warnOfLosses(messages: readonly ChatMessage[], vendor: string, warnings: Warning[]): void {
  if (messages.some((message) => message.role === "assistant" && message.audio)) {
    warnings.push(dropped("audio", `${vendor} keeps no sound of earlier answers`));
  }
  const isNamed = messages.some(
    ({ role, name }: { role: string; name?: string | undefined }) => name !== undefined && role !== "function",
  );
  if (isNamed) warnings.push(dropped("name", `${vendor} has no names for those who speak`));
}

/** The fault of a message, or of a part of one, that a vendor has no place for; `kind` is for example `role`. */
export function unknownIn(vendor: string, kind: "role" | "type", message: object): ProviderFault {
  const given = String((message as { readonly [field: string]: unknown })[kind]).slice(0, 40);
  return fault(
    "unsupported",
    `${vendor} takes no ${JSON.stringify(given)} ${kind === "role" ? "messages" : "parts"}.`,
    "messages",
  );
}

/** The fault of a conversation in which nothing is said. */
export function nothingSaid(): ProviderFault {
  return fault("invalid_request", "No message has any content.", "messages");
}
