import { ProviderFault } from "./fault.ts";

/** Keys shorter than this are made up, for example `unused`, and may well be words of a message. */
const shortestKey = 8;

/**
 * The fault without the key. A platform quotes a key that no header can hold, and a server may quote what it was sent: then
 * the key is taken out of the message, and the error that was thrown is left out altogether.
 */
export function withoutCredential(fault: ProviderFault, credential: string | undefined): ProviderFault {
  if (credential === undefined || credential.length < shortestKey) return fault;
  const texts = [fault.message, fault.param, ...textsOf(fault.cause)];
  if (!texts.some((text) => text?.includes(credential))) return fault;
  const { kind, status, retryAfterMs, requestId } = fault;
  const message = fault.message.replaceAll(credential, "[key]");
  const param = fault.param?.replaceAll(credential, "[key]");
  return new ProviderFault({ kind, message, status, retryAfterMs, requestId, param });
}

/** The texts that a log would show of an error, and of those behind it. */
function textsOf(error: unknown, depth = 0): string[] {
  if (!(error instanceof Error)) return [String(error)];
  const body = "body" in error && typeof error.body === "string" ? error.body : "";
  const said = "error" in error ? (JSON.stringify(error.error) ?? "") : "";
  const headers = "headers" in error && error.headers instanceof Headers ? [...error.headers.values()].join("\n") : "";
  const behind = depth < 4 && error.cause !== undefined ? textsOf(error.cause, depth + 1) : [];
  return [String(error.message), String(error.stack), body, said, headers, ...behind];
}
