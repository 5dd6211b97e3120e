import { type Cost, type CostCertainty, costOf, noCost } from "../catalog/index.ts";
import type { ChatCompletionChunk, ChatCompletionRequest, Usage } from "../chat/index.ts";
import type { KeyChoice } from "../guard/index.ts";
import { type Call, faultMeanings, ProviderFault, type ProviderFaultInit, type RateLimits } from "../provider/index.ts";
import type { Candidate } from "../routing/index.ts";
import type { AttemptRecord, TracedAttempt } from "../telemetry/index.ts";
import type { AttemptHold } from "./admission.ts";
import { closeChunks } from "./close-chunks.ts";
import { learnFrom } from "./learn-from.ts";
import type { AnyRun } from "./run.ts";
import { within } from "./within.ts";

/** A key that may be used now. */
export type UsableKey = Extract<KeyChoice, { kind: "key" }>;

/** What an attempt that answered tells of itself. */
export interface AttemptResult {
  /** As the provider reports it. */
  readonly usage: Usage | undefined;
  readonly cost: Cost;
  readonly requestId: string | undefined;
  readonly limits: RateLimits | undefined;
  /** What it answered, for those who bound what a provider does not count. */
  readonly answer?: object | undefined;
}

/**
 * A caller's own short deadline says nothing of a provider; a wait beyond this does. Until a model's latency is learned, half
 * a minute stands for what no healthy model takes to begin.
 */
const timeoutCountsAfterMs = 30_000;

/**
 * One call to one model with one key. It holds the breaker's permit and the abort signal, and is settled exactly once:
 * whatever ends it goes through `succeed` or `fail`.
 */
export class Attempt {
  readonly run: AnyRun;
  readonly candidate: Candidate;
  readonly key: UsableKey;
  readonly startedAt: number;
  readonly #hold: AttemptHold | undefined;
  readonly #begun: TracedAttempt;
  readonly #traceHeaders: Readonly<Record<string, string>> | undefined;
  readonly #controller = new AbortController();
  #chunks: AsyncIterator<ChatCompletionChunk> | undefined;
  /** When the first content came, in milliseconds since it began. */
  firstTokenMs: number | undefined;
  /** What became of it; undefined until it is settled. */
  record: AttemptRecord | undefined;

  constructor(run: AnyRun, candidate: Candidate, key: UsableKey, hold?: AttemptHold | undefined) {
    this.run = run;
    this.candidate = candidate;
    this.key = key;
    this.#hold = hold;
    this.startedAt = run.engine.clock.monotonic();
    const counted = run.within ?? run;
    counted.begun += 1;
    run.overheadMs ??= this.startedAt - run.startedAt;
    run.signal?.addEventListener("abort", this.#onAbort, { once: true });
    if (run.signal?.aborted) this.#onAbort();
    const begun = { number: counted.begun, model: candidate.model, startedAtMs: this.startedAt - run.startedAt };
    if (run.engine.events.has("attempt")) {
      run.engine.events.emit("attempt", { ...run.labels, ...begun, stream: run.request.stream === true });
    }
    this.#begun = begun;
    this.#traceHeaders = run.trace?.attempt(begun);
  }

  /** What the adapter needs beside the request. */
  call(timeoutMs: number): Call {
    return {
      model: this.candidate.vendorModel,
      card: this.candidate.card,
      credential: this.key.credential,
      signal: this.#controller.signal,
      timeoutMs: Math.ceil(timeoutMs),
      headers: { ...this.run.headers, ...this.#traceHeaders },
    };
  }

  /** The request as the provider gets it: with an output limit where that is all that there is money for. */
  requestOf(request: ChatCompletionRequest): ChatCompletionRequest {
    const limit = this.#hold?.outputLimit;
    return limit === undefined ? request : { ...request, max_completion_tokens: limit };
  }

  /** Waits for the adapter, but no longer than `limitMs`, and not beyond an abort, whether it heeds it or not. */
  within<Value>(promise: Promise<Value>, limitMs: number): Promise<Value> {
    return within(this.run, promise, limitMs, "No answer", this.#controller.signal);
  }

  /**
   * Notes the stream that it reads, to be closed if it fails. One that comes when the attempt is over is closed at once, and
   * the fault that is thrown reaches nobody.
   */
  reading(chunks: AsyncIterator<ChatCompletionChunk>): void {
    this.#chunks = chunks;
    if (!this.record) return;
    void closeChunks(chunks);
    throw new ProviderFault({ kind: "aborted", message: "The stream came after the attempt was over." });
  }

  /** Aborts the provider's request, whatever state it is in. */
  abort(reason: unknown): void {
    this.#controller.abort(reason);
    if (this.#chunks) void closeChunks(this.#chunks);
  }

  /** What a usage costs at the model's prices. */
  costOf(usage: Usage, certainty: CostCertainty): Cost {
    const { service_tier: serviceTier } = this.run.request;
    return costOf(usage, this.candidate.card?.prices, { certainty, serviceTier });
  }

  /** A fault that is found in what the provider gave. */
  fault(init: ProviderFaultInit): ProviderFault {
    return new ProviderFault(init);
  }

  /** Whether something that was thrown is a fault of a known kind. */
  isFault(error: unknown): error is ProviderFault {
    return error instanceof ProviderFault && Object.hasOwn(faultMeanings, error.kind);
  }

  /** Milliseconds since the attempt began. */
  elapsedMs(): number {
    return this.run.engine.clock.monotonic() - this.startedAt;
  }

  /** Settles an attempt that answered. */
  succeed(result: AttemptResult): AttemptRecord {
    const { engine } = this.run;
    const record: AttemptRecord = {
      ...this.#record(result.cost, result.requestId),
      outcome: "completion",
      usage: result.usage,
    };
    this.#settle(record);
    engine.breakers.succeed(this.candidate.model, (record.firstTokenMs ?? 0) > timeoutCountsAfterMs, this.startedAt);
    const { provider, vendorModel } = this.candidate;
    this.run.pools.get(provider)?.succeed(this.key.index, vendorModel, result.limits, this.startedAt);
    this.#conclude(record, result.answer);
    learnFrom(this.run, this.candidate, record, "answered");
    return record;
  }

  /**
   * Settles an attempt that failed, aborts what is left of it, and gives the fault it failed with, as `faultOf` made it of
   * what was thrown. `cost` is what it is taken to have cost all the same.
   */
  fail(fault: ProviderFault, cost: Cost = noCost): ProviderFault {
    const { engine, failures } = this.run;
    const { model } = this.candidate;
    const record: AttemptRecord = {
      ...this.#record(cost, fault.requestId),
      outcome: "fault",
      fault: { kind: fault.kind, status: fault.status },
    };
    const counts =
      faultMeanings[fault.kind].countsForBreaker &&
      (fault.kind !== "timeout" || fault.status !== undefined || record.durationMs >= timeoutCountsAfterMs);
    this.#stop(record, fault, counts);
    this.run.note(model, fault);
    const { number, startedAtMs, durationMs } = record;
    const { kind, status, message, requestId } = fault;
    failures.push({ model, fault: kind, status, message, startedAtMs, durationMs });
    if (engine.events.has("fault")) {
      engine.events.emit("fault", { ...this.run.labels, model, number, kind, status, requestId, durationMs });
    }
    return fault;
  }

  readonly #onAbort = (): void => {
    this.#controller.abort(this.run.signal?.reason);
  };

  /** Settles an attempt that another one was better than, and aborts what is left of it. `cost` is what it may have cost. */
  lose(cost: Cost): void {
    const fault = new ProviderFault({ kind: "aborted", message: "Another model was first." });
    this.#stop({ ...this.#record(cost, undefined), outcome: "lost" }, fault, false);
  }

  #stop(record: AttemptRecord, fault: ProviderFault, counts: boolean): void {
    const { model, provider, vendorModel } = this.candidate;
    this.#settle(record);
    this.abort(fault);
    this.run.engine.breakers[counts ? "fail" : "release"](model, this.startedAt);
    this.run.pools.get(provider)?.park(this.key.index, vendorModel, fault);
    this.#conclude(record);
    learnFrom(this.run, this.candidate, record, counts ? "failed" : "unclear");
  }

  #settle(record: AttemptRecord): void {
    if (this.record) throw new Error("An attempt was settled twice.");
    this.record = record;
    this.run.signal?.removeEventListener("abort", this.#onAbort);
  }

  /** Adds it to the account of the request, and tells of it. */
  #conclude(record: AttemptRecord, answer?: object | undefined): void {
    const { attempts, engine, labels } = this.run;
    attempts.push(record);
    this.#hold?.settle(record, answer);
    if (engine.events.has("outcome")) engine.events.emit("outcome", { ...labels, attempt: record });
  }

  #record(cost: Cost, requestId: string | undefined): Omit<AttemptRecord, "outcome"> {
    return {
      ...this.#begun,
      spanId: this.#traceHeaders?.traceparent?.slice(36, 52),
      key: this.key.credential === undefined ? undefined : this.key.index,
      durationMs: this.elapsedMs(),
      firstTokenMs: this.firstTokenMs,
      cost,
      requestId,
    };
  }
}
