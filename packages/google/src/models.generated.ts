// Written by scripts/update-model-cards.mjs from @pydantic/genai-prices 0.1.8 (MIT), as of 2026-11-22. Do not edit.
import { readCardTable, type TableRow } from "./core.ts";

/** The day whose prices these are. */
export const pricesAsOf = "2026-11-22";

/** Context windows, and prices in US dollars per million tokens, by the vendor's name of the model. */
export const generated: Readonly<Record<string, TableRow>> = readCardTable(`
gemini-3.5-flash 1000000 1.5 9 0.15
gemini-3.1-pro-preview - 2 12 0.2 >200000 4 18 0.4
gemini-3.8-flash 1000000 0.75 3.75 0.075
gemini-3.7-flash 1000000 0.75 3.75 0.075
gemini-3.6-flash 1000000 0.75 3.75 0.075
gemini-3.5-flash-lite 1000000 0.3 2.5 0.03
gemini-3.1-flash-lite 1000000 0.25 1.5 0.025
gemini-3-flash-preview 1000000 0.5 3 0.05
gemini-3-pro-preview - 2 12 0.2 >200000 4 18 0.4
gemini-2.5-pro - 1.25 10 0.125 >200000 2.5 15 0.25
gemini-2.5-flash 1048576 0.3 2.5 0.03
gemini-2.5-flash-lite 1000000 0.1 0.4 0.01
gemini-2.0-flash 1000000 0.1 0.4 0.025
gemini-2.0-flash-lite 1000000 0.075 0.3
gemini-embedding-2 8192 0.2 0
gemini-embedding-001 - 0.15 0
`);
