import { EventEmitter } from "eventemitter3";
import type { OvertureEvents, Undated } from "./events.ts";

/** Carries events to listeners. A listener that throws, or whose promise rejects, touches neither the request nor the others. */
export class EventHub {
  readonly #emitter = new EventEmitter();
  readonly #now: () => number;

  /** `now` dates events. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Listens, until the function that it returns is called. */
  on<Name extends keyof OvertureEvents>(name: Name, listener: (event: OvertureEvents[Name]) => void): () => void {
    const guarded = (event: OvertureEvents[Name]): void => {
      try {
        const result: unknown = listener(event);
        if (isThenable(result)) result.then(ignore, ignore);
      } catch {
        // A broken dashboard must not break a request, and an event about it could come from the same listener.
      }
    };
    this.#emitter.on(name, guarded);
    return () => {
      this.#emitter.off(name, guarded);
    };
  }

  /** Whether anybody listens, so that nobody builds an event for no one. */
  has(name: keyof OvertureEvents): boolean {
    return this.#emitter.listenerCount(name) > 0;
  }

  /** Tells whoever listens. The event is made for this, and its own from here on: it is given its date. */
  emit<Name extends keyof OvertureEvents>(name: Name, event: Undated<Name>): void {
    this.#emitter.emit(name, Object.assign(event, { atMs: this.#now() }));
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}

function ignore(): void {}
