import { ProviderFault } from "@overture/core/provider";
import { isObject } from "./json.ts";

/**
 * The fault without the key. A header with a key that no header can hold, or a server that quotes what it was sent, puts
 * the key into the message; then the original error is left out too.
 */
export function credentialFree(fault: ProviderFault, credential: string | undefined): ProviderFault {
  if (!credential) return fault;
  const leaks = [fault.message, fault.param ?? "", ...textsOf(fault.cause)].some((text) => text.includes(credential));
  if (!leaks) return fault;
  return new ProviderFault({
    kind: fault.kind,
    message: fault.message.replaceAll(credential, "[key]"),
    status: fault.status,
    retryAfterMs: fault.retryAfterMs,
    requestId: fault.requestId,
    param: fault.param?.replaceAll(credential, "[key]"),
  });
}

/** The texts of an error that a log would show: its message, its body, and the error behind it. */
function textsOf(error: unknown): string[] {
  if (!isObject(error)) return [String(error)];
  const texts = [String(error.message), String(error.stack)];
  if (error.error) texts.push(JSON.stringify(error.error) ?? "");
  if (error.headers instanceof Headers) texts.push([...error.headers.values()].join("\n"));
  if (isObject(error.cause)) texts.push(String(error.cause.message));
  return texts;
}
