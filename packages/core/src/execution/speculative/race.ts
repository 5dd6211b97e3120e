import type { Cost } from "../../catalog/index.ts";
import type { ProviderFault } from "../../provider/index.ts";
import type { Candidate } from "../../routing/index.ts";
import type { Answered, Ask } from "../ask.ts";
import type { Attempt } from "../attempt.ts";
import type { Run } from "../run.ts";
import { budgetUsd, fullCost } from "./full-cost.ts";
import type { HedgeBudget } from "./hedge-budget.ts";
import { hedgeDelayMs, patienceMs } from "./hedge-delay.ts";
import type { LentToSpeculative } from "./lent.ts";
import { Racer, type StartReason } from "./racer.ts";
import type { Settings } from "./settings.ts";

/** A budget that is spent is asked again no sooner than after this. */
const leastWaitMs = 100;

/** What a race is made from. */
export interface RaceInit<Result> {
  readonly run: Run;
  readonly lent: LentToSpeculative;
  readonly settings: Settings;
  readonly budget: HedgeBudget;
  /** How many start together. */
  readonly together: number;
  readonly ask: Ask<Result>;
  readonly askable: readonly Candidate[];
  readonly paidAttempts: number;
  /** Is told of every model that starts. */
  readonly onStart: (racer: Racer) => void;
  /** What an attempt that loses may have cost. */
  readonly costOfLoser: (attempt: Attempt) => Cost;
}

/**
 * One race over candidates: models are started one by one or together, the first valid result wins, and the others are aborted
 * within the same tick. Every attempt goes through `askCandidate`, as in any other mode.
 */
export class Race<Result> {
  readonly #init: RaceInit<Result>;
  readonly #waiting: Candidate[];
  readonly #running: Set<Racer> = new Set();
  #isOver = false;
  /** Told when a racer leaves, while a better one is waited for. */
  #onLeave: (() => void) | undefined;
  #resolve: (won: Answered<Result>) => void = () => {};
  #reject: (error: unknown) => void = () => {};

  constructor(init: RaceInit<Result>) {
    this.#init = init;
    this.#waiting = [...init.askable];
  }

  /** Runs it. Gives undefined if nobody answered; rejects with what ends the request. */
  start(): Promise<Answered<Result>> {
    return new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
      if (!this.#begin("first")) this.#end(() => resolve(undefined));
      for (let count = 1; count < this.#init.together && !this.#isOver; count += 1) this.#begin("race");
    });
  }

  /** Starts the next model, if there is one. */
  #begin(because: StartReason): boolean {
    const { run, ask, paidAttempts, askable, lent } = this.#init;
    const candidate = this.#next(because !== "failover");
    if (!candidate) return false;
    this.#waiting.splice(this.#waiting.indexOf(candidate), 1);
    const racer = new Racer(candidate, because, askable.indexOf(candidate));
    if (because === "hedge") {
      racer.takenUsd = budgetUsd(fullCost(run, candidate, lent));
      this.#init.budget.take(racer.takenUsd, run.engine.clock.now());
    }
    this.#running.add(racer);
    this.#init.onStart(racer);
    const next = this.#next(false);
    const options = { forced: false, last: !next, next, paidAttempts, isOver: () => this.#isOver };
    lent.streams
      .askCandidate(
        run,
        candidate,
        (attempt, limitMs) => this.#enter(racer, attempt, () => ask(attempt, limitMs)),
        options,
      )
      .then(
        (answered) => (answered ? this.#resolve(answered) : this.#leave(racer)),
        (error) => this.#end(() => this.#reject(error)),
      );
    return true;
  }

  /** Whom to start next: by rank, but beside others one whose provider none of them has, since providers fail as a whole. */
  #next(beside: boolean): Candidate | undefined {
    const able = this.#waiting.filter((candidate) => this.#init.lent.streams.canAsk(this.#init.run, candidate));
    const busy = new Set([...this.#running].map(({ candidate }) => candidate.provider));
    return (beside ? able.find(({ provider }) => !busy.has(provider)) : undefined) ?? able[0];
  }

  async #enter(racer: Racer, attempt: Attempt, ask: () => Promise<Result>): Promise<Result> {
    racer.attempts.push(attempt);
    if (this.#isOver) {
      attempt.lose(this.#init.lent.noCost);
      throw lost(attempt);
    }
    this.#watch(racer);
    const result = await ask();
    if (!attempt.record && this.#init.settings.eagerness === "better") await this.#waitForBetter(racer);
    if (attempt.record) throw lost(attempt);
    this.#end(() => {}, racer);
    return result;
  }

  /** Sets the time after which a model is late. A budget that is spent may be there again after as long. */
  #watch(racer: Racer, leastMs = 0): void {
    const { run, settings, lent } = this.#init;
    const { clock } = run.engine;
    const next = this.#next(true);
    this.#unwatch(racer);
    if (!next || settings.eagerness === "never" || settings.hedgeBudget === 0) return;
    const delayMs = Math.max(leastMs, hedgeDelayMs(run, settings, racer.candidate, next, lent));
    racer.timer = clock.setTimer(() => {
      racer.timer = undefined;
      if (this.#isOver || racer.attempt?.firstTokenMs !== undefined) return;
      if (!this.#hedge() && this.#running.size < settings.maxParallel) this.#watch(racer, leastWaitMs);
    }, delayMs);
  }

  #unwatch(racer: Racer): void {
    if (racer.timer) this.#init.run.engine.clock.clearTimer(racer.timer);
    racer.timer = undefined;
  }

  #hedge(): boolean {
    const { budget, settings } = this.#init;
    return this.#running.size < settings.maxParallel && budget.allows() && this.#begin("hedge");
  }

  /** A model failed, or could not be asked. */
  #leave(racer: Racer): void {
    this.#running.delete(racer);
    this.#unwatch(racer);
    if (this.#isOver) return;
    this.#onLeave?.();
    if (this.#running.size > 0) {
      // Whom it was to stand in for is still late.
      if (racer.because === "hedge") this.#hedge();
    } else if (!this.#begin("failover")) this.#end(() => this.#resolve(undefined));
  }

  async #waitForBetter(racer: Racer): Promise<void> {
    const { run } = this.#init;
    const { clock } = run.engine;
    let windowMs = 0;
    for (const { place, candidate, attempt } of this.#running) {
      if (place >= racer.place || !attempt || attempt.record) continue;
      windowMs = Math.max(windowMs, patienceMs(run, candidate, attempt.elapsedMs()));
    }
    if (windowMs === 0) return;
    await new Promise<void>((resolve) => {
      const timer = clock.setTimer(resolve, windowMs);
      this.#onLeave = () => {
        clock.clearTimer(timer);
        resolve();
      };
    });
    this.#onLeave = undefined;
  }

  /** Ends the race once: everybody but the winner is aborted and settled before anybody hears of it. */
  #end(tell: () => void, winner?: Racer): void {
    if (this.#isOver) return;
    this.#isOver = true;
    for (const racer of this.#running) {
      this.#unwatch(racer);
      const { attempt } = racer;
      if (racer === winner || !attempt || attempt.record) continue;
      attempt.lose(this.#init.costOfLoser(attempt));
    }
    this.#onLeave?.();
    tell();
  }
}

function lost(attempt: Attempt): ProviderFault {
  return attempt.fault({ kind: "aborted", message: "Another model was first." });
}
