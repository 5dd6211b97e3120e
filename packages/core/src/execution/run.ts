import { addCosts, type Cost, type ModelName, noCost } from "../catalog/index.ts";
import type { ChatCompletionRequest, FailedAttempt } from "../chat/index.ts";
import type { KeyPool } from "../guard/index.ts";
import type { Learner } from "../learning/index.ts";
import type { Profile } from "../profile/index.ts";
import type { ProviderFault, Warning } from "../provider/index.ts";
import type { Candidate, Decision, Mode } from "../routing/index.ts";
import {
  type AttemptRecord,
  type Background,
  type Belonging,
  type Labels,
  type ModeAccounts,
  OvertureMetadata,
  type RequestTrace,
} from "../telemetry/index.ts";
import type { Admission } from "./admission.ts";
import type { Engine } from "./engine.ts";
import type { ModeOptions } from "./mode-options.ts";
import type { TimeLimits } from "./time-limits.ts";

/** What every sort of request has in common. */
export interface AnyRequest {
  readonly model: string;
  readonly stream?: boolean | null | undefined;
  readonly service_tier?: string | null | undefined;
}

/** What one request brings along: one for an answer, unless it says otherwise. */
export interface RunInit<Request extends AnyRequest = ChatCompletionRequest> {
  readonly engine: Engine;
  /** As adapters see it: without Overture's own fields. */
  readonly request: Request;
  readonly decision: Decision;
  readonly profile: Profile;
  /** The caller's. */
  readonly signal: AbortSignal | undefined;
  readonly limits: TimeLimits;
  readonly headers: Readonly<Record<string, string>>;
  readonly tags: readonly string[];
  /** Whether another model is asked when one refuses for its content policy. */
  readonly fallbackOnContentPolicy: boolean;
  /** When the request came in, on the monotonic clock. */
  readonly startedAt: number;
  /** What it is for, if no caller made it. */
  readonly background?: Background | undefined;
  /** Where it belongs, if its caller says so. */
  readonly belongsTo?: Belonging | undefined;
  /** Its place in a trace, where it is a part of another request. */
  readonly trace?: RequestTrace | undefined;
  /** Whose keys, money and limits it uses, where they are told apart. */
  readonly admission?: Admission | undefined;
  /** How the ranking is spent. @default `single` */
  readonly mode?: Mode | undefined;
  /** What the request and its scope say of modes; what they leave open is in the engine's. */
  readonly modeOptions?: ModeOptions | undefined;
  /** What was tried before, where it goes on from there. @default nothing */
  readonly attempts?: AttemptRecord[] | undefined;
  /** What failed before, likewise. @default nothing */
  readonly failures?: FailedAttempt[] | undefined;
  /** The request that it is a part of, whose attempts are counted on. */
  readonly within?: AnyRun | undefined;
  /** What a call may have cost that was aborted. @default what it is expected to cost in full */
  readonly abortedCost?: ((candidate: Candidate) => Cost) | undefined;
}

/** A request on its way, whatever it asks for. */
export type AnyRun = Run<AnyRequest>;

/** One request on its way: what it is, and what has become of it so far. */
export class Run<Request extends AnyRequest = ChatCompletionRequest> {
  readonly engine: Engine;
  readonly request: Request;
  readonly decision: Decision;
  readonly profile: Profile;
  readonly signal: AbortSignal | undefined;
  readonly limits: TimeLimits;
  headers: Readonly<Record<string, string>>;
  readonly tags: readonly string[];
  readonly background: Background | undefined;
  readonly belongsTo: Belonging | undefined;
  /** What its events say of it. */
  labels: Labels;
  trace: RequestTrace | undefined;
  readonly fallbackOnContentPolicy: boolean;
  readonly startedAt: number;
  readonly admission: Admission | undefined;
  readonly mode: Mode;
  readonly modeOptions: ModeOptions;
  /** What the mode has to tell; asked when the last attempt has ended. */
  account: (() => ModeAccounts) | undefined;
  readonly within: AnyRun | undefined;
  readonly abortedCost: ((candidate: Candidate) => Cost) | undefined;
  /** Is called when the request is over. */
  ended: (() => void) | undefined;
  /** What is sent beside the request, where a model goes on with another's answer. */
  alsoSent: object | undefined;
  /** Whether providers are asked for streams, whatever the caller gets. */
  readonly streams: boolean;
  /** How many attempts have begun. */
  begun = 0;
  readonly attempts: AttemptRecord[];
  readonly failures: FailedAttempt[];
  readonly warnings: Warning[];
  /** The last fault of each model that was asked. */
  readonly faults: Map<ModelName, ProviderFault> = new Map();
  /** Until when models asked to be left alone, by the monotonic clock. */
  readonly askedToWaitMs: Map<ModelName, number> = new Map();
  /** Whether a model was asked though its breaker is open: once is all that a request may do. */
  forced = false;
  /** When the first call went out, in milliseconds since the request came in. */
  overheadMs: number | undefined;

  constructor(init: RunInit<Request>) {
    this.engine = init.engine;
    this.request = init.request;
    this.decision = init.decision;
    this.profile = init.profile;
    this.signal = init.signal;
    this.limits = init.limits;
    this.tags = init.tags;
    this.background = init.background;
    this.headers = init.headers;
    this.belongsTo = init.belongsTo;
    this.trace = init.trace;
    this.labels = {
      id: init.decision.id,
      tags: init.tags,
      tenant: init.admission?.tenant,
      user: init.admission?.user ?? init.belongsTo?.user,
      operation: init.profile.embeds ? "embeddings" : "chat",
      correlationId: init.belongsTo?.correlationId,
      traceId: init.trace?.traceId,
      ...init.background,
    };
    this.fallbackOnContentPolicy = init.fallbackOnContentPolicy;
    this.startedAt = init.startedAt;
    this.admission = init.admission;
    this.mode = init.mode ?? "single";
    this.modeOptions = init.modeOptions ?? {};
    this.attempts = init.attempts ?? [];
    this.failures = init.failures ?? [];
    this.within = init.within;
    this.abortedCost = init.abortedCost;
    this.streams = init.request.stream === true || this.mode === "speculative";
    this.warnings = [...init.decision.warnings];
    init.engine.runBegan();
  }

  /** The keys that it may use. */
  get pools(): ReadonlyMap<string, KeyPool> {
    return (this.admission ?? this.engine).pools;
  }

  /** What learns from it. */
  get learner(): Learner {
    return (this.admission ?? this.engine).learner;
  }

  /** Milliseconds since the request came in. */
  elapsedMs(): number {
    return this.engine.clock.monotonic() - this.startedAt;
  }

  /** Milliseconds until its deadline. */
  remainingMs(): number {
    return this.limits.totalMs - this.elapsedMs();
  }

  /** Notes what a model failed with. */
  note(model: ModelName, fault: ProviderFault): void {
    this.faults.set(model, fault);
    if (fault.retryAfterMs === undefined) this.askedToWaitMs.delete(model);
    else this.askedToWaitMs.set(model, this.engine.clock.monotonic() + fault.retryAfterMs);
  }

  /** Adds what an adapter warns of; one that was written by hand may not say that there is nothing, or say it oddly. */
  warn(warnings: readonly Warning[] | undefined): void {
    if (Array.isArray(warnings)) this.warnings.push(...warnings);
  }

  /** What all attempts so far cost. */
  cost(): Cost {
    let cost: Cost = noCost;
    for (const attempt of this.attempts) cost = addCosts(cost, attempt.cost);
    return cost;
  }

  /** The id of the answer that a model gives. */
  answerId(model: ModelName): string {
    return this.engine.answerIds.write(this.decision.id, this.admission?.scope ?? "", this.profile.context, model);
  }

  /** The account of the request, once the last attempt has ended. */
  metadata(model: ModelName, provider: string, firstTokenMs?: number | undefined): OvertureMetadata {
    return new OvertureMetadata({
      id: this.answerId(model),
      model,
      provider,
      task: this.profile.task,
      mode: this.mode,
      arm: this.decision.arm,
      traceId: this.labels.traceId,
      cost: this.cost(),
      timing: { totalMs: this.elapsedMs(), firstTokenMs, overheadMs: this.overheadMs ?? 0 },
      attempts: this.attempts,
      warnings: this.warnings,
      decision: this.decision,
      ...this.account?.(),
    });
  }

  /** Tells whoever listens how the request ended. Called once, whatever the end. */
  conclude(metadata: OvertureMetadata | undefined, error: string | undefined): void {
    this.ended?.();
    this.admission?.close(this);
    this.engine.runEnded();
    // Judges and shadows have budgets of their own.
    if (!this.background) this.engine.pacer?.spent(this.cost().usd);
    if (!this.engine.events.has("answer")) return;
    const { requested } = this.decision;
    const { attempts, warnings } = this;
    const ended = { requested, metadata, error, attempts, warnings, totalMs: this.elapsedMs() };
    this.engine.events.emit("answer", this.#about(ended));
  }

  /** Takes its place in a trace, where there is one, and tells whoever listens what was decided. Called first. */
  begin(): void {
    const { engine, decision, request, headers, labels } = this;
    const durationMs = this.elapsedMs();
    if (engine.tracing) {
      const atMs = engine.clock.now() - durationMs;
      this.trace = engine.tracing.begin({ ...this.belongsTo, ...labels, request, headers, atMs });
      this.headers = this.trace.headers;
      this.labels = { ...labels, traceId: this.trace.traceId };
    }
    if (this.background || !engine.events.has("decision")) return;
    const { requested, policy, arm } = decision;
    const ranking = decision.ranking.map(({ model }) => model);
    engine.events.emit("decision", this.#about({ requested, policy, arm, ranking, durationMs }));
  }

  /** An event with the whole decision, but not as part of its JSON, in which it would be the bulk. */
  #about<Event extends object>(event: Event): Labels & Event & { readonly decision: Decision } {
    const { decision } = this;
    return Object.defineProperty({ ...this.labels, ...event, decision }, "decision", { enumerable: false });
  }
}
