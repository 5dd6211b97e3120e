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
  const message = `${fault.message.slice(0, longestMessage)}…`;
  return new ProviderFault({ ...fault, message, cause: fault.cause });
}

function asFault(error: unknown, request: object): ProviderFault {
  const known = error instanceof ProviderFault ? ofKnownKind(error) : thrownFault(error);
  // What a provider refused it has read, and what it was too slow for was sent.
  return known.status === undefined && known.kind !== "timeout" ? (unwritableFault(request) ?? known) : known;
}

/** A provider that was written by hand may make up a kind. */
function ofKnownKind(fault: ProviderFault): ProviderFault {
  if (Object.hasOwn(faultMeanings, fault.kind)) return fault;
  const message = `The provider threw a fault of the unknown kind "${fault.kind}": ${fault.message}`;
  return new ProviderFault({ ...fault, kind: "server", message, cause: fault });
}

function thrownFault(cause: unknown): ProviderFault {
  const {
    name = "",
    message = typeof cause === "string" ? cause : "The adapter threw something that is not an error.",
  } = cause instanceof Error ? cause : {};
  const isNative = /^(Type|Range|Reference|Syntax)Error$/.test(name);
  if (!isNative) return new ProviderFault({ kind: "server", message, cause });
  if (connectionFailed.test(message)) return new ProviderFault({ kind: "network", message, cause });
  return name === "SyntaxError"
    ? new ProviderFault({ kind: "malformed", message: "The response is not valid JSON.", cause })
    : new ProviderFault({ kind: "server", message: `The adapter made a mistake (${name}): ${message}`, cause });
}
