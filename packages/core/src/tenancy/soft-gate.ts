import type { OwnAllowance } from "./budget-line.ts";
import { type Correction, concurrentRetryMs, correctionsOf, type LimitRefusal, takesOf } from "./limits.ts";
import { type Place, PlaceSlices } from "./place-slices.ts";
import { RateSlices, type SlicesInit } from "./rate-slices.ts";
import type { StoreWait } from "./store-wait.ts";

/** A request that comes to limits of which slices are taken. */
export interface SoftEntrance {
  readonly id: string;
  readonly space: string;
  readonly allowances: readonly OwnAllowance[];
  readonly tokens: number;
  readonly ttlMs: number;
  readonly wait: StoreWait;
}

/** What a request has been let in with. */
interface Entered {
  readonly isAlone: boolean;
  readonly places: readonly Place[];
}

/**
 * Lets requests in on limits that are not hard: from slices that this process holds of them, so that most requests ask nobody.
 * Loaded with the first such limit.
 */
export class SoftGate {
  readonly #rates: RateSlices;
  readonly #places: PlaceSlices;
  readonly #entered: Map<string, Entered> = new Map();

  constructor(init: SlicesInit) {
    this.#rates = new RateSlices(init);
    this.#places = new PlaceSlices(init);
  }

  /** Takes what a request needs of every limit, or nothing. */
  async enter(entrance: SoftEntrance): Promise<LimitRefusal | undefined> {
    const { id, space, allowances, tokens, ttlMs, wait } = entrance;
    const takes = takesOf(allowances, tokens);
    const bare = takes.map(({ take }) => take);
    const taken = bare.length > 0 ? await this.#rates.take(space, id, bare, wait) : ({ admitted: true } as const);
    if (!taken.admitted) {
      const refused = takes[taken.take];
      return refused && { ...refused, retryAfterMs: taken.retryAfterMs };
    }
    const isAlone = taken.alone === true;
    const places: Place[] = [];
    for (const { owner, limits } of allowances) {
      const { concurrent } = limits;
      if (concurrent === undefined) continue;
      const place = await this.#places.enter({ space, owner, most: concurrent }, id, ttlMs, wait);
      if (place) {
        places.push(place);
        continue;
      }
      for (const each of places) each.leave();
      if (!isAlone) for (const take of bare) this.#rates.correct(space, id, { ...take, cost: -take.cost });
      return { owner, limit: "concurrent", most: concurrent, retryAfterMs: concurrentRetryMs };
    }
    this.#entered.set(keyOf(space, id), { isAlone, places });
    return undefined;
  }

  /** Gives back all that no request has. */
  close(): void {
    this.#rates.close();
    this.#places.close();
  }

  /** Corrects what a request took, and lets another in where so many may be under way at once. */
  leave({ id, space, allowances }: Pick<SoftEntrance, "id" | "space" | "allowances">, correction: Correction): void {
    const entered = this.#entered.get(keyOf(space, id));
    this.#entered.delete(keyOf(space, id));
    for (const place of entered?.places ?? []) place.leave();
    // Nothing was taken in the store that could be given back there.
    if (!entered || entered.isAlone) return;
    const takes = allowances.flatMap((each) => correctionsOf(each, correction));
    for (const take of takes) this.#rates.correct(space, id, take);
  }
}

function keyOf(space: string, id: string): string {
  return `${space.length} ${space} ${id}`;
}
