import type { ModelCard, Prices } from "../catalog/index.ts";

/** What a table of prices says of a model. */
export type TableRow = Pick<ModelCard, "contextTokens" | "prices">;

/**
 * Reads a table of context windows and prices, by the vendor's name of the model. A line is a model: its name, its window in
 * tokens, and in US dollars per million tokens the prices of input, output, input read from the cache and written to it;
 * behind `>`, a number of input tokens and the prices beyond it. What is not known is `-`, or left out at the end.
 */
export function readCardTable(table: string): Readonly<Record<string, TableRow>> {
  const rows: Record<string, TableRow> = {};
  for (const line of table.trim().split("\n")) {
    const [base = "", ...tiers] = line.split(">");
    const [name = "", context, ...prices] = base.trim().split(" ");
    const longContext = tiers.map((tier) => {
      const [over, ...beyond] = tier.trim().split(" ");
      return { overInputTokens: Number(over), ...pricesOf(beyond) };
    });
    const contextTokens = numberOf(context);
    rows[name] = {
      ...(contextTokens === undefined ? {} : { contextTokens }),
      prices: { ...pricesOf(prices), ...(longContext.length > 0 ? { longContext } : {}) },
    };
  }
  return rows;
}

function pricesOf([input, output, read, written]: readonly string[]): Prices {
  const [cacheRead, cacheWrite] = [numberOf(read), numberOf(written)];
  return {
    input: Number(input),
    output: Number(output),
    ...(cacheRead === undefined ? {} : { cacheRead }),
    ...(cacheWrite === undefined ? {} : { cacheWrite }),
  };
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined || text === "-" ? undefined : Number(text);
}
