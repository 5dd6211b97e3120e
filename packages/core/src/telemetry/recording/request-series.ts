import { type Amount, Sum } from "./amount.ts";
import type { Concluded } from "./concluded.ts";
import { QuantileSketch } from "./quantile-sketch.ts";

/** What became of requests: of all, of one task, or of one tenant. */
export interface RequestStats {
  readonly requests: number;
  readonly answers: number;
  /** How often which error's code ended a request. */
  readonly errors: Readonly<Record<string, number>>;
  /** The share of requests that were answered; those that their caller aborted count as neither. */
  readonly success: number;
  /** Requests that took more than one call. */
  readonly retried: number;
  /** Of answers that were streamed, until their first content. */
  readonly firstTokenMs: QuantileSketch;
  /** Of answers, from the request to their end. */
  readonly totalMs: QuantileSketch;
  /** What Overture itself took before the first call. */
  readonly overheadMs: QuantileSketch;
  readonly cost: Amount;
  /** What of it went to calls that brought no completion. */
  readonly wasted: Amount;
}

/** Errors are told apart by their codes, of which there are some dozen. */
const mostCodes = 64;

/** Counts requests. */
export class RequestSeries {
  readonly #firstTokenMs = new QuantileSketch();
  readonly #totalMs = new QuantileSketch();
  readonly #overheadMs = new QuantileSketch();
  readonly #errors = new Map<string, number>();
  readonly #cost = new Sum();
  readonly #wasted = new Sum();
  #requests = 0;
  #answers = 0;
  #retried = 0;

  add({ metadata, error, attempts }: Concluded): void {
    this.#requests += 1;
    if (attempts.length > 1) this.#retried += 1;
    for (const { cost, outcome } of attempts) {
      this.#cost.add(cost);
      if (outcome !== "completion") this.#wasted.add(cost);
    }
    if (!metadata) {
      const code = this.#errors.size < mostCodes ? (error ?? "unexpected") : "unexpected";
      this.#errors.set(code, (this.#errors.get(code) ?? 0) + 1);
      return;
    }
    const { totalMs, firstTokenMs, overheadMs } = metadata.timing;
    this.#answers += 1;
    this.#totalMs.add(totalMs);
    this.#overheadMs.add(overheadMs);
    if (firstTokenMs !== undefined) this.#firstTokenMs.add(firstTokenMs);
  }

  stats(): RequestStats {
    const counted = this.#requests - (this.#errors.get("aborted") ?? 0);
    return {
      requests: this.#requests,
      answers: this.#answers,
      errors: Object.fromEntries(this.#errors),
      success: counted === 0 ? 0 : this.#answers / counted,
      retried: this.#retried,
      firstTokenMs: this.#firstTokenMs.copy(),
      totalMs: this.#totalMs.copy(),
      overheadMs: this.#overheadMs.copy(),
      cost: this.#cost.amount(),
      wasted: this.#wasted.amount(),
    };
  }
}
