import type { ModelCard, ModelQuality, Prices } from "../catalog/index.ts";

/** What the models of one generation have in common. */
export interface Generation extends Pick<ModelCard, "contextTokens" | "maxOutputTokens" | "capabilities"> {
  /** The names that it holds for. */
  readonly names: RegExp;
  /** The window of those whose own is not known. @default it stays unknown */
  readonly contextTokens?: number | undefined;
  /** What other service tiers cost, for cards that have prices. @default nothing is known of other tiers */
  readonly serviceTiers?: Prices["serviceTiers"];
}

/** What {@link cardsOf} is given. */
export interface CardSources {
  /** Context windows and prices, by the vendor's name of the model. */
  readonly generated: Readonly<Record<string, Pick<ModelCard, "contextTokens" | "prices">>>;
  /** The first that fits a name holds; a name that fits none has no card here. */
  readonly generations: readonly Generation[];
  /** What was measured of the models' answers, by the vendor's name of the model. */
  readonly quality?: Readonly<Record<string, ModelQuality>> | undefined;
  /** What `auto` considers by itself. */
  readonly recommended: readonly string[];
  /** The names of what the vendor no longer serves. @default it serves all */
  readonly retired?: RegExp | undefined;
  /** The name without its version. */
  familyOf(name: string): string;
}

/** A vendor's model cards, in the order in which the prices are listed. */
export function cardsOf(sources: CardSources): readonly ModelCard[] {
  const { generated, generations, quality = {}, recommended, retired, familyOf } = sources;
  return Object.entries(generated).flatMap(([name, known]) => {
    const generation = generations.find(({ names }) => names.test(name));
    if (!generation) return [];
    const { contextTokens, maxOutputTokens, capabilities, serviceTiers } = generation;
    return {
      ...{ name, family: familyOf(name), contextTokens, ...known },
      ...(serviceTiers && known.prices && { prices: { ...known.prices, serviceTiers } }),
      ...{ maxOutputTokens, capabilities, quality: quality[name] },
      recommended: recommended.includes(name),
      retired: retired?.test(name) === true,
    };
  });
}
