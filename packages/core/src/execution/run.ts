import { addCosts, type Cost, type ModelName, noCost } from "../catalog/index.ts";
import type { ChatCompletionRequest, FailedAttempt } from "../chat/index.ts";
import type { Profile } from "../profile/index.ts";
import type { ProviderFault, Warning } from "../provider/index.ts";
import type { Decision, Mode } from "../routing/index.ts";
import { type AttemptRecord, type Background, type ModeAccounts, OvertureMetadata } from "../telemetry/index.ts";
import type { Engine } from "./engine.ts";
import type { ModeOptions } from "./mode-options.ts";
import type { TimeLimits } from "./time-limits.ts";

/** What every sort of request has in common. */
export interface AnyRequest {
  readonly model: string;
  readonly stream?: boolean | null | undefined;
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
  /** How the ranking is spent. @default `single` */
  readonly mode?: Mode | undefined;
  /** What the request and its scope say of modes; what they leave open is in the engine's. */
  readonly modeOptions?: ModeOptions | undefined;
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
  readonly headers: Readonly<Record<string, string>>;
  readonly tags: readonly string[];
  readonly fallbackOnContentPolicy: boolean;
  readonly startedAt: number;
  readonly background: Background | undefined;
  readonly mode: Mode;
  readonly modeOptions: ModeOptions;
  /** What the mode has to tell; asked when the last attempt has ended. */
  account: (() => ModeAccounts) | undefined;
  /** Whether providers are asked for streams, whatever the caller gets. */
  readonly streams: boolean;
  /** How many attempts have begun. */
  begun = 0;
  /** Is called when the request is over. */
  ended: (() => void) | undefined;
  readonly attempts: AttemptRecord[] = [];
  readonly failures: FailedAttempt[] = [];
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
    this.headers = init.headers;
    this.tags = init.tags;
    this.fallbackOnContentPolicy = init.fallbackOnContentPolicy;
    this.startedAt = init.startedAt;
    this.background = init.background;
    this.mode = init.mode ?? "single";
    this.modeOptions = init.modeOptions ?? {};
    this.streams = init.request.stream === true || this.mode === "speculative";
    this.warnings = [...init.decision.warnings];
    init.engine.runBegan();
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

  /** Adds what an adapter warns of; one that was written by hand may not say that there is nothing. */
  warn(warnings: readonly Warning[] | undefined): void {
    if (warnings) this.warnings.push(...warnings);
  }

  /** What all attempts so far cost. */
  cost(): Cost {
    let cost: Cost = noCost;
    for (const attempt of this.attempts) cost = addCosts(cost, attempt.cost);
    return cost;
  }

  /** The id of the answer that a model gives. */
  answerId(model: ModelName): string {
    return this.engine.answerIds.write(this.decision.id, "", this.profile.context, model);
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
    this.engine.runEnded();
    // Judges and shadows have budgets of their own.
    if (!this.background) this.engine.pacer?.spent(this.cost().usd);
    if (!this.engine.events.has("answer")) return;
    this.engine.events.emit("answer", {
      id: this.decision.id,
      tags: this.tags,
      ...this.background,
      requested: this.decision.requested,
      metadata,
      error,
      attempts: this.attempts,
      warnings: this.warnings,
      totalMs: this.elapsedMs(),
    });
  }
}
