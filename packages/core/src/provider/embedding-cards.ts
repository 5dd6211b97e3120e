import type { Capabilities, ModelCard } from "../catalog/index.ts";
import type { TableRow } from "./card-table.ts";

const none: Capabilities = {
  tools: false,
  images: false,
  audio: false,
  files: false,
  jsonSchema: false,
  reasoning: "no",
  temperature: false,
};

/**
 * The cards of a vendor's models that make vectors. `generated` holds windows and prices, `dimensions` how long a model's
 * vectors are by default; both by the vendor's name of the model.
 */
export function embeddingCards(
  family: string,
  generated: Readonly<Record<string, TableRow>>,
  dimensions: Readonly<Record<string, number>>,
): readonly ModelCard[] {
  return Object.entries(dimensions).map(([name, length]) => ({
    name,
    family,
    ...generated[name],
    capabilities: none,
    embedding: { dimensions: length },
  }));
}
