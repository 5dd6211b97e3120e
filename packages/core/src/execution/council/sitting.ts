import type { ModelName } from "../../catalog/index.ts";
import type { Background, OvertureEvents } from "../../telemetry/index.ts";
import type { Answer } from "../answer.ts";
import type { Run, RunInit } from "../run.ts";
import type { Asking } from "./asking.ts";
import { abortedCost, afford } from "./expenses.ts";
import type { LentToCouncil } from "./lent.ts";
import { Purse } from "./purse.ts";
import type { SettledOptions } from "./settled-options.ts";

/** How a council got on. */
export type Progress = Pick<OvertureEvents["council"], "stage" | "model" | "outcome" | "done" | "of">;

/** What came of it. */
export interface Asked {
  readonly run: Run;
  readonly answer: Answer | undefined;
  /** Why nothing came: a fault's kind, `stopped`, or `unaffordable`. */
  readonly fault: string | undefined;
  readonly costNanoUsd: number;
  readonly latencyMs: number;
}

/** A call that is under way. */
export interface Call {
  /** Never rejects. */
  readonly done: Promise<Asked>;
  /** Aborts it; what it cost until then is settled when `done` resolves. */
  stop(): void;
}

/** How a request within the request begins; its attempts and failures are noted in lists of its own, unless in these. */
export interface Beginning extends Pick<RunInit, "attempts" | "failures"> {
  readonly stream: boolean;
}

/** Why a call was aborted, where nobody but the council did it. */
const stopped = "stopped";

/** One council: what it may spend, until when it sits, and everything that it asks of anybody. */
export class Sitting {
  readonly run: Run;
  readonly options: SettledOptions;
  readonly lent: LentToCouncil;
  /** In milliseconds since the request came in. */
  readonly endsAtMs: number;
  readonly purse: Purse;
  /** Is told how the council gets on, beside the event `council`. */
  onProgress: ((progress: Progress) => void) | undefined;
  #left = false;
  readonly #controllers = new Set<AbortController>();
  readonly #counts = new Map<Progress["stage"], { done: number; of: number }>();

  constructor(run: Run, options: SettledOptions, lent: LentToCouncil) {
    this.run = run;
    this.options = options;
    this.lent = lent;
    this.endsAtMs = Math.min(run.limits.totalMs, options.deadlineMs ?? Number.POSITIVE_INFINITY);
    this.purse = new Purse(options.maxCostUsd);
    run.signal?.addEventListener("abort", this.#onAbort, { once: true });
  }

  /** When the given share of the council's time is over, in milliseconds since the request came in. */
  at(share: number): number {
    return this.endsAtMs * share;
  }

  /** Asks, as a request within the request: every attempt goes the way that all attempts go. */
  ask(asking: Asking): Call {
    const controller = this.#controller();
    return { done: this.#ask(asking, controller), stop: () => controller.abort(stopped) };
  }

  /** A signal that ends a call of its own making with the sitting. `release` is to be called when the call is over. */
  signal(): { readonly signal: AbortSignal; release(): void } {
    const controller = this.#controller();
    return { signal: controller.signal, release: () => this.#controllers.delete(controller) };
  }

  /** Ends the sitting: nobody is listened to any more. */
  end(): void {
    this.run.signal?.removeEventListener("abort", this.#onAbort);
    this.#stopAll(stopped);
  }

  /** Begins a request within the request: for a stream, or for a whole answer. */
  begin(asking: Asking, signal: AbortSignal, { stream, ...noted }: Beginning): Run {
    const { run } = this;
    const background: Background = { purpose: asking.stage, about: run.decision.id };
    return this.lent.begin({
      ...run,
      request: { ...asking.request, stream },
      decision: run.decision.narrowedTo(asking.candidates),
      signal,
      limits: { ...run.limits, totalMs: asking.endsAtMs },
      background,
      mode: "single",
      attempts: noted.attempts,
      failures: noted.failures,
      within: run,
      abortedCost: (candidate) => abortedCost(run, asking, candidate),
    });
  }

  /** Tells how the council gets on. */
  tell(stage: Progress["stage"], model: ModelName, outcome: Progress["outcome"]): void {
    const counts = this.#counts.get(stage) ?? { done: 0, of: 0 };
    this.#counts.set(stage, counts);
    if (outcome === "asked") counts.of += 1;
    else counts.done += 1;
    const progress: Progress = { stage, model, outcome, ...counts };
    this.onProgress?.(progress);
    const { engine, labels } = this.run;
    if (engine.events.has("council")) engine.events.emit("council", { ...labels, ...progress });
  }

  /** Throws where nobody waits for the result any more. */
  check(): void {
    this.run.signal?.throwIfAborted();
    if (this.#left) throw new DOMException("The stream was aborted.", "AbortError");
  }

  /** Ends the sitting before it has come to a result: the reader of its stream has left. */
  leave(): void {
    this.#left = true;
    this.end();
  }

  async #ask(asking: Asking, controller: AbortController): Promise<Asked> {
    const { run } = this;
    const { stage, candidates } = asking;
    const model = candidates[0]?.model ?? run.decision.requested;
    const startedMs = run.elapsedMs();
    const { request, hold } = afford(this, asking);
    const sub = this.begin({ ...asking, request }, controller.signal, { stream: false });
    this.tell(stage, model as ModelName, "asked");
    let answer: Answer | undefined;
    let fault: string | undefined;
    try {
      if (hold) answer = await this.lent.complete(sub);
      else fault = "unaffordable";
    } catch (error) {
      fault = controller.signal.aborted ? stopped : (lastFaultOf(sub) ?? this.#codeOf(error));
    }
    this.#controllers.delete(controller);
    const { nanoUsd } = sub.cost();
    hold?.settle(nanoUsd);
    this.absorb(sub, fault === stopped);
    this.tell(stage, model as ModelName, answer ? "answered" : fault === stopped ? "stopped" : "failed");
    return { run: sub, answer, fault, costNanoUsd: nanoUsd, latencyMs: run.elapsedMs() - startedMs };
  }

  /** Takes over what a request within the request has to tell, and counts it out. */
  absorb(sub: Run, silently: boolean): void {
    const { run } = this;
    run.overheadMs ??= sub.overheadMs;
    if (sub.attempts !== run.attempts) run.attempts.push(...sub.attempts);
    if (!silently && sub.failures !== run.failures) run.failures.push(...sub.failures);
    run.warn(sub.warnings);
    run.engine.runEnded();
  }

  /** What ends a call with the sitting; at once where nobody waits for the result any more. */
  #controller(): AbortController {
    const controller = new AbortController();
    this.#controllers.add(controller);
    if (this.run.signal?.aborted) controller.abort(this.run.signal.reason);
    if (this.#left) controller.abort(stopped);
    return controller;
  }

  #codeOf(error: unknown): string {
    return error instanceof this.lent.OvertureError ? error.code : "unexpected";
  }

  #stopAll(reason: unknown): void {
    for (const controller of this.#controllers) controller.abort(reason);
    this.#controllers.clear();
  }

  readonly #onAbort = (): void => this.#stopAll(this.run.signal?.reason);
}

function lastFaultOf(run: Run): string | undefined {
  return [...run.faults.values()].at(-1)?.kind;
}
