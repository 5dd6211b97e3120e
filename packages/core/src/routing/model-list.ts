import { type Catalog, didYouMean, type ModelName, matchesPattern } from "../catalog/index.ts";
import { OvertureError } from "../chat/index.ts";
import type { Provider } from "../provider/index.ts";
import { type Candidate, modelName, splitModelName } from "./candidate.ts";
import { checkRoutes } from "./routes.ts";

/** What a model list is made from. */
export interface ModelListInit {
  readonly providers: ReadonlyMap<string, Provider>;
  readonly catalog: Catalog;
  /** The `models` option: what `auto` chooses from, as names and patterns, in order of preference. */
  readonly models: readonly string[] | undefined;
  /** The `routes` option: names for lists of models. */
  readonly routes: Readonly<Record<string, readonly string[]>>;
}

/** What a request's `model` stands for. */
export interface Resolution {
  readonly kind: "auto" | "model" | "pattern" | "route";
  readonly candidates: readonly Candidate[];
}

/** More distinct `model` strings than this are not remembered. */
const mostRemembered = 1000;

/** Knows which models there are, and what a request's `model` stands for among them. */
export class ModelList {
  readonly #init: ModelListInit;
  readonly #resolved = new Map<string, Resolution>();
  #catalogVersion = -1;

  /** Throws an `invalid_option` error for routes that lead back to themselves. */
  constructor(init: ModelListInit) {
    checkRoutes(init.routes, init.models);
    this.#init = init;
  }

  /**
   * The candidates that `model` names: `auto`, a route, `provider/model` (with or without a card), a pattern, or a bare name
   * that one provider has. Throws `model_not_found` with the nearest names, and `invalid_request` for a bare name that
   * several have.
   *
   * @param param the field or option that the name stands in, for errors
   */
  resolve(model: string, param = "model"): Resolution {
    const { catalog } = this.#init;
    if (catalog.version !== this.#catalogVersion) {
      this.#resolved.clear();
      this.#catalogVersion = catalog.version;
    }
    const remembered = this.#resolved.get(model);
    if (remembered) return remembered;
    const resolution = this.#resolve(model, param);
    if (this.#resolved.size < mostRemembered) this.#resolved.set(model, resolution);
    return resolution;
  }

  /** The candidates of all fallbacks, in order. */
  resolveAll(fallbacks: readonly string[]): readonly Candidate[] {
    return fallbacks.flatMap((name) => this.resolve(name, "fallbacks").candidates);
  }

  /** Every model that has a card, in the order of the providers. */
  all(): readonly Candidate[] {
    const candidates: Candidate[] = [];
    for (const name of this.#init.catalog.names()) {
      const candidate = this.#named(name);
      if (candidate) candidates.push(candidate);
    }
    return candidates;
  }

  #resolve(model: string, param: string): Resolution {
    if (model === "auto") return { kind: "auto", candidates: this.#automatic() };
    const route = Object.hasOwn(this.#init.routes, model) ? this.#init.routes[model] : undefined;
    if (route) return { kind: "route", candidates: this.#listed(route, `routes.${model}`) };
    if (model.includes("*")) {
      const candidates = this.#matching(model);
      if (candidates.length === 0) throw this.#notFound(model, param);
      return { kind: "pattern", candidates };
    }
    const candidate = model.includes("/") ? this.#named(model) : this.#bare(model, param);
    if (!candidate) throw this.#notFound(model, param);
    return { kind: "model", candidates: [candidate] };
  }

  #automatic(): readonly Candidate[] {
    if (this.#init.models) return this.#listed(this.#init.models, "models");
    // The first choices of all providers come before anybody's second, so that a failover changes the vendor.
    const byProvider = [...this.#init.providers.values()].map((provider) =>
      this.all().filter((candidate) => candidate.provider === provider.id && candidate.card?.recommended === true),
    );
    const longest = Math.max(0, ...byProvider.map((candidates) => candidates.length));
    const order: Candidate[] = [];
    for (let place = 0; place < longest; place += 1) {
      for (const candidates of byProvider) {
        const candidate = candidates[place];
        if (candidate) order.push(candidate);
      }
    }
    return order;
  }

  #listed(names: readonly string[], param: string): readonly Candidate[] {
    const found = new Map<ModelName, Candidate>();
    for (const name of names) {
      for (const candidate of this.resolve(name, param).candidates) {
        if (!found.has(candidate.model)) found.set(candidate.model, candidate);
      }
    }
    return [...found.values()];
  }

  #matching(pattern: string): readonly Candidate[] {
    // Vectors are asked for by name: whoever says `openai/*` means models that answer.
    return this.all().filter(({ model, card }) => !card?.embedding && matchesPattern(pattern, model));
  }

  #named(name: string): Candidate | undefined {
    const parts = splitModelName(name);
    if (!parts || !this.#init.providers.has(parts.provider)) return undefined;
    const model = modelName(parts.provider, parts.vendorModel);
    const { catalog } = this.#init;
    const card = catalog.find(model);
    if (card) return { model, ...parts, card };
    const names = catalog.names().filter((known) => known.startsWith(`${parts.provider}/`));
    return { model, ...parts, card, hint: didYouMean(model, names, 1) };
  }

  #bare(name: string, param: string): Candidate | undefined {
    const owners = [...this.#init.providers.keys()].filter(
      (provider) => this.#init.catalog.find(modelName(provider, name)) !== undefined,
    );
    if (owners.length > 1) {
      const names = owners.map((provider) => `"${modelName(provider, name)}"`).join(" and ");
      throw new OvertureError({
        code: "invalid_request",
        status: 400,
        param,
        message: `The model "${name}" is at more than one provider. Name one of them: ${names}.`,
      });
    }
    const owner = owners[0];
    return owner === undefined ? undefined : this.#named(modelName(owner, name));
  }

  #notFound(wanted: string, param: string): OvertureError {
    const names = ["auto", ...Object.keys(this.#init.routes), ...this.#init.catalog.names()];
    const bare = wanted.includes("/") ? [] : names.map((name) => name.slice(name.indexOf("/") + 1));
    const hint = didYouMean(wanted, [...new Set([...names, ...bare])]);
    const parts = splitModelName(wanted);
    const why =
      parts && !this.#init.providers.has(parts.provider)
        ? `No provider with the id "${parts.provider}" is configured (there are: ${[...this.#init.providers.keys()].join(", ")}).`
        : "No configured provider has it.";
    return new OvertureError({
      code: "model_not_found",
      status: 404,
      param,
      message: `The model "${wanted.slice(0, 200)}" is not known. ${why}${hint}`,
    });
  }
}
