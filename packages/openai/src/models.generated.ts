// Written by scripts/update-model-cards.mjs from @pydantic/genai-prices 0.1.8 (MIT), as of 2026-11-22. Do not edit.
import { readCardTable, type TableRow } from "@overture/core/provider";

/** The day whose prices these are. */
export const pricesAsOf = "2026-11-22";

/** Context windows, and prices in US dollars per million tokens, by the vendor's name of the model. */
export const generated: Readonly<Record<string, TableRow>> = readCardTable(`
gpt-5.4-mini 400000 0.75 4.5 0.075
gpt-5.5 1000000 5 30 0.5 >271999 10 45 1
gpt-6-luna 1050000 0.1 0.5 0.01 0.125 >272000 0.2 0.75 0.02 0.25
gpt-6-sol 1050000 2 10 0.2 2.5 >272000 4 15 0.4 5
gpt-6-astra 1050000 10 50 1 12.5 >271999 20 75 2 25
gpt-5.6-luna 1050000 0.2 1.2 0.02 0.25 >271999 0.4 1.8 0.04 0.5
gpt-5.6-terra 1050000 2 12 0.2 2.5 >271999 4 18 0.4 5
gpt-5.6-sol 1050000 4 20 0.4 5 >271999 8 30 0.8 10
gpt-5.4 1050000 2.5 15 0.25 >271999 5 22.5 0.5
gpt-5.4-nano 400000 0.2 1.25 0.02
gpt-5.2 400000 1.75 14 0.175
gpt-5.1 400000 1.25 10 0.125
gpt-5 400000 1.25 10 0.125
gpt-5-mini 400000 0.25 2 0.025
gpt-5-nano 400000 0.05 0.4 0.005
gpt-4.1 1000000 2 8 0.5
gpt-4.1-mini 1000000 0.4 1.6 0.1
gpt-4.1-nano 1000000 0.1 0.4 0.025
gpt-4o 128000 2.5 10 1.25
gpt-4o-2024-05-13 128000 5 15
gpt-4o-mini 128000 0.15 0.6 0.075
o4-mini 200000 1.1 4.4 0.275
o3 200000 2 8 0.5
o3-mini 200000 1.1 4.4 0.55
o1 200000 15 60 7.5
gpt-4-turbo 128000 10 30
gpt-4 8192 30 60
gpt-3.5-turbo 16385 0.5 1.5
text-embedding-3-small 8192 0.02 0
text-embedding-3-large 8192 0.13 0
text-embedding-ada-002 8192 0.1 0
`);
