import { type Cost, estimateTextTokens } from "../../catalog/index.ts";
import type { CompletionAssembler } from "../../chat/index.ts";
import type { Candidate } from "../../routing/index.ts";
import type { ModeAccounts } from "../../telemetry/index.ts";
import type { Ask } from "../ask-candidate.ts";
import type { Attempt } from "../attempt.ts";
import type { AnyRun, Run } from "../run.ts";
import { accountOf } from "./account.ts";
import { budgetUsd, fullCost } from "./full-cost.ts";
import { Race } from "./race.ts";
import type { Racer } from "./racer.ts";
import { type Settings, settingsOf } from "./settings.ts";
import { type Speculation, speculationOf } from "./speculation.ts";
import { racingOffMs } from "./waste-watch.ts";

/** Budgets are one for all requests, until somebody else than the app pays for some. */
const everybody = "";

/** The overlapping of one request: its races, one for each pass over the ranking, and what they come to. */
export class Overlap {
  readonly settings: Settings;
  /** What attempts are known to have cost before they are settled. */
  readonly known: Map<Attempt, Cost> = new Map();
  /** What has come of answers that are wanted whole. */
  readonly partial: Map<Attempt, CompletionAssembler> = new Map();
  readonly #run: Run;
  readonly #speculation: Speculation;
  readonly #racers: Racer[] = [];
  #together = 1;

  constructor(run: Run) {
    this.#run = run;
    this.settings = settingsOf(run);
    this.#speculation = speculationOf(run.engine);
    const racing = this.settings.raceAll && !this.#speculation.waste(everybody).isOff(run.engine.clock.now());
    if (racing) this.#together = this.settings.maxParallel;
    run.account = this.#account;
    run.ended = this.#settle;
  }

  /** Spends a pass over the ranking by overlapping. */
  readonly spend = <Result>(
    _run: AnyRun,
    ask: Ask<Result>,
    askable: readonly Candidate[],
    paidAttempts: number,
  ): Promise<{ readonly result: Result } | undefined> => {
    const race = new Race<Result>({
      ...{ run: this.#run, settings: this.settings, together: this.#together, ask, askable, paidAttempts },
      times: this.#speculation.times,
      budget: this.#speculation.budget(everybody),
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
    const written = tokensOf(this.partial.get(attempt));
    const cost = fullCost(this.#run, candidate, written);
    const { clock, learner } = this.#run.engine;
    if (written > 0) learner.record(candidate.model).parts.output.observe(written, clock.now(), true);
    return cost;
  };

  readonly #account = (): ModeAccounts => ({ speculative: accountOf(this.#run, this.#racers) });

  /** Settles with the budgets, and lets learn whoever learns of racing alone. */
  readonly #settle = (): void => {
    const { engine } = this.#run;
    const nowMs = engine.clock.now();
    const budget = this.#speculation.budget(everybody);
    let baseUsd = 0;
    let [usd, wastedUsd] = [0, 0];
    for (const racer of this.#racers) {
      const spent = racer.records.reduce((sum, { cost }) => sum + budgetUsd(cost), 0);
      const lost = racer.records.filter(({ outcome }) => outcome === "lost");
      usd += spent;
      wastedUsd += lost.reduce((sum, { cost }) => sum + budgetUsd(cost), 0);
      if (racer.because === "hedge") budget.correct(racer.takenUsd, spent, nowMs);
      else if (racer.because !== "race") baseUsd += spent;
      for (const record of racer.records) this.#speculation.times.observe(this.#run, record);
    }
    budget.earn(baseUsd * this.settings.hedgeBudget, nowMs);
    if (this.#together > 1) this.#noteWaste(usd, wastedUsd, nowMs);
  };

  #noteWaste(usd: number, wastedUsd: number, nowMs: number): void {
    const { wasteThreshold } = this.settings;
    const wasteRatio = this.#speculation.waste(everybody).note(usd, wastedUsd, wasteThreshold, nowMs);
    if (wasteRatio === undefined) return;
    this.#run.engine.events.emit("racing", { state: "off", wasteRatio, wasteThreshold, forMs: racingOffMs });
  }
}

/** About how many tokens of an answer have come. */
function tokensOf(assembler: CompletionAssembler | undefined): number {
  let tokens = 0;
  for (const { message } of assembler?.completion().choices ?? []) {
    tokens += estimateTextTokens(message.content ?? "") + estimateTextTokens(message.reasoning_content ?? "");
  }
  return tokens;
}
