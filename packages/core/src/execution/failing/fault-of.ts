import type { FaultKind, ProviderFault } from "../../provider/index.ts";
import { withoutKey } from "../../secrets/index.ts";
import type { Attempt } from "../attempt.ts";
import { unwritable } from "./unwritable.ts";

/** Longer messages are cut: some providers answer with a whole page. */
const longestMessage = 500;

/** What platforms say where a `fetch` could not reach its server, or lost it (WHATWG Fetch, section 5.6: a TypeError). */
const connectionFailed =
  /^(fetch failed|failed to fetch|load failed|terminated)|network|connection|socket|reset|sending request|client error/i;

/** What is needed to know of the attempt that failed. */
export type FailedAttemptLike = Pick<Attempt, "fault" | "isFault" | "key"> & {
  readonly run: Pick<Attempt["run"], "signal" | "request">;
};

/**
 * The fault that an attempt failed with, whatever its adapter threw: an abort by the caller comes before everything, a
 * request that cannot be sent at all comes next, an adapter's own fault stays what it is, and the key that was used is taken
 * out of the words.
 */
export function faultOf(error: unknown, attempt: FailedAttemptLike): ProviderFault {
  const fault = attempt.run.signal?.aborted
    ? attempt.fault({ kind: "aborted", message: "The caller aborted the request.", cause: error })
    : asFault(error, attempt);
  const free = withoutKey(fault, attempt.key.credential);
  const { message, cause } = free ?? fault;
  if (!free && message.length <= longestMessage) return fault;
  const cut = message.length > longestMessage ? `${message.slice(0, longestMessage)}…` : message;
  return attempt.fault({ ...fault, ...free, message: cut, cause });
}

function asFault(error: unknown, attempt: FailedAttemptLike): ProviderFault {
  const known = attempt.isFault(error) ? error : attempt.fault(thrown(error));
  // What a provider refused it has read, and what it was too slow for was sent.
  if (known.status !== undefined || known.kind === "timeout" || !unwritable(attempt.run.request)) return known;
  return attempt.fault({
    kind: "invalid_request",
    message:
      "The request cannot be written as JSON: leave out BigInts and what leads back to itself, and nest it less deeply.",
    cause: known,
  });
}

/** What is no fault, or one of a kind that somebody made up. */
function thrown(cause: unknown): { readonly kind: FaultKind; readonly message: string; readonly cause: unknown } {
  if (!(cause instanceof Error)) {
    const message = typeof cause === "string" ? cause : "The adapter threw something that is not an error.";
    return { kind: "server", message, cause };
  }
  const { name, message } = cause;
  if ("kind" in cause) {
    return {
      kind: "server",
      message: `The adapter threw a fault of the unknown kind "${String(cause.kind)}": ${message}`,
      cause,
    };
  }
  if (!/^(Type|Range|Reference|Syntax)Error$/.test(name)) return { kind: "server", message, cause };
  if (connectionFailed.test(message)) return { kind: "network", message, cause };
  if (name === "SyntaxError") return { kind: "malformed", message: "The response is not valid JSON.", cause };
  return { kind: "server", message: `The adapter made a mistake (${name}): ${message}`, cause };
}
