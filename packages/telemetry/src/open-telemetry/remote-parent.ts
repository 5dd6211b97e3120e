import { type Context, createTraceState, isSpanContextValid, trace } from "@opentelemetry/api";

/** Version, trace, span and flags; later versions may add fields (W3C Trace Context, section 3.2). */
const form = /^(?!ff)([\da-f]{2})-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(-.*)?$/;

/** The context with the caller's span as its parent, or undefined for what is no valid `traceparent`. */
export function remoteParent(
  context: Context,
  traceparent: string | undefined,
  tracestate: string | undefined,
): Context | undefined {
  const [, version, traceId, spanId, flags, more] = form.exec(traceparent ?? "") ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return undefined;
  if (version === "00" && more !== undefined) return undefined;
  const traceFlags = Number.parseInt(flags, 16);
  const state = tracestate === undefined ? {} : { traceState: createTraceState(tracestate) };
  const parent = { traceId, spanId, traceFlags, isRemote: true, ...state };
  return isSpanContextValid(parent) ? trace.setSpanContext(context, parent) : undefined;
}
