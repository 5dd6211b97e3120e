import { OvertureError } from "../../chat/index.ts";
import type { Random } from "../../time/index.ts";
import type { RequestTrace, TracedRequest, Tracing } from "../tracing.ts";
import { childHeaders, traceContextOf } from "./trace-context.ts";

/** Goes on with the traces that callers name, where nothing else traces. */
export class W3cTracing implements Tracing {
  readonly #random: Random;

  /** Span ids are drawn from `random`. */
  constructor(random: Random) {
    this.#random = random;
  }

  /** Throws `invalid_request` for an option that is no `traceparent`; an invalid header is dropped, as the W3C wants it. */
  begin({ traceparent, tracestate, headers }: TracedRequest): RequestTrace {
    const { traceparent: callParent, tracestate: callState, ...others } = headers;
    const own = traceparent !== undefined;
    const context = own ? traceContextOf(traceparent, tracestate) : traceContextOf(callParent, callState);
    if (own && !context) throw invalid(traceparent);
    return {
      traceId: context?.traceId,
      headers: others,
      attempt: () => context && childHeaders(context, this.#random),
      answered() {},
    };
  }
}

function invalid(given: string): OvertureError {
  const message = `The option "overture.traceparent" must be a W3C traceparent such as 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01, not ${JSON.stringify(given.slice(0, 80))}.`;
  return new OvertureError({ code: "invalid_request", status: 400, param: "overture.traceparent", message });
}
