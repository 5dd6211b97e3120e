import { OvertureError } from "../chat/index.ts";
import type { Engine } from "../execution/index.ts";
import type { Candidate, Rest } from "../routing/index.ts";

/** Who can be asked at all, and who should be left alone just now. */
export class Availability {
  readonly #engine: Engine;
  readonly #tenantPools: Engine["pools"] | undefined;

  /** `tenantPools` are the keys that a tenant may use, whom environment variables do not concern. @default the app's own */
  constructor(engine: Engine, tenantPools?: Engine["pools"] | undefined) {
    this.#engine = engine;
    this.#tenantPools = tenantPools;
  }

  get #pools(): Engine["pools"] {
    return this.#tenantPools ?? this.#engine.pools;
  }

  /** Throws `no_provider` if no provider has a key. */
  checkAny(): void {
    const { providers } = this.#engine;
    for (const pool of this.#pools.values()) if (pool.size > 0) return;
    if (this.#tenantPools) throw noProvider("The tenant has no key for any provider.");
    const variables = [...providers.values()].flatMap((provider) => provider.keyVariables);
    throw noProvider(`No provider has a key. Set ${variables.join(" or ") || "a key"}, or give an adapter its apiKey.`);
  }

  /** Why a candidate's provider cannot be called at all, in words, or undefined if it can. */
  readonly inactive = ({ provider }: Candidate): string | undefined => {
    const { providers } = this.#engine;
    if ((this.#pools.get(provider)?.size ?? 0) > 0) return undefined;
    if (this.#tenantPools) return "the tenant has no key";
    const variables = providers.get(provider)?.keyVariables ?? [];
    return variables.length > 0 ? `has no key (${variables.join(", ")} is not set)` : "has no key";
  };

  /** Why a candidate should not be asked just now, or undefined if it may be. */
  readonly resting = ({ model, provider, vendorModel }: Candidate): Rest | undefined => {
    const { breakers, clock } = this.#engine;
    const openUntilMs = breakers.blockedUntilMs(model);
    if (openUntilMs !== undefined) return { because: "breaker", forMs: wholeMs(openUntilMs - clock.monotonic()) };
    const parking = this.#pools.get(provider)?.parking(vendorModel);
    return parking && { because: "keys", forMs: wholeMs(parking.untilMs - clock.monotonic()) };
  };
}

function noProvider(message: string): OvertureError {
  return new OvertureError({ code: "no_provider", status: 503, message });
}

/** What rests until the same moment must compare as equal, though the clock goes on between two candidates. */
function wholeMs(durationMs: number): number {
  return Math.max(1, Math.round(durationMs));
}
