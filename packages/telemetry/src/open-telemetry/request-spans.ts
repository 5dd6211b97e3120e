import { type Attributes, type Context, type Span, SpanStatusCode, type Tracer, trace } from "@opentelemetry/api";
import type { AttemptRecord, OvertureEvents, RequestTrace, TracedAttempt } from "@overture/core";
import { AttemptSpans } from "./attempt-spans.ts";
import { classifierAttributes } from "./classifier-attributes.ts";
import { inputMessages, outputMessages } from "./content.ts";
import { labelAttributes } from "./label-attributes.ts";
import { moment } from "./moment.ts";
import { attributes, spanNames } from "./names.ts";
import { requestAttributes } from "./request-attributes.ts";
import { conventions } from "./semantic-conventions.ts";

/** What the spans of a request are made from. */
export interface RequestSpansInit {
  readonly tracer: Tracer;
  /** The caller's. */
  readonly parent: Context;
  readonly id: string;
  /** The caller's own, which stands on every span. */
  readonly correlationId?: string | undefined;
  readonly request: object;
  readonly headers: Readonly<Record<string, string>>;
  readonly atMs: number;
  /** Whether prompts and answers are recorded. */
  readonly content: boolean;
}

/** The spans of one request, from the moment it comes in. What a tracer of the user's throws reaches no request. */
export class RequestSpans implements RequestTrace {
  readonly headers: Readonly<Record<string, string>>;
  readonly traceId: string;
  readonly #init: RequestSpansInit;
  readonly #span: Span;
  /** With the request's span. */
  readonly context: Context;
  readonly #asked: Attributes;
  /** On every span. */
  readonly #shared: Attributes;
  readonly #operation: string;
  readonly #attempts: Map<number, AttemptSpans> = new Map();
  readonly #records: AttemptRecord[] = [];
  #hasEnded = false;

  constructor(init: RequestSpansInit) {
    this.#init = init;
    this.headers = init.headers;
    this.#operation = "messages" in init.request ? "chat" : "embeddings";
    const { correlationId } = init;
    this.#shared = correlationId === undefined ? {} : { [attributes.correlationId]: correlationId };
    this.#asked = requestAttributes(init.request);
    this.#span = init.tracer.startSpan(
      spanNames.request,
      {
        startTime: moment(init.atMs),
        attributes: {
          ...this.#shared,
          [attributes.decisionId]: init.id,
          [conventions.ATTR_GEN_AI_OPERATION_NAME]: this.#operation,
        },
      },
      init.parent,
    );
    this.context = trace.setSpan(init.parent, this.#span);
    this.traceId = this.#span.spanContext().traceId;
  }

  /** Whether nothing more will be told of it. */
  get isOver(): boolean {
    return this.#hasEnded && this.#attempts.size === 0;
  }

  attempt({ model, number, startedAtMs }: TracedAttempt): Readonly<Record<string, string>> | undefined {
    try {
      const underWay = [...this.#attempts.values()].filter(({ isOver }) => !isOver);
      const attempt = new AttemptSpans({
        tracer: this.#init.tracer,
        context: this.context,
        operation: this.#operation,
        model,
        number,
        atMs: this.#init.atMs + startedAtMs,
        asked: this.#askedOf(),
        shared: this.#shared,
        links: underWay.map(({ link }) => link),
      });
      this.#attempts.set(number, attempt);
      return attempt.headers();
    } catch {
      return undefined;
    }
  }

  answered(completion: object): void {
    try {
      const answer: Readonly<Record<string, unknown>> = { ...completion };
      const choices = Array.isArray(answer.choices) ? answer.choices : [];
      const said: Attributes = {
        [conventions.ATTR_GEN_AI_RESPONSE_FINISH_REASONS]: choices.map((choice) => String(choice?.finish_reason)),
      };
      if (typeof answer.id === "string") said[conventions.ATTR_GEN_AI_RESPONSE_ID] = answer.id;
      const output = this.#init.content ? outputMessages(completion) : undefined;
      if (output !== undefined) said[conventions.ATTR_GEN_AI_OUTPUT_MESSAGES] = output;
      const records = this.#records.filter(({ outcome, model }) => outcome === "completion" && model === answer.model);
      this.#attempts.get(records.at(-1)?.number ?? 0)?.answered(said);
    } catch {
      // Nothing that is observed may touch the request.
    }
  }

  /** What was decided, and when. */
  decided(event: OvertureEvents["decision"]): void {
    const { requested, policy, arm, ranking, durationMs, decision } = event;
    const { atMs, tracer } = this.#init;
    this.#span.setAttributes({ ...labelAttributes(event), [attributes.requested]: requested });
    const span = tracer.startSpan(
      spanNames.decision,
      {
        startTime: moment(atMs),
        attributes: {
          ...this.#shared,
          [attributes.policy]: policy,
          [attributes.ranking]: [...ranking],
          [attributes.explored]: decision.explored,
          [attributes.task]: decision.assessment.profile.task,
          ...classifierAttributes(decision.assessment.profile),
          ...(arm === undefined ? {} : { [attributes.arm]: arm }),
        },
      },
      this.context,
    );
    span.end(moment(atMs + durationMs));
  }

  /** How an attempt ended. */
  ended(event: OvertureEvents["outcome"]): void {
    const record = event.attempt;
    const attempt = this.#attempts.get(record.number);
    attempt?.note(record, roleOf(event));
    this.#records.push(record);
    // What was answered is told after the attempt has ended; after the request has, nobody tells of anything more.
    if (this.#hasEnded) this.#endAttempts();
  }

  /** How the request ended. */
  concluded(event: OvertureEvents["answer"]): void {
    const { metadata, error, attempts, totalMs, requested } = event;
    this.#hasEnded = true;
    this.#span.setAttributes({
      ...labelAttributes(event),
      [attributes.requested]: requested,
      [attributes.attempts]: attempts.length,
      [attributes.costUsd]: attempts.reduce((sum, { cost }) => sum + cost.nanoUsd, 0) / 1e9,
    });
    if (metadata) {
      const { id, model, task, mode, timing } = metadata;
      this.#span.setAttributes({
        [attributes.answerId]: id,
        [attributes.model]: model,
        [attributes.task]: task,
        [attributes.mode]: mode,
        [attributes.overheadMs]: timing.overheadMs,
      });
    }
    if (error !== undefined) {
      this.#span.setAttribute(conventions.ATTR_ERROR_TYPE, error);
      if (error !== "aborted") this.#span.setStatus({ code: SpanStatusCode.ERROR, message: error });
    }
    this.#endAttempts();
    this.#span.end(moment(this.#init.atMs + totalMs));
  }

  #endAttempts(): void {
    for (const { number, durationMs } of this.#records.splice(0)) {
      this.#attempts.get(number)?.end(durationMs);
      this.#attempts.delete(number);
    }
  }

  #askedOf(): Attributes {
    const input = this.#init.content ? inputMessages(this.#init.request) : undefined;
    return input === undefined ? this.#asked : { ...this.#asked, [conventions.ATTR_GEN_AI_INPUT_MESSAGES]: input };
  }
}

/** What an attempt is to its request, where that is told: a member of a council, or a judge. */
function roleOf({ purpose }: OvertureEvents["outcome"]): Attributes {
  return purpose === undefined ? {} : { [attributes.role]: purpose };
}
