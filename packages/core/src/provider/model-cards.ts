import type { ModelCard } from "../catalog/index.ts";

/** The cards of an adapter with the user's own: those come first, and stand for the adapter's of the same name. */
export function withOwnCards(cards: readonly ModelCard[], own: readonly ModelCard[] | undefined): readonly ModelCard[] {
  if (!own || own.length === 0) return cards;
  const replaced = new Set(own.map((card) => card.name));
  return [...own, ...cards.filter((card) => !replaced.has(card.name))];
}
