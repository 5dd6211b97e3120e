import { ProviderFault, withRequestId } from "../provider/index.ts";
import { withoutCredential } from "./credential-free.ts";

/** What is known of a call that failed. */
export interface FailedCall {
  readonly signal: AbortSignal;
  /** The key in use, which no fault may hold. */
  readonly credential: string | undefined;
  /** The provider's id of the request, once its headers were there. */
  readonly requestId?: string | undefined;
  /** Whether it was the call's own time that ended it. @default false: what was thrown says so, or not */
  readonly timedOut?: boolean | undefined;
  /** Whether the request had been sent. If not, what was thrown tells of the set-up. @default true */
  readonly sent?: boolean | undefined;
}

/** The longest message that is carried on of an error that is nobody's. */
const longestMessage = 500;

/**
 * Whatever an SDK threw, as a fault. Faults stay what they are; an abort shows in many guises, so the signal is asked and
 * not the error; `read` reads the SDK's own errors, and gives nothing for others, which tell of a connection or of a body
 * that is no JSON. Errors are told apart by their fields and words, not by class: a client may come from another copy of
 * the SDK, and a bundler may have renamed its classes.
 *
 * @param broken what a connection that breaks is called: `truncated` if a part of the answer had arrived
 */
export function faultOfThrown(
  thrown: unknown,
  call: FailedCall,
  read: (error: object) => ProviderFault | undefined,
  broken: "network" | "truncated" = "network",
): ProviderFault {
  const { signal, credential, requestId } = call;
  if (!(thrown instanceof ProviderFault) && signal.aborted) {
    return new ProviderFault({ kind: "aborted", message: "The call was aborted.", requestId, cause: signal.reason });
  }
  const known = thrown instanceof ProviderFault ? thrown : isError(thrown) && !call.timedOut ? read(thrown) : undefined;
  return withRequestId(withoutCredential(known ?? rawFault(thrown, call, broken), credential), requestId);
}

function rawFault(
  thrown: unknown,
  { credential, sent = true, timedOut }: FailedCall,
  broken: "network" | "truncated",
): ProviderFault {
  const { name, message } = isError(thrown) ? thrown : { name: "", message: String(thrown) };
  const words = `${name} ${message}`;
  const fault = (kind: ProviderFault["kind"], said: string): ProviderFault =>
    new ProviderFault({ kind, message: said, cause: thrown });
  if (timedOut || /time(d ?)?out/i.test(words)) return fault("timeout", "The provider did not answer in time.");
  if (name === "SyntaxError") return fault("malformed", "The response is not valid JSON.");
  // The platform quotes a key that can't stand in a header.
  if (/invalid header value/i.test(words) || (!sent && credential && words.includes(credential)))
    return fault("auth", "The key holds what no HTTP header can carry.");
  // Another provider may be set up better.
  return fault(sent ? broken : "unsupported", message.slice(0, longestMessage) || "The connection failed.");
}

function isError(value: unknown): value is Error {
  return typeof value === "object" && value !== null && "message" in value && typeof value.message === "string";
}
