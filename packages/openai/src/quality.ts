import { liveBench, type ModelQuality } from "@overture/core/provider";

/** What was measured of OpenAI's models: rows of `public/table_2026_06_25.csv` at 1a34cb1 and `table_2026_01_08.csv` at 01fa310. */
export const quality: Readonly<Record<string, ModelQuality>> = {
  ...liveBench("2026-06-25", {
    "gpt-5.5": ["gpt-5.5-xhigh", 84.6, 82.1, 95.9, 89.7],
    "gpt-5.4": ["gpt-5.4-xhigh", 82.0, 77.5, 94.1, 88.1],
    "gpt-5.4-mini": ["gpt-5.4-mini-xhigh", 70.5, 71.6, 78.5, 71.3],
    "gpt-5.4-nano": ["gpt-5.4-nano-xhigh", 73.4, 70.8, 91.0, 81.1],
    "gpt-5.2": ["gpt-5.2-2025-12-11-high", 78.7, 76.1, 93.2, 83.2],
    // Added to the release after it came out; seen in the copy of the tables at github.com/DeepSeaGazer/new-livebench, 04509ed.
    "gpt-5.6-sol": ["gpt-5.6-sol-max", 85.2, 83.9, 96.2, 91.7],
    "gpt-5.6-terra": ["gpt-5.6-terra-max", 81.8, 78.2, 94.9, 90.6],
    "gpt-5.6-luna": ["gpt-5.6-luna-max", 77.7, 82.9, 87.2, 85.6],
  }),
  ...liveBench("2026-01-08", {
    "gpt-5.1": ["gpt-5.1-2025-11-13-high", 75.2, 72.5, 86.9, 78.8],
    "gpt-5-mini": ["gpt-5-mini-high", 69.1, 68.2, 82.2, 68.3],
    "gpt-5-nano": ["gpt-5-nano-high", 52.8, 62.4, 68.4, 40.3],
  }),
};
