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
    return new ProviderFault({ kind: "aborted", message: "The caller aborted the request.", cause: error });
  }
  if (!(error instanceof ProviderFault)) {
    const words = error instanceof Error ? error.message : String(error);
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

/** What the SDK threw is kept for whoever debugs, unless the key can be read in it. */
function safeCause(cause: unknown, credential: string | undefined): unknown {
  if (cause === undefined || !credential) return cause;
  return mentions(cause, credential, 0) ? undefined : cause;
}

/** How deep errors are searched: an SDK's error holds the response's body and headers, and a cause of its own. */
const deepest = 6;

function mentions(value: unknown, credential: string, depth: number): boolean {
  if (typeof value === "string") return value.includes(credential);
  if (typeof value !== "object" || value === null) return false;
  // What lies deeper cannot be vouched for.
  if (depth > deepest) return true;
  if (value instanceof Headers) return mentions([...value.values()], credential, depth + 1);
  const names = Object.getOwnPropertyNames(value).slice(0, 200);
  return names.some((name) => mentions(Reflect.get(value, name), credential, depth + 1));
}
