import type { FaultKind } from "../../provider/index.ts";
import type { AttemptRecord } from "../metadata.ts";
import { type Amount, Sum } from "./amount.ts";
import { QuantileSketch } from "./quantile-sketch.ts";

/** What became of the calls to one model, or to one provider. */
export interface CallStats {
  readonly calls: number;
  readonly completions: number;
  /** How often which fault came. */
  readonly faults: Readonly<Partial<Record<FaultKind, number>>>;
  /** The share of calls that brought a completion, of those that nobody ended before they could. */
  readonly success: number;
  /** Of completions that were streamed, until their first content. */
  readonly firstTokenMs: QuantileSketch;
  /** Of completions, from the call to their end. */
  readonly totalMs: QuantileSketch;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cost: Amount;
  /** What of it went to calls that brought no completion. */
  readonly wasted: Amount;
}

/** Counts calls. */
export class CallSeries {
  readonly #firstTokenMs = new QuantileSketch();
  readonly #totalMs = new QuantileSketch();
  readonly #faults: Partial<Record<FaultKind, number>> = {};
  readonly #cost = new Sum();
  readonly #wasted = new Sum();
  #calls = 0;
  #completions = 0;
  #inputTokens = 0;
  #outputTokens = 0;

  add({ outcome, fault, durationMs, firstTokenMs, usage, cost }: AttemptRecord): void {
    this.#calls += 1;
    this.#inputTokens += usage?.prompt_tokens ?? 0;
    this.#outputTokens += usage?.completion_tokens ?? 0;
    this.#cost.add(cost);
    if (outcome !== "completion") {
      if (fault) this.#faults[fault.kind] = (this.#faults[fault.kind] ?? 0) + 1;
      this.#wasted.add(cost);
      return;
    }
    this.#completions += 1;
    this.#totalMs.add(durationMs);
    if (firstTokenMs !== undefined) this.#firstTokenMs.add(firstTokenMs);
  }

  stats(): CallStats {
    const { aborted: _, ...own } = this.#faults;
    const ended = Object.values(own).reduce((sum, count) => sum + count, this.#completions);
    return {
      calls: this.#calls,
      completions: this.#completions,
      faults: { ...this.#faults },
      success: ended === 0 ? 0 : this.#completions / ended,
      firstTokenMs: this.#firstTokenMs.copy(),
      totalMs: this.#totalMs.copy(),
      inputTokens: this.#inputTokens,
      outputTokens: this.#outputTokens,
      cost: this.#cost.amount(),
      wasted: this.#wasted.amount(),
    };
  }
}
