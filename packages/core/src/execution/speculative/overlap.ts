import type { Cost } from "../../catalog/index.ts";
import type { CompletionAssembler } from "../../chunks/index.ts";
import type { Candidate } from "../../routing/index.ts";
import type { ModeAccounts } from "../../telemetry/index.ts";
import type { Answered, Ask } from "../ask.ts";
import type { Attempt } from "../attempt.ts";
import type { AnyRun, Run } from "../run.ts";
import { accountOf } from "./account.ts";
import { budgetUsd, fullCost } from "./full-cost.ts";
import type { LentToSpeculative } from "./lent.ts";
import { Race } from "./race.ts";
import type { Racer } from "./racer.ts";
import { type Settings, settingsOf } from "./settings.ts";
import { type Speculation, speculationOf } from "./speculation.ts";
import { racingOffMs } from "./waste-watch.ts";

/** The overlapping of one request: its races, one for each pass over the ranking, and what they come to. */
export class Overlap {
  readonly settings: Settings;
  /** What attempts are known to have cost before they are settled. */
  readonly known: Map<Attempt, Cost> = new Map();
  /** What has come of answers that are wanted whole. */
  readonly partial: Map<Attempt, CompletionAssembler> = new Map();
  readonly #run: Run;
  readonly #lent: LentToSpeculative;
  /** Whose budgets it draws on: a tenant's, or the app's own. */
  readonly #scope: string;
  readonly #speculation: Speculation;
  readonly #racers: Racer[] = [];
  #together = 1;

  constructor(run: Run, lent: LentToSpeculative) {
    this.#run = run;
    this.#lent = lent;
    this.#scope = run.admission?.scope ?? "";
    this.settings = settingsOf(run);
    this.#speculation = speculationOf(run.engine);
    const racing = this.settings.raceAll && !this.#speculation.waste(this.#scope).isOff(run.engine.clock.now());
    if (racing) this.#together = this.settings.maxParallel;
    run.account = this.#account;
    run.ended = this.#settle;
  }

  /** Spends a pass over the ranking by overlapping. */
  readonly spend = <Result>(
    _run: AnyRun,
    ask: Ask<Result>,
    askable: readonly Candidate[],
  ): Promise<Answered<Result>> => {
    // The first attempt of a pass is the request itself, or was paid for as a retry.
    const paidAttempts = this.#run.attempts.length + 1;
    const race = new Race<Result>({
      ...{ run: this.#run, lent: this.#lent, settings: this.settings, together: this.#together },
      ...{ ask, askable, paidAttempts },
      budget: this.#speculation.budget(this.#scope),
      onStart: (racer) => this.#racers.push(racer),
      costOfLoser: this.#costOfLoser,
    });
    return race.start();
  };

  /** What its provider told, or else what it is expected to cost in full; and how long its answer was at least is learned. */
  readonly #costOfLoser = (attempt: Attempt): Cost => {
    const known = this.known.get(attempt);
    if (known) return known;
    const { candidate } = attempt;
    const written = this.#tokensOf(this.partial.get(attempt));
    const cost = fullCost(this.#run, candidate, this.#lent, written);
    const { engine, learner } = this.#run;
    if (written > 0) learner.record(candidate.model).parts.output.observe(written, engine.clock.now(), true);
    return cost;
  };

  readonly #account = (): ModeAccounts => ({ speculative: accountOf(this.#run, this.#racers, this.#lent) });

  /** Settles with the budgets. */
  readonly #settle = (): void => {
    const { engine } = this.#run;
    const nowMs = engine.clock.now();
    const budget = this.#speculation.budget(this.#scope);
    let baseUsd = 0;
    let [usd, wastedUsd] = [0, 0];
    for (const racer of this.#racers) {
      const spent = racer.records.reduce((sum, { cost }) => sum + budgetUsd(cost), 0);
      const lost = racer.records.filter(({ outcome }) => outcome === "lost");
      usd += spent;
      wastedUsd += lost.reduce((sum, { cost }) => sum + budgetUsd(cost), 0);
      if (racer.because === "hedge") budget.correct(racer.takenUsd, spent, nowMs);
      else if (racer.because !== "race") baseUsd += spent;
    }
    budget.earn(baseUsd * this.settings.hedgeBudget, nowMs);
    if (this.#together > 1) this.#noteWaste(usd, wastedUsd, nowMs);
  };

  #noteWaste(usd: number, wastedUsd: number, nowMs: number): void {
    const { wasteThreshold } = this.settings;
    const wasteRatio = this.#speculation.waste(this.#scope).note(usd, wastedUsd, wasteThreshold, nowMs);
    if (wasteRatio === undefined) return;
    this.#run.engine.events.emit("racing", { state: "off", wasteRatio, wasteThreshold, forMs: racingOffMs });
  }

  /** About how many tokens of an answer have come. */
  #tokensOf(assembler: CompletionAssembler | undefined): number {
    const { estimateTextTokens } = this.#lent;
    let tokens = 0;
    for (const { message } of assembler?.completion().choices ?? []) {
      tokens += estimateTextTokens(message.content ?? "") + estimateTextTokens(message.reasoning_content ?? "");
    }
    return tokens;
  }
}
