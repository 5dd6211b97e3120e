// Written by scripts/update-model-cards.mjs from @pydantic/genai-prices 0.1.8 (MIT), as of 2026-11-22. Do not edit.
import { readCardTable, type TableRow } from "@overture/core/provider";

/** The day whose prices these are. */
export const pricesAsOf = "2026-11-22";

/** Context windows, and prices in US dollars per million tokens, by the vendor's name of the model. */
export const generated: Readonly<Record<string, TableRow>> = readCardTable(`
deepseek-v4-flash 1000000 0.44 1.32 0.014
deepseek-v4-pro 1000000 1.32 3.96 0.044
deepseek-chat 64000 0.27 1.1 0.07
deepseek-reasoner 64000 0.55 2.19 0.14
`);
