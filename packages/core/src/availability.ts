import { OvertureError } from "./chat/index.ts";
import type { Engine } from "./execution/index.ts";
import type { Candidate, Rest } from "./routing/index.ts";

/** Who can be asked at all, and who should be left alone just now. */
export class Availability {
  readonly #engine: Engine;
  readonly #pools: () => Engine["pools"];
  readonly #isTenant: boolean;

  /** `pools` are the keys that may be used: a tenant's, whom environment variables do not concern, or the app's own. */
  constructor(engine: Engine, pools: () => Engine["pools"], isTenant = false) {
    this.#engine = engine;
    this.#pools = pools;
    this.#isTenant = isTenant;
  }

  /** Throws `no_provider` if no provider has a key. */
  checkAny(): void {
    const { providers } = this.#engine;
    for (const pool of this.#pools().values()) if (pool.size > 0) return;
    if (this.#isTenant) throw noProvider("The tenant has no key for any provider.");
    const variables = [...providers.values()].flatMap((provider) => provider.keyVariables);
    throw noProvider(`No provider has a key. Set ${variables.join(" or ") || "a key"}, or give an adapter its apiKey.`);
  }

  /** Why a candidate's provider cannot be called at all, in words, or undefined if it can. */
  readonly inactive = ({ provider }: Candidate): string | undefined => {
    const { providers } = this.#engine;
    if ((this.#pools().get(provider)?.size ?? 0) > 0) return undefined;
    if (this.#isTenant) return "the tenant has no key";
    const variables = providers.get(provider)?.keyVariables ?? [];
    return variables.length > 0 ? `has no key (${variables.join(", ")} is not set)` : "has no key";
  };

  /** Why a candidate should not be asked just now, or undefined if it may be. */
  readonly resting = ({ model, provider, vendorModel }: Candidate): Rest | undefined => {
    const { breakers, clock } = this.#engine;
    const openUntilMs = breakers.blockedUntilMs(model);
    if (openUntilMs !== undefined) return { because: "breaker", forMs: wholeMs(openUntilMs - clock.monotonic()) };
    const parking = this.#pools().get(provider)?.parking(vendorModel);
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
