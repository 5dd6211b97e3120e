// Written by scripts/update-model-cards.mjs from @pydantic/genai-prices 0.1.8 (MIT), as of 2026-11-22. Do not edit.
import { readCardTable, type TableRow } from "@overture/core/provider";

/** The day whose prices these are. */
export const pricesAsOf = "2026-11-22";

/** Context windows, and prices in US dollars per million tokens, by the vendor's name of the model. */
export const generated: Readonly<Record<string, TableRow>> = readCardTable(`
claude-haiku-4-5 200000 1 5 0.1 1.25
claude-sonnet-5 1000000 2 10 0.2 2.5
claude-opus-5 1000000 5 25 0.5 6.25
claude-opus-5-5 1000000 4 20 0.2 5
claude-fable-5-1 1000000 10 50 0.25 12.5
claude-fable-5 1000000 10 50 1 12.5
claude-opus-4-8 1000000 5 25 0.5 6.25
claude-opus-4-7 1000000 5 25 0.5 6.25
claude-opus-4-6 1000000 5 25 0.5 6.25
claude-opus-4-5 200000 5 25 0.5 6.25
claude-sonnet-4-6 1000000 3 15 0.3 3.75
claude-sonnet-4-5 200000 3 15 0.3 3.75 >200000 6 22.5 0.6 7.5
claude-opus-4-1 200000 15 75 1.5 18.75
claude-opus-4-20250514 200000 15 75 1.5 18.75
claude-sonnet-4-20250514 200000 3 15 0.3 3.75
claude-3-7-sonnet-latest 200000 3 15 0.3 3.75
claude-3-5-sonnet-latest 200000 3 15 0.3 3.75
claude-3-5-haiku-latest 200000 0.8 4 0.08 1
claude-3-haiku-20240307 200000 0.25 1.25 0.03 0.3
`);
