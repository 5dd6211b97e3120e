import { type Context, context, type Tracer } from "@opentelemetry/api";
import type { OvertureEvents, RequestTrace, TracedRequest, Tracing } from "@overture/core";
import { remoteParent } from "./remote-parent.ts";
import { RequestSpans } from "./request-spans.ts";

/** Requests that are under way at once; of more, the oldest ones are not told of any more. */
const mostKept = 10_000;

/** Turns requests, decisions, attempts and calls into spans. */
export class SpanTracing implements Tracing {
  readonly #tracer: Tracer;
  readonly #content: boolean;
  readonly #underWay: Map<string, RequestSpans> = new Map();
  /** Of the latest requests, that judges' and shadows' requests stand below the one that they are about. */
  readonly #contexts: Map<string, Context> = new Map();

  constructor(tracer: Tracer, content: boolean) {
    this.#tracer = tracer;
    this.#content = content;
  }

  begin({ id, about, request, headers, atMs, correlationId, ...place }: TracedRequest): RequestTrace {
    const { traceparent: callParent, tracestate: callState, ...others } = headers;
    try {
      const active = context.active();
      const parent =
        remoteParent(active, place.traceparent, place.tracestate) ??
        remoteParent(active, callParent, callState) ??
        this.#contexts.get(about ?? "") ??
        active;
      const [tracer, content] = [this.#tracer, this.#content];
      const spans = new RequestSpans({ tracer, parent, id, correlationId, request, headers: others, atMs, content });
      remember(this.#underWay, id, spans);
      remember(this.#contexts, id, spans.context);
      return spans;
    } catch {
      // A tracer that throws must not fail a request.
      return { traceId: undefined, headers: others, attempt: () => undefined, answered() {} };
    }
  }

  decided(event: OvertureEvents["decision"]): void {
    this.#underWay.get(event.id)?.decided(event);
  }

  ended(event: OvertureEvents["outcome"]): void {
    this.#tell(event.id, (spans) => spans.ended(event));
  }

  concluded(event: OvertureEvents["answer"]): void {
    this.#tell(event.id, (spans) => spans.concluded(event));
  }

  #tell(id: string, tell: (spans: RequestSpans) => void): void {
    const spans = this.#underWay.get(id);
    if (!spans) return;
    tell(spans);
    if (spans.isOver) this.#underWay.delete(id);
  }
}

function remember<Value>(map: Map<string, Value>, id: string, value: Value): void {
  map.set(id, value);
  const [oldest] = map.size > mostKept ? map.keys() : [];
  if (oldest !== undefined) map.delete(oldest);
}
