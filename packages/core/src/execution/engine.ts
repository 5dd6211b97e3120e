import type { Catalog } from "../catalog/index.ts";
import type { Breakers, KeyPool, RetryBudget } from "../guard/index.ts";
import type { AnswerIds, Conversations, Learner, Learning, Pacer } from "../learning/index.ts";
import { type Provider, ProviderFault } from "../provider/index.ts";
import type { EventHub, Tracing } from "../telemetry/index.ts";
import type { Clock, Random } from "../time/index.ts";
import type { Onlooker } from "./answer.ts";
import type { ModeOptions } from "./mode-options.ts";
import type { TimeLimits } from "./time-limits.ts";

/** What every request of one Overture shares. */
export interface EngineInit {
  readonly clock: Clock;
  readonly random: Random;
  readonly catalog: Catalog;
  readonly providers: ReadonlyMap<string, Provider>;
  readonly pools: ReadonlyMap<string, KeyPool>;
  readonly breakers: Breakers;
  readonly retryBudget: RetryBudget;
  readonly events: EventHub;
  readonly learning: Pick<Learning, "learner">;
  readonly conversations: Conversations;
  readonly pacer: Pacer | undefined;
  readonly answerIds: AnswerIds;
  readonly limits: TimeLimits;
  /** How often a request whose whole ranking failed may walk it again. */
  readonly retries: number;
  /** What the constructor was told of modes. */
  readonly modeOptions: ModeOptions;
}

/** The timers of the clock, in the form that `p-timeout` takes. */
interface CustomTimers {
  readonly setTimeout: typeof setTimeout;
  readonly clearTimeout: typeof clearTimeout;
}

/** The parts that requests are carried out with. */
export class Engine {
  readonly clock: Clock;
  readonly random: Random;
  readonly catalog: Catalog;
  readonly providers: ReadonlyMap<string, Provider>;
  readonly pools: ReadonlyMap<string, KeyPool>;
  readonly breakers: Breakers;
  readonly retryBudget: RetryBudget;
  readonly events: EventHub;
  readonly conversations: Conversations;
  readonly pacer: Pacer | undefined;
  readonly answerIds: AnswerIds;
  readonly limits: TimeLimits;
  readonly retries: number;
  readonly modeOptions: ModeOptions;
  readonly timers: CustomTimers;
  /** Whoever looks at answers once they have been handed over; set once whoever it asks is there. */
  onlooker: Onlooker | undefined;
  /** Whoever traces requests. */
  tracing: Tracing | undefined;
  readonly #learning: EngineInit["learning"];
  readonly #loading = new Map<string, Promise<void>>();
  readonly #loaded = new Set<string>();
  #running = 0;
  readonly #whenIdle: (() => void)[] = [];

  constructor(init: EngineInit) {
    this.clock = init.clock;
    this.random = init.random;
    this.catalog = init.catalog;
    this.providers = init.providers;
    this.pools = init.pools;
    this.breakers = init.breakers;
    this.retryBudget = init.retryBudget;
    this.events = init.events;
    this.#learning = init.learning;
    this.conversations = init.conversations;
    this.pacer = init.pacer;
    this.answerIds = init.answerIds;
    this.limits = init.limits;
    this.retries = init.retries;
    this.modeOptions = init.modeOptions;
    const { clock } = init;
    this.timers = {
      // The two types describe the platform's own functions with all their overloads; p-timeout calls only this form.
      setTimeout: ((callback: () => void, delayMs: number) => clock.setTimer(callback, delayMs)) as typeof setTimeout,
      clearTimeout: ((timer: Parameters<Clock["clearTimer"]>[0]) => clock.clearTimer(timer)) as typeof clearTimeout,
    };
  }

  /** What learns from requests; there once learning is loaded. */
  get learner(): Learner {
    return this.#learning.learner;
  }

  /** Counts a request in. */
  runBegan(): void {
    this.#running += 1;
  }

  /** Counts a request out. */
  runEnded(): void {
    this.#running -= 1;
    if (this.#running === 0) for (const tell of this.#whenIdle.splice(0)) tell();
  }

  /** Whether a request is under way. */
  get isBusy(): boolean {
    return this.#running > 0;
  }

  /** Resolves once no request is under way. */
  idle(): Promise<void> {
    return this.#running === 0 ? Promise.resolve() : new Promise((resolve) => this.#whenIdle.push(resolve));
  }

  /** Whether a provider's SDK is there, so that nothing need be awaited. */
  isLoaded(provider: string): boolean {
    return this.#loaded.has(provider);
  }

  /** The provider with this id; the ranking holds only those that exist. */
  provider(id: string): Provider {
    const provider = this.providers.get(id);
    if (!provider) throw new ProviderFault({ kind: "unsupported", message: `There is no provider "${id}".` });
    return provider;
  }

  /** Starts to load a provider's SDK, if it is not there yet, without waiting. */
  beginLoading(id: string): void {
    if (!this.#loaded.has(id)) this.load(id).catch(ignore);
  }

  /** Loads a provider's SDK once. A failure is an `unsupported` fault, and the next request tries again. */
  load(id: string): Promise<void> {
    let loading = this.#loading.get(id);
    if (!loading) {
      loading = this.#load(id);
      this.#loading.set(id, loading);
    }
    return loading;
  }

  async #load(id: string): Promise<void> {
    try {
      await this.provider(id).load?.();
      this.#loaded.add(id);
    } catch (error) {
      this.#loading.delete(id);
      if (error instanceof ProviderFault) throw error;
      throw new ProviderFault({
        kind: "unsupported",
        message: `The SDK that the provider "${id}" needs could not be loaded. Is it installed?`,
        cause: error,
      });
    }
  }
}

/** The request that needs the SDK waits for it as well, and tells of the failure. */
function ignore(): void {}
