import { createNanoEvents } from "nanoevents";
import type { OvertureEvents } from "./events.ts";

/** Carries events to listeners. A listener that throws, or whose promise rejects, touches neither the request nor the others. */
export class EventHub {
  // Its own types do not know that a name and its event belong together; those of `on` and `emit` do.
  readonly #emitter = createNanoEvents();

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
    return this.#emitter.on(name, guarded);
  }

  /** Whether anybody listens, so that nobody builds an event for no one. */
  has(name: keyof OvertureEvents): boolean {
    return (this.#emitter.events[name]?.length ?? 0) > 0;
  }

  emit<Name extends keyof OvertureEvents>(name: Name, event: OvertureEvents[Name]): void {
    this.#emitter.emit(name, event);
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}

function ignore(): void {}
