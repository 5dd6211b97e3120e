// Written by scripts/update-model-cards.mjs from @pydantic/genai-prices 0.1.8 (MIT), as of 2026-11-22. Do not edit.
import { readCardTable, type TableRow } from "./core.ts";

/** The day whose prices these are. */
export const pricesAsOf = "2026-11-22";

/** Context windows, and prices in US dollars per million tokens, by the vendor's name of the model. */
export const generated: Readonly<Record<string, TableRow>> = readCardTable(`
mistral-small-latest 262144 0.15 0.6 0.015
mistral-large-latest 262144 0.5 1.5 0.05
mistral-medium-latest - 1.5 7.5 0.15
magistral-small-latest - 0.5 1.5
magistral-medium-latest - 2 5
codestral-latest 256000 0.3 0.9
devstral-medium-latest 262144 0.4 2 0.04
ministral-3b-latest 131072 0.1 0.1 0.01
ministral-8b-latest - 0.15 0.15 0.015
ministral-14b-latest 262144 0.2 0.2 0.02
devstral-small-latest - 0.1 0.3
mistral-small-2603 262144 0.15 0.6 0.015
mistral-medium-3-5 262144 1.5 7.5 0.15
mistral-medium-2508 - 0.4 2 0.04
mistral-large-2512 262144 0.5 1.5 0.05
mistral-large-2411 - 2 6
voxtral-small-latest 32768 0.1 0.4 0.01
pixtral-large-latest - 2 6
pixtral-12b-latest - 0.15 0.15
open-mistral-nemo - 0.15 0.15
mistral-embed 8192 0.1 0.1
`);
