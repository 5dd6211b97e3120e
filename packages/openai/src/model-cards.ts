import type { ModelCard } from "@overture/core/provider";

/** An adapter's own cards, with the user's added, or in the place of those of the same name. */
export function withCards(own: readonly ModelCard[], added: readonly ModelCard[] | undefined): readonly ModelCard[] {
  if (!added || added.length === 0) return own;
  const cards = new Map(own.map((card) => [card.name, card]));
  for (const card of added) cards.set(card.name, card);
  return [...cards.values()];
}
