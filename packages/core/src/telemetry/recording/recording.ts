import type { LearnedModel } from "../../learning/index.ts";
import type { Clock } from "../../time/index.ts";
import type { EventHub } from "../event-hub.ts";
import { CallSeries } from "./call-series.ts";
import type { Concluded, TurnedAway } from "./concluded.ts";
import { ExplorationMeter } from "./exploration-meter.ts";
import { RequestSeries } from "./request-series.ts";
import { SavingsMeter } from "./savings.ts";
import { SeriesByName } from "./series-by-name.ts";
import type { BreakerKind, OvertureStats } from "./stats.ts";
import { successRange } from "./success-range.ts";
import { isWanted, type Trace, type TraceFilter, traceOf } from "./trace.ts";

/** What a recording needs of the engine. */
export interface RecordedEngine {
  readonly clock: Clock;
  readonly events: EventHub;
  /** Where breakers stand that were used. */
  readonly breakers: { states(): readonly { readonly name: string; readonly state: BreakerKind }[] };
}

/** What it needs of learning: what is believed of models. */
export interface RecordedLearning {
  inspect(): Promise<readonly LearnedModel[]>;
}

/** How many names are told apart. A series takes 15.3 KB at most and usually 3, and all together 15 MB at most. */
const most = { providers: 50, models: 500, tasks: 100, tenants: 500 };

/** Keeps the latest requests, and counts all of them. */
export class Recording {
  readonly #engine: RecordedEngine;
  readonly #learning: RecordedLearning;
  readonly #size: number;
  #sinceMs: number | undefined;
  readonly #kept: Concluded[] = [];
  readonly #all = new RequestSeries();
  readonly #background = new RequestSeries();
  readonly #tasks = new SeriesByName(most.tasks, () => new RequestSeries());
  readonly #tenants = new SeriesByName(most.tenants, () => new RequestSeries());
  readonly #providers = new SeriesByName(most.providers, () => new CallSeries());
  readonly #models = new SeriesByName(most.models, () => new CallSeries());
  /** By code, of which there are some dozen, all of them Overture's own. */
  readonly #refused = new Map<string, number>();
  readonly #exploration = new ExplorationMeter();
  readonly #savings = new SavingsMeter();

  /** `size` requests are kept. */
  constructor(engine: RecordedEngine, learning: RecordedLearning, size: number) {
    this.#engine = engine;
    this.#learning = learning;
    this.#size = size;
  }

  /** Takes requests that have ended, in their order. */
  take(requests: readonly (Concluded | TurnedAway)[]): void {
    const [first] = requests;
    this.#sinceMs ??= first ? first.atMs - ("code" in first ? 0 : first.totalMs) : this.#engine.clock.now();
    const concluded: Concluded[] = [];
    for (const request of requests) {
      if ("code" in request) this.#refused.set(request.code, (this.#refused.get(request.code) ?? 0) + 1);
      else concluded.push(request);
    }
    for (const request of concluded) this.#count(request);
    this.#kept.push(...concluded.slice(-this.#size));
    if (this.#kept.length > this.#size) this.#kept.splice(0, this.#kept.length - this.#size);
  }

  /** The trace of a decision or an answer by its id, if it is among those that are kept. */
  get(id: string): Trace | undefined {
    // An answer's id begins with its decision's.
    const found = this.#kept.findLast((request) => request.id === id.split(".")[0]);
    return found && traceOf(found);
  }

  /** The latest traces, the last one first. */
  recent(filter: TraceFilter): readonly Trace[] {
    const { limit = 20 } = filter;
    const wanted = this.#kept.filter((request) => isWanted(request, filter));
    return wanted.slice(-Math.max(1, limit)).reverse().map(traceOf);
  }

  /** What became of all requests. */
  async stats(missed: number): Promise<OvertureStats> {
    const states = new Map(this.#engine.breakers.states().map(({ name, state }) => [name, state]));
    const learned = new Map((await this.#learning.inspect()).map((model) => [model.model, model]));
    return {
      sinceMs: this.#sinceMs ?? this.#engine.clock.now(),
      all: this.#all.stats(),
      tasks: this.#tasks.map((series) => series.stats()),
      tenants: this.#tenants.map((series) => series.stats()),
      providers: this.#providers.map((series, name) => ({
        ...series.stats(),
        breaker: states.get(name) ?? "closed",
      })),
      models: this.#models.map((series, name) => ({
        ...series.stats(),
        breaker: states.get(name) ?? "closed",
        learned: learned.get(name),
        successRange: successRange(learned.get(name)?.success),
      })),
      background: this.#background.stats(),
      exploration: this.#exploration.stats(),
      savings: this.#savings.savings(),
      refused: Object.fromEntries(this.#refused),
      missed,
    };
  }

  #count(request: Concluded): void {
    const { attempts, decision, purpose } = request;
    for (const attempt of attempts) {
      this.#models.of(attempt.model).add(attempt);
      this.#providers.of(attempt.model.slice(0, attempt.model.indexOf("/"))).add(attempt);
    }
    if (purpose) {
      this.#background.add(request);
      return;
    }
    this.#all.add(request);
    this.#tasks.of(decision.assessment.profile.task).add(request);
    if (request.tenant !== undefined) this.#tenants.of(request.tenant).add(request);
    this.#exploration.add(decision);
    // A model that was asked for by name would have been asked before as well.
    if (decision.ranker) this.#savings.add(decision.arm === "baseline", usdOf(request));
  }
}

function usdOf({ attempts }: Concluded): number {
  return attempts.reduce((sum, { cost }) => sum + cost.nanoUsd, 0) / 1e9;
}
