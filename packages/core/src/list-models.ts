import type { Engine } from "./execution/index.ts";
import type { Candidate, ModelList } from "./routing/index.ts";

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

/** What a tenant may use. */
export interface ListedFor {
  readonly pools: Engine["pools"];
  readonly mayUse: (candidate: Candidate) => boolean;
}

/** What a request's `model` can be: see `models.list()`. Loaded with the first list that is asked for. */
export function listModels({ engine, models, routes }: ListedFrom, tenant?: ListedFor): ListOfModels {
  const own = ["auto", ...routes].map((id) => listed(id, "overture"));
  const { pools } = tenant ?? engine;
  const active = models
    .all()
    .filter((each) => (pools.get(each.provider)?.size ?? 0) > 0 && (tenant?.mayUse(each) ?? true));
  return { object: "list", data: [...own, ...active.map(({ model, provider }) => listed(model, provider))] };
}

function listed(id: string, owner: string): ListedModel {
  return { id, object: "model", created: 0, owned_by: owner };
}
