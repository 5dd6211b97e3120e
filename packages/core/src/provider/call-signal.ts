import { systemClock, type Timer } from "../time/index.ts";
import type { Call } from "./provider.ts";
import { sdkTimeoutMs } from "./sdk-timeout.ts";

/**
 * A call's signal and its time as one signal, for SDKs that look at a timeout only where they are given no signal. It also
 * aborts when the adapter itself is done with the response. `release` it when the call is over.
 */
export class CallSignal {
  readonly #controller: AbortController = new AbortController();
  readonly #call: Pick<Call, "signal">;
  readonly #timer: Timer;
  #timedOut = false;

  constructor(call: Pick<Call, "signal" | "timeoutMs">) {
    this.#call = call;
    this.#timer = systemClock.setTimer(() => {
      this.#timedOut = true;
      this.#controller.abort(new DOMException("The call took too long.", "TimeoutError"));
    }, sdkTimeoutMs(call));
    if (call.signal.aborted) this.#onAbort();
    else call.signal.addEventListener("abort", this.#onAbort, { once: true });
  }

  /** What the SDK is given. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Whether it was the time that ended the call. */
  get timedOut(): boolean {
    return this.#timedOut;
  }

  /** Ends what is still under way: closes the response's connection. */
  abort(): void {
    this.release();
    this.#controller.abort();
  }

  /** Leaves neither timer nor listener behind. */
  release(): void {
    systemClock.clearTimer(this.#timer);
    this.#call.signal.removeEventListener("abort", this.#onAbort);
  }

  readonly #onAbort = (): void => {
    systemClock.clearTimer(this.#timer);
    this.#controller.abort(this.#call.signal.reason);
  };
}
