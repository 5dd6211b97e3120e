import type { Engine } from "../engine.ts";
import { HedgeBudget } from "./hedge-budget.ts";
import { WasteWatch } from "./waste-watch.ts";

/** More scopes than this at a time are too many to keep a budget for each: the oldest begins anew. */
const mostScopes = 10_000;

/** What is known and allowed beyond one request, for one Overture. */
export class Speculation {
  readonly #budgets: Map<string, HedgeBudget> = new Map();
  readonly #wastes: Map<string, WasteWatch> = new Map();

  /** The budget of a scope: whoever pays for hedges. */
  budget(scope: string): HedgeBudget {
    return kept(this.#budgets, scope, () => new HedgeBudget());
  }

  /** What racing wasted in a scope. */
  waste(scope: string): WasteWatch {
    return kept(this.#wastes, scope, () => new WasteWatch());
  }
}

function kept<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  let found = map.get(key);
  if (found === undefined) {
    const [oldest] = map.keys();
    if (map.size >= mostScopes && oldest !== undefined) map.delete(oldest);
    found = make();
    map.set(key, found);
  }
  return found;
}

const speculations = new WeakMap<Engine, Speculation>();

/** What belongs to an engine; made with its first speculative request. */
export function speculationOf(engine: Engine): Speculation {
  let found = speculations.get(engine);
  if (!found) {
    found = new Speculation();
    speculations.set(engine, found);
  }
  return found;
}
