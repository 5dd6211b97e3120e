import type { Engine } from "../execution/index.ts";
import type { JointLearning, Learner, QualityObservation, SharedScores } from "../learning/index.ts";
import type { SharingOptions } from "../options/index.ts";
import type { StateStore } from "../state/index.ts";
import { letGo, newId, systemRandom, type Timer } from "../time/index.ts";
import { HealthHints } from "./health-hints.ts";
import { within } from "./patience.ts";
import { TenantSharing } from "./tenant-sharing.ts";

/** What {@link Sharing} is made from. */
export interface SharingInit {
  readonly store: StateStore;
  readonly options: SharingOptions;
  readonly engine: Engine;
  readonly learner: Learner;
  /** Sends what was learned, and whatever else waits for the store. */
  readonly flushAll: () => Promise<void>;
  /** Loaded beside. */
  readonly JointLearning: typeof JointLearning;
}

/** Ids that mean nothing must not have a store read for each of them. */
const catchUpEveryMs = 1000;

/** Nobody waits for what is sent and read in the background. */
const patienceMs = 5000;
/** Several times that, since it is sent in parts. */
const longestFlushMs = 60_000;

/**
 * When learning is sent and read: some time after requests began, when there were many, and when it is asked for; never while
 * a request waits, but for the first one, and that only for a moment. Its timers keep no process alive.
 */
export class Sharing implements SharedScores {
  readonly #init: SharingInit;
  readonly #learning: JointLearning;
  /** What tenants learn for themselves. */
  readonly tenants: TenantSharing;
  readonly #hints: HealthHints;
  readonly #stop: (() => void) | undefined;
  readonly #flushMs: number;
  readonly #flushAfter: number;
  #warming: Promise<void> | undefined;
  #timer: Timer | undefined;
  #running: Promise<void> | undefined;
  #began = 0;
  #caughtUpAtMs = Number.NEGATIVE_INFINITY;
  #isDown = false;
  /** Ends what the platform was asked to wait for. */
  #waited: (() => void) | undefined;
  #isClosed = false;

  constructor(init: SharingInit) {
    const { store, options, engine, learner } = init;
    const { clock } = engine;
    const { space = "learning", flushMs = 2000, flushAfter = 200, warmStartMs = 20 } = options;
    this.#init = init;
    this.#flushMs = flushMs;
    this.#flushAfter = flushAfter;
    // Never of a chance that is seeded: two of one name would take each other's batches for repeats.
    const newInstance = (): string => newId("", systemRandom);
    // What is late is as good as lost: it is sent again.
    const patient: Pick<StateStore, "add" | "read"> = {
      add: (...all) => within(clock, store.add(...all), patienceMs),
      read: (...all) => within(clock, store.read(...all), patienceMs),
    };
    const joint = { store: patient, clock };
    this.#learning = new init.JointLearning({ ...joint, learner, space, instance: newInstance() });
    this.tenants = new TenantSharing({
      make: (own, ownSpace) =>
        new init.JointLearning({ ...joint, learner: own, ownOnly: true, space: ownSpace, instance: newInstance() }),
      ...{ space, clock, warmStartMs },
      isDown: () => this.#isDown,
    });
    this.#hints = new HealthHints({ engine, store: patient, space, instance: newInstance() });
    this.#stop = options.waitUntil && engine.events.on("answer", () => this.#requestEnded());
    this.#warming = new Promise((resolve) => {
      const done = (): void => {
        this.#warming = undefined;
        clock.clearTimer(timer);
        resolve();
      };
      // Requests wait for it, and it keeps the process alive as they do.
      const timer = clock.setTimer(done, warmStartMs);
      void this.#run().then(done);
    });
  }

  /** A request begins: soon there is something to send. Gives what the first ones wait for. */
  requestBegan(): Promise<void> | undefined {
    this.#began += 1;
    this.#hints.look();
    if (this.#began >= this.#flushAfter) void this.#run();
    else this.#setTimer();
    this.#askToWait();
    return this.#warming;
  }

  /** A score was observed that other processes may hear of as well. */
  noteScored(learner: Learner, once: string, observations: readonly QualityObservation[]): void {
    if (learner === this.#init.learner) this.#learning.noteScored(once, observations);
    else this.tenants.noteScored(learner, once, observations);
    this.#setTimer();
  }

  /** Sends and reads, unless that was just done; gives whether it did. */
  async catchUp(): Promise<boolean> {
    const { clock } = this.#init.engine;
    if (clock.monotonic() - this.#caughtUpAtMs < catchUpEveryMs) return false;
    this.#caughtUpAtMs = clock.monotonic();
    await this.flush();
    return true;
  }

  /** Sends and reads now. Resolves when it is done or failed: of the latter the event `store` tells, and nothing is lost. */
  async flush(): Promise<void> {
    const { clock } = this.#init.engine;
    // Somebody waits for it: a process with nothing else to do stays for as long as that takes.
    const stay = clock.setTimer(() => {}, longestFlushMs);
    await this.#running;
    await this.#run();
    clock.clearTimer(stay);
  }

  /** Sends what there is, and stops. */
  async close(): Promise<void> {
    await this.flush();
    this.#isClosed = true;
    this.#hints.close();
    this.#stop?.();
    if (this.#timer) this.#init.engine.clock.clearTimer(this.#timer);
  }

  #run(): Promise<void> {
    this.#running ??= this.#exchange().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #exchange(): Promise<void> {
    const { engine } = this.#init;
    const began = this.#began;
    this.#began = 0;
    let sent = 0;
    try {
      sent = await this.#learning.send();
      await this.#learning.receive();
      sent += await this.tenants.exchange();
      this.#tell(false);
    } catch {
      this.#tell(true);
    }
    // One more round after the last that had something: what ended meanwhile is sent as well.
    if (sent > 0 || began > 0 || this.#isDown || engine.isBusy || this.tenants.waiting > 0) this.#setTimer();
  }

  #tell(isDown: boolean): void {
    if (this.#isDown === isDown) return;
    this.#isDown = isDown;
    this.#init.engine.events.emit("store", { state: isDown ? "down" : "up" });
  }

  #setTimer(): void {
    if (this.#timer !== undefined || this.#isClosed) return;
    const { clock } = this.#init.engine;
    const timer = clock.setTimer(() => {
      this.#timer = undefined;
      void this.#run().then(() => this.#endWaiting());
    }, this.#flushMs);
    this.#timer = timer;
    letGo(timer);
  }

  /** Has the platform keep the process until what it learned is sent, once for all requests that are under way. */
  #askToWait(): void {
    const { options } = this.#init;
    if (!options.waitUntil || this.#waited) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waited = resolve;
    try {
      options.waitUntil(promise);
    } catch {
      // Platforms throw outside of what they call a request, and no request must fail for that: it is sent in the background.
    }
  }

  /** A request has ended. Once the last one has, there is nothing to wait for but the store. */
  async #requestEnded(): Promise<void> {
    const { engine, flushAll } = this.#init;
    await engine.idle();
    await flushAll();
    this.#endWaiting();
  }

  #endWaiting(): void {
    if (this.#init.engine.isBusy || this.#began > 0) return;
    this.#waited?.();
    this.#waited = undefined;
  }
}
