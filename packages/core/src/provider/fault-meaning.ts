import type { FaultKind } from "./fault.ts";

/** What to do about a fault. */
export interface FaultMeaning {
  /** Whether the same model may well answer if it is asked again. */
  readonly retry: boolean;
  /** Whether to ask another model: `larger_window` only one with more room, `if_allowed` only if the caller said so. */
  readonly reroute: "yes" | "no" | "larger_window" | "if_allowed";
  /** Whether it tells of the provider's health, and not of the key, the request or the caller. */
  readonly countsForBreaker: boolean;
  /** What is left alone for a while: this key for this model, this key altogether, or nothing. */
  readonly parks: "nothing" | "key_for_model" | "key";
  /** The HTTP status that the caller sees if this is how the request ends. */
  readonly status: number;
}

function meaning(
  retry: boolean,
  reroute: FaultMeaning["reroute"],
  countsForBreaker: boolean,
  parks: FaultMeaning["parks"],
  status: number,
): FaultMeaning {
  return { retry, reroute, countsForBreaker, parks, status };
}

/** The one table of what faults mean. */
export const faultMeanings: Readonly<Record<FaultKind, FaultMeaning>> = {
  //                        retry  reroute          breaker parks            status
  rate_limited: /*       */ meaning(true, "yes", false, "key_for_model", 429),
  overloaded: /*         */ meaning(true, "yes", true, "nothing", 503),
  server: /*             */ meaning(true, "yes", true, "nothing", 502),
  timeout: /*            */ meaning(true, "yes", true, "nothing", 504),
  network: /*            */ meaning(true, "yes", true, "nothing", 502),
  truncated: /*          */ meaning(true, "yes", true, "nothing", 502),
  malformed: /*          */ meaning(true, "yes", true, "nothing", 502),
  auth: /*               */ meaning(false, "yes", false, "key", 401),
  permission: /*         */ meaning(false, "yes", false, "key_for_model", 403),
  quota: /*              */ meaning(false, "yes", false, "key", 429),
  not_found: /*          */ meaning(false, "yes", false, "nothing", 404),
  invalid_request: /*    */ meaning(false, "no", false, "nothing", 400),
  unsupported: /*        */ meaning(false, "yes", false, "nothing", 400),
  payload_too_large: /*  */ meaning(false, "yes", false, "nothing", 413),
  context_length: /*     */ meaning(false, "larger_window", false, "nothing", 400),
  content_policy: /*     */ meaning(false, "if_allowed", false, "nothing", 400),
  conflict: /*           */ meaning(true, "yes", false, "nothing", 409),
  aborted: /*            */ meaning(false, "no", false, "nothing", 499),
};
