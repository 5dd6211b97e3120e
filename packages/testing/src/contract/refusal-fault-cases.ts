import assert from "node:assert/strict";
import type { FaultKind } from "@overture/core";
import type { RefusalBehaviour } from "../simulator/index.ts";
import type { CaseSketch } from "./contract-case.ts";
import { expectFault } from "./expect-fault.ts";
import type { Setting } from "./setting.ts";

interface RefusalSketch {
  readonly behaviour: RefusalBehaviour;
  readonly kinds: readonly FaultKind[];
  readonly retryAfterMs?: readonly [number, number];
  /** Set where the name must tell more than the fault. */
  readonly detail?: string;
}

const sketches: readonly RefusalSketch[] = [
  { behaviour: { fault: "rate_limit" }, kinds: ["rate_limited"], detail: "without Retry-After" },
  {
    behaviour: { fault: "rate_limit", retryAfter: { seconds: 7 } },
    kinds: ["rate_limited"],
    retryAfterMs: [7_000, 7_000],
    detail: "with Retry-After in seconds",
  },
  {
    behaviour: { fault: "rate_limit", retryAfter: { httpDateInMs: 30_000 } },
    kinds: ["rate_limited"],
    // An HTTP date has whole seconds, and some time has passed since it was written.
    retryAfterMs: [25_000, 30_000],
    detail: "with Retry-After as a date",
  },
  {
    behaviour: { fault: "rate_limit", retryAfter: { ms: 250 } },
    kinds: ["rate_limited"],
    retryAfterMs: [250, 250],
    detail: "with retry-after-ms",
  },
  { behaviour: { fault: "quota" }, kinds: ["quota"] },
  { behaviour: { fault: "overloaded" }, kinds: ["overloaded"] },
  {
    behaviour: { fault: "overloaded", retryAfter: { seconds: 2 } },
    kinds: ["overloaded"],
    retryAfterMs: [2_000, 2_000],
    detail: "with Retry-After",
  },
  { behaviour: { fault: "server_error" }, kinds: ["server"], detail: "500" },
  { behaviour: { fault: "server_error", status: 502 }, kinds: ["server"], detail: "502" },
  { behaviour: { fault: "server_error", status: 503 }, kinds: ["overloaded", "server"], detail: "503" },
  { behaviour: { fault: "server_error", status: 504 }, kinds: ["server", "timeout"], detail: "504" },
  { behaviour: { fault: "server_error", status: 599 }, kinds: ["server"], detail: "599" },
  { behaviour: { fault: "unauthorized" }, kinds: ["auth"] },
  { behaviour: { fault: "forbidden" }, kinds: ["permission"] },
  { behaviour: { fault: "not_found" }, kinds: ["not_found"] },
  { behaviour: { fault: "bad_request" }, kinds: ["invalid_request"] },
  { behaviour: { fault: "bad_request", status: 422 }, kinds: ["invalid_request"], detail: "422" },
  { behaviour: { fault: "bad_request", status: 409 }, kinds: ["conflict"], detail: "409" },
  { behaviour: { fault: "context_length" }, kinds: ["context_length"] },
  { behaviour: { fault: "content_policy" }, kinds: ["content_policy"] },
  { behaviour: { fault: "payload_too_large" }, kinds: ["payload_too_large"] },
];

async function refuses(setting: Setting, sketch: RefusalSketch, way: "chat" | "open"): Promise<void> {
  const { behaviour, kinds, retryAfterMs } = sketch;
  setting.simulator.always(behaviour);
  const { status } = setting.simulator.format.error(behaviour.fault, behaviour, "");
  const running = setting[way]();
  const fault = await expectFault(setting, running, { kinds, status, retryAfterMs, hasRequestId: true });
  if (sketch.detail === "without Retry-After") {
    assert.ok(fault.retryAfterMs === undefined || fault.retryAfterMs > 0, "a wait that nobody asked for is no zero");
  }
  assert.equal(setting.simulator.requests.length, 1, "the SDK must not retry: retries are counted elsewhere");
}

/** The vendor's own errors, before any answer; a stream is refused at its headers. */
export const refusalFaultCases: readonly CaseSketch[] = sketches.flatMap((sketch) =>
  (["chat", "open"] as const).map((way): CaseSketch => {
    const detail = sketch.detail === undefined ? "" : ` ${sketch.detail}`;
    return {
      name: `faults: ${sketch.behaviour.fault}${detail} is ${sketch.kinds.join(" or ")} (${way === "chat" ? "whole" : "stream"})`,
      run: (setting) => refuses(setting, sketch, way),
    };
  }),
);
