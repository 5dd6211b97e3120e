import { ProviderFault } from "../provider/index.ts";

/** Longer messages are cut: some providers answer with a whole page. */
const longestMessage = 500;

/**
 * The fault that an attempt failed with, whatever its adapter threw: an abort by the caller comes before everything, an
 * adapter's own fault stays what it is, and the key that was used is taken out of the words.
 */
export function faultOf(
  error: unknown,
  callerSignal: AbortSignal | undefined,
  credential: string | undefined,
): ProviderFault {
  if (callerSignal?.aborted) {
    const cause = safeCause(error, credential);
    return new ProviderFault({ kind: "aborted", message: "The caller aborted the request.", cause });
  }
  if (!(error instanceof ProviderFault)) {
    const thrown = typeof error === "string" ? error : "The adapter threw something that is not an error.";
    const words = error instanceof Error ? error.message : thrown;
    // A `fetch` that cannot reach its server rejects with a TypeError (WHATWG Fetch, section 5.6).
    const kind = error instanceof TypeError ? "network" : "server";
    return new ProviderFault({ kind, message: clean(words, credential), cause: safeCause(error, credential) });
  }
  const message = clean(error.message, credential);
  const cause = safeCause(error.cause, credential);
  if (message === error.message && cause === error.cause) return error;
  const { kind, status, retryAfterMs, requestId, param } = error;
  return new ProviderFault({ kind, message, status, retryAfterMs, requestId, param, cause });
}

function clean(message: string, credential: string | undefined): string {
  const whole = credential ? message.replaceAll(credential, "[key]") : message;
  return whole.length > longestMessage ? `${whole.slice(0, longestMessage)}…` : whole;
}

/** What the SDK threw is kept for whoever debugs, unless the key can be read in it, or it cannot be searched. */
function safeCause(cause: unknown, credential: string | undefined): unknown {
  if (cause === undefined || !credential) return cause;
  try {
    return mentions(cause, credential) ? undefined : cause;
  } catch {
    // A getter that throws.
    return undefined;
  }
}

/** An SDK's error holds the response's body and headers, and a cause of its own; what is larger cannot be vouched for. */
const mostSearched = 2000;

function mentions(value: unknown, credential: string): boolean {
  const seen = new Set<unknown>();
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const each = waiting.pop();
    if (typeof each === "string" && each.includes(credential)) return true;
    if (typeof each !== "object" || each === null || seen.has(each)) continue;
    seen.add(each);
    if (seen.size > mostSearched) return true;
    if (each instanceof Headers || each instanceof Map || each instanceof Set) waiting.push(...each);
    const names = Reflect.ownKeys(each);
    if (names.length > mostSearched) return true;
    for (const name of names) waiting.push(name, Reflect.get(each, name));
  }
  return false;
}
