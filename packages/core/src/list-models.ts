import type { Engine } from "./execution/index.ts";
import type { ModelList } from "./routing/index.ts";

/** A model, in the shape of OpenAI's list. */
export interface ListedModel {
  readonly id: string;
  readonly object: "model";
  readonly created: number;
  readonly owned_by: string;
}

/** Models, in the shape of OpenAI's list. */
export interface ListOfModels {
  readonly object: "list";
  readonly data: readonly ListedModel[];
}

/** What a list of models is made from. */
export interface ListedFrom {
  readonly engine: Engine;
  readonly models: ModelList;
  readonly routes: readonly string[];
}

/** What a request's `model` can be: see `models.list()`. Loaded with the first list that is asked for. */
export function listModels({ engine, models, routes }: ListedFrom): ListOfModels {
  const own = ["auto", ...routes].map((id) => listed(id, "overture"));
  const active = models.all().filter(({ provider }) => (engine.pools.get(provider)?.size ?? 0) > 0);
  return { object: "list", data: [...own, ...active.map(({ model, provider }) => listed(model, provider))] };
}

function listed(id: string, owner: string): ListedModel {
  return { id, object: "model", created: 0, owned_by: owner };
}
