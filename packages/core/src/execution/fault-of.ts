import { faultMeanings, ProviderFault, withoutCredential } from "../provider/index.ts";
import { unwritableFault } from "./unwritable-fault.ts";

/** Longer messages are cut: some providers answer with a whole page. */
const longestMessage = 500;

/** What platforms say where a `fetch` could not reach its server, or lost it (WHATWG Fetch, section 5.6: a TypeError). */
const connectionFailed =
  /^(fetch failed|failed to fetch|load failed|terminated)|network|connection|socket|reset|sending request|client error/i;

/** What is known of a call that failed. */
export interface FailedAsk {
  readonly callerSignal: AbortSignal | undefined;
  /** The key that was used. */
  readonly credential: string | undefined;
  readonly request: object;
}

/**
 * The fault that an attempt failed with, whatever its adapter threw: an abort by the caller comes before everything, a
 * request that cannot be sent at all comes next, an adapter's own fault stays what it is, and the key that was used is taken
 * out of the words.
 */
export function faultOf(error: unknown, { callerSignal, credential, request }: FailedAsk): ProviderFault {
  const fault = withoutCredential(
    callerSignal?.aborted
      ? new ProviderFault({ kind: "aborted", message: "The caller aborted the request.", cause: error })
      : asFault(error, request),
    credential,
  );
  if (fault.message.length <= longestMessage) return fault;
  const { kind, status, retryAfterMs, requestId, param, cause } = fault;
  const message = `${fault.message.slice(0, longestMessage)}…`;
  return new ProviderFault({ kind, message, status, retryAfterMs, requestId, param, cause });
}

function asFault(error: unknown, request: object): ProviderFault {
  const known = error instanceof ProviderFault ? ofKnownKind(error) : thrownFault(error);
  // What a provider refused it has read, and what it was too slow for was sent.
  return known.status === undefined && known.kind !== "timeout" ? (unwritableFault(request) ?? known) : known;
}

/** A provider that was written by hand may make up a kind. */
function ofKnownKind(fault: ProviderFault): ProviderFault {
  if (Object.hasOwn(faultMeanings, fault.kind)) return fault;
  const { kind, message, status, requestId } = fault;
  const said = `The provider threw a fault of the unknown kind "${kind}": ${message}`;
  return new ProviderFault({ kind: "server", message: said, status, requestId, cause: fault });
}

function thrownFault(cause: unknown): ProviderFault {
  if (!(cause instanceof Error)) {
    const message = typeof cause === "string" ? cause : "The adapter threw something that is not an error.";
    return new ProviderFault({ kind: "server", message, cause });
  }
  const { name, message } = cause;
  if (!/^(Type|Range|Reference|Syntax)Error$/.test(name)) return new ProviderFault({ kind: "server", message, cause });
  if (connectionFailed.test(message)) return new ProviderFault({ kind: "network", message, cause });
  if (name === "SyntaxError") {
    return new ProviderFault({ kind: "malformed", message: "The response is not valid JSON.", cause });
  }
  return new ProviderFault({ kind: "server", message: `The adapter made a mistake (${name}): ${message}`, cause });
}
