import type { Clock } from "../../time/index.ts";

/** Why a plug-in gave nothing. What it threw is not told: it may quote the prompt. */
export type AskError = "timeout" | "threw" | "busy" | "resting" | "aborted";

/** What came of asking. */
export type Asked<Value> = { readonly value: Value } | { readonly error: AskError };

/** Calls that are under way at the same time; who comes meanwhile is not kept waiting. */
const mostAtOnce = 64;

/** After so many failures one after another it is left alone, so that not every request waits in vain. */
const failuresToRest = 5;
const restMs = 10_000;

/** Asks something of the user's own: for no longer than a request may wait, and not again and again where it fails. */
export class BoundedAsk {
  readonly #clock: Clock;
  readonly #withinMs: number;
  #underWay = 0;
  #failures = 0;
  #restsUntilMs = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock, withinMs: number) {
    this.#clock = clock;
    this.#withinMs = withinMs;
  }

  /** Asks; a promise only where a promise comes. The signal that is handed on aborts when nobody waits any longer. */
  ask<Value>(
    call: (signal: AbortSignal) => Value | Promise<Value>,
    outer: AbortSignal | undefined,
  ): Asked<Value> | Promise<Asked<Value>> {
    if (outer?.aborted) return { error: "aborted" };
    if (this.#clock.monotonic() < this.#restsUntilMs) return { error: "resting" };
    if (this.#underWay >= mostAtOnce) return { error: "busy" };
    const controller = new AbortController();
    try {
      const value = call(controller.signal);
      if (!isPromise(value)) return this.#ended({ value });
      return this.#wait(value, controller, outer);
    } catch {
      return this.#ended({ error: "threw" });
    }
  }

  async #wait<Value>(
    answer: PromiseLike<Value>,
    controller: AbortController,
    outer: AbortSignal | undefined,
  ): Promise<Asked<Value>> {
    const answered = Promise.resolve(answer).then(
      (value): Asked<Value> => ({ value }),
      (): Asked<Value> => ({ error: "threw" }),
    );
    const { promise: given, resolve: give } = Promise.withResolvers<Asked<Value>>();
    const timer = this.#clock.setTimer(() => give({ error: "timeout" }), this.#withinMs);
    const onAbort = (): void => give({ error: "aborted" });
    outer?.addEventListener("abort", onAbort, { once: true });
    // Counted until it has really ended: what does not heed its signal may be under way for long.
    this.#underWay += 1;
    void answered.then(() => {
      this.#underWay -= 1;
    });
    void answered.then(give);
    const asked = await given;
    outer?.removeEventListener("abort", onAbort);
    this.#clock.clearTimer(timer);
    if ("error" in asked) controller.abort();
    return this.#ended(asked);
  }

  #ended<Given extends Asked<unknown>>(asked: Given): Given {
    if ("value" in asked) this.#failures = 0;
    else if (asked.error === "timeout" || asked.error === "threw") this.#failures += 1;
    if (this.#failures >= failuresToRest) {
      this.#failures = 0;
      this.#restsUntilMs = this.#clock.monotonic() + restMs;
    }
    return asked;
  }
}

function isPromise<Value>(value: Value | Promise<Value>): value is Promise<Value> {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}
