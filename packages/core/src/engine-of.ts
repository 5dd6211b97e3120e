import type { Catalog } from "./catalog/index.ts";
import { OvertureError } from "./chat/index.ts";
import { defaultTimeLimits, Engine, type EngineInit } from "./execution/index.ts";
import { Breakers, KeyPool, RetryBudget } from "./guard/index.ts";
import type { OvertureOptions } from "./options/index.ts";
import type { Provider } from "./provider/index.ts";
import { EventHub } from "./telemetry/index.ts";
import { systemClock, systemRandom } from "./time/index.ts";

/** What an engine learns with. */
export type LearningParts = Pick<EngineInit, "learning" | "conversations" | "pacer" | "answerIds">;

/** Builds what requests are carried out with. Throws `invalid_option` for two providers of one id. */
export function engineOf(options: OvertureOptions, catalog: Catalog, learning: LearningParts): Engine {
  const clock = options.clock ?? systemClock;
  const random = options.random ?? systemRandom;
  const events = new EventHub(() => clock.now());
  return new Engine({
    ...learning,
    clock,
    random,
    catalog,
    providers: byId(options.providers),
    events,
    pools: new Map(options.providers.map((provider) => [provider.id, poolOf(provider, { clock, random, events })])),
    breakers: new Breakers({
      clock,
      random,
      options: options.breaker,
      onMove: (move) => events.emit("breaker", move),
    }),
    retryBudget: new RetryBudget({ clock, options: options.retryBudget }),
    limits: {
      totalMs: options.timeouts?.totalMs ?? defaultTimeLimits.totalMs,
      firstTokenMs: options.timeouts?.firstTokenMs ?? defaultTimeLimits.firstTokenMs,
      idleMs: options.timeouts?.idleMs ?? defaultTimeLimits.idleMs,
    },
    retries: options.retries ?? 2,
    modeOptions: options,
  });
}

function byId(providers: readonly Provider[]): ReadonlyMap<string, Provider> {
  const found = new Map<string, Provider>();
  for (const provider of providers) {
    if (found.has(provider.id)) {
      throw new OvertureError({
        code: "invalid_option",
        status: 400,
        param: "providers",
        message: `Two providers have the id "${provider.id}". Give one of them another with its id option.`,
      });
    }
    found.set(provider.id, provider);
  }
  return found;
}

function poolOf(provider: Provider, parts: PoolParts): KeyPool {
  return keyPoolOf(provider.id, provider.credentials && (() => provider.credentials?.() ?? []), undefined, parts);
}

type PoolParts = Pick<Engine, "clock" | "random" | "events">;

/** A pool of keys for a provider; a tenant's own where one is named. */
export function keyPoolOf(
  provider: string,
  credentials: (() => readonly string[]) | undefined,
  tenant: string | undefined,
  { clock, random, events }: PoolParts,
): KeyPool {
  return new KeyPool({
    credentials,
    clock,
    random,
    onPark: (event) => events.emit("key", { provider, tenant, ...event }),
  });
}
