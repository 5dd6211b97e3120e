import type { Random } from "../../time/index.ts";

/** A place in a trace, as the W3C writes it (Trace Context, https://www.w3.org/TR/trace-context/). */
export interface TraceContext {
  readonly traceId: string;
  /** Of the caller's span. */
  readonly spanId: string;
  /** Two hexadecimal digits; the last bit says that the trace is recorded. */
  readonly flags: string;
  /** What vendors of tracing keep beside it, handed on as it came. */
  readonly tracestate: string | undefined;
}

/** Version, trace, span and flags. Later versions may add fields; version `ff`, ids of zeros and capitals are invalid. */
const form = /^(?!ff)([\da-f]{2})-(?!0{32})([\da-f]{32})-(?!0{16})([\da-f]{16})-([\da-f]{2})(-.*)?$/;
/** Longer ones, and characters that no header may carry, are dropped; the trace goes on without them. */
const stateForm = /^[ -~]{1,512}$/;

/** Reads a `traceparent` and a `tracestate`. Undefined for what is invalid, which is as good as none (section 4.3). */
export function traceContextOf(traceparent: unknown, tracestate?: unknown): TraceContext | undefined {
  const [, version, traceId, spanId, flags, more] = (typeof traceparent === "string" && form.exec(traceparent)) || [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return undefined;
  if (version === "00" && more !== undefined) return undefined;
  const kept = typeof tracestate === "string" && stateForm.test(tracestate) ? tracestate : undefined;
  return { traceId, spanId, flags, tracestate: kept };
}

/** The headers of a call that is made on the caller's behalf: the same trace and flags, and a span id of its own. */
export function childHeaders({ traceId, flags, tracestate }: TraceContext, random: Random): Record<string, string> {
  const traceparent = `00-${traceId}-${newSpanId(random)}-${flags}`;
  return tracestate === undefined ? { traceparent } : { traceparent, tracestate };
}

function newSpanId(random: Random): string {
  // The first digit is no zero, so that no id is all zeros.
  let id = Math.floor(1 + random() * 15).toString(16);
  while (id.length < 16) id += Math.floor(random() * 16).toString(16);
  return id;
}
