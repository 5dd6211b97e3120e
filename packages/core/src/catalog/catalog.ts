import { OvertureError } from "../chat/index.ts";
import { baseName } from "./base-name.ts";
import { checkCard } from "./check-card.ts";
import { estimateTextTokens } from "./estimate-text.ts";
import type { Capabilities, ModelCard, ModelCardChange, ModelName } from "./model-card.ts";

/** Where cards come from: a provider, as far as the catalog looks at it. */
export interface CardSource {
  readonly id: string;
  readonly models: readonly ModelCard[];
}

/** Changes to cards, or whole new ones, by model. */
export type ModelCardChanges = Readonly<Record<ModelName, ModelCardChange>>;

/** More models than all vendors together have: a program that adds cards without end is stopped by an error. */
const mostCards = 100_000;

/** Of a new card that does not say: what nobody denies is taken to be possible, as it is for a model without a card. */
const undeniedCapabilities: Capabilities = {
  tools: true,
  images: true,
  audio: true,
  files: true,
  jsonSchema: true,
  reasoning: "optional",
  temperature: true,
};

/**
 * What is known of every model: the providers' cards, and the user's changes to them. Every card is checked when it comes
 * in, so that what is found can be calculated with.
 */
export class Catalog {
  readonly #cards = new Map<ModelName, ModelCard>();
  readonly #versions = new Map<string, ModelName>();
  readonly #providers: ReadonlySet<string>;
  #names: readonly ModelName[] | undefined;
  #version = 0;
  #measured: ((base: string, card: ModelCard) => ModelCard) | undefined;
  #measuring: Promise<void> | undefined;

  /** @throws OvertureError `invalid_option` if a card, or a change to one, is not right */
  constructor(providers: readonly CardSource[], changes: ModelCardChanges = {}) {
    this.#providers = new Set(providers.map((provider) => provider.id));
    for (const provider of providers) {
      for (const card of provider.models) {
        const model: ModelName = `${provider.id}/${card.name}`;
        checkCard(model, card);
        this.#put(model, card);
      }
    }
    this.update(changes);
  }

  /** Goes up with every update, for those who remember what they found. */
  get version(): number {
    return this.#version;
  }

  /**
   * The card of `provider/model`. A dated name, or one that ends in `-latest`, has the card of the model that it is a version
   * of, where it has none of its own.
   */
  find(name: string): ModelCard | undefined {
    const exact = this.#cards.get(name as ModelName);
    if (exact) return exact;
    const base = baseName(name);
    const version = this.#versions.get(base);
    return this.#cards.get(base as ModelName) ?? (version === undefined ? undefined : this.#cards.get(version));
  }

  /**
   * Loads what was measured of models' answers, for cards that do not say it themselves; undefined once it is there, or where
   * there are no two models to choose from. If it cannot be loaded, models are believed in by their price.
   */
  loadMeasuredQuality(): Promise<void> | undefined {
    if (this.#measured || this.#cards.size < 2) return undefined;
    this.#measuring ??= import("./measured-quality.ts").then(
      ({ withMeasuredQuality }) => {
        this.#measured = withMeasuredQuality;
        for (const [model, card] of this.#cards) this.#put(model, card);
        this.#version += 1;
      },
      () => undefined,
    );
    return this.#measuring;
  }

  /** About how many tokens a text is, for any vendor. */
  tokensIn(text: string): number {
    return estimateTextTokens(text);
  }

  /**
   * Every model of a configured provider that its vendor still serves, in the order of the providers and of their cards;
   * those that were added come last.
   */
  names(): readonly ModelName[] {
    this.#names ??= [...this.#cards].filter(([name, card]) => this.#isListed(name, card)).map(([name]) => name);
    return this.#names;
  }

  /** The cards of {@link names}, in the same order. */
  list(): readonly { readonly model: ModelName; readonly card: ModelCard }[] {
    return this.names().flatMap((model) => {
      const card = this.#cards.get(model);
      return card ? [{ model, card }] : [];
    });
  }

  /**
   * Changes cards, or adds them, from the next request on: fresher prices, a model that came out today. What is given
   * replaces what was known, `prices` as a whole. A new card of a dated name starts from the card of its base; any other
   * can do whatever it does not deny. If one change is not right, none is made.
   * @throws OvertureError `invalid_option`, with the model, the field and the value
   */
  update(changes: ModelCardChanges): void {
    const entries = Object.entries(changes) as [ModelName, ModelCardChange][];
    for (const [model, change] of entries) {
      const slash = model.indexOf("/");
      if (slash < 1 || slash === model.length - 1) throw notAModel(model);
      checkCard(model, change);
    }
    if (this.#cards.size + entries.length > mostCards) throw tooMany();
    for (const [model, change] of entries) this.#put(model, this.#changed(model, change));
    this.#names = undefined;
    this.#version += 1;
  }

  #changed(model: ModelName, change: ModelCardChange): ModelCard {
    // Whether `auto` should consider a version beside its base is for the user to say.
    const known = this.#cards.get(model) ?? withoutRecommendation(this.find(model));
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const able = Object.fromEntries(
      Object.entries(change.capabilities ?? {}).filter(([, value]) => value !== undefined),
    );
    const capabilities: Capabilities = { ...(known?.capabilities ?? undeniedCapabilities), ...able };
    return { ...known, ...given, name: model.slice(model.indexOf("/") + 1), capabilities };
  }

  #put(model: ModelName, card: ModelCard): void {
    const base = baseName(model);
    this.#cards.set(model, this.#measured?.(base, card) ?? card);
    if (!this.#versions.has(base)) this.#versions.set(base, model);
  }

  #isListed(name: ModelName, card: ModelCard): boolean {
    return card.retired !== true && this.#providers.has(name.slice(0, name.indexOf("/")));
  }
}

function withoutRecommendation(card: ModelCard | undefined): ModelCard | undefined {
  return card?.recommended === undefined ? card : { ...card, recommended: undefined };
}

function notAModel(name: string): OvertureError {
  const message = `A model card is for "${name.slice(0, 200)}": write the model as "provider/model".`;
  return new OvertureError({ code: "invalid_option", status: 400, param: "models", message });
}

function tooMany(): OvertureError {
  const message = `There are more than ${mostCards} model cards: change the ones that there are instead of adding more.`;
  return new OvertureError({ code: "invalid_option", status: 400, param: "models", message });
}
