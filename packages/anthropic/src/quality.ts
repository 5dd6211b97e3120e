import { liveBench, type ModelQuality } from "@overture/core/provider";

/** What was measured of Anthropic's models: rows of `public/table_2026_06_25.csv` at 1a34cb1 and `table_2026_01_08.csv` at 01fa310. */
export const quality: Readonly<Record<string, ModelQuality>> = {
  ...liveBench("2026-06-25", {
    "claude-sonnet-5": ["claude-sonnet-5-xhigh-effort", 78.8, 80.7, 92.9, 88.7],
    "claude-fable-5": ["claude-fable-5-xhigh-effort", 84.3, 82.5, 95.7, 87.7],
    "claude-opus-4-8": ["claude-opus-4-8-xhigh-effort", 82.7, 79.3, 95.3, 89.7],
    "claude-opus-4-7": ["claude-opus-4-7-xhigh-effort", 80.8, 82.1, 92.9, 87.2],
    "claude-opus-4-6": ["claude-opus-4-6-thinking-auto-high-effort", 78.8, 78.2, 89.3, 88.7],
    "claude-opus-4-5": ["claude-opus-4-5-20251101-thinking-64k-high-effort", 78.1, 79.7, 90.4, 80.1],
    "claude-sonnet-4-6": ["claude-sonnet-4-6-thinking-auto-medium-effort", 78.1, 79.3, 87.0, 84.8],
    // Added to the release after it came out; seen in the copy of the tables at github.com/DeepSeaGazer/new-livebench, 04509ed.
    "claude-opus-5": ["claude-opus-5-max-effort", 82.6, 81.4, 95.7, 91.2],
  }),
  ...liveBench("2026-01-08", {
    "claude-haiku-4-5": ["claude-haiku-4-5-20251001-thinking-64k", 64.6, 72.8, 77.5, 61.7],
    "claude-sonnet-4-5": ["claude-sonnet-4-5-20250929-thinking-64k", 70.7, 80.4, 79.3, 77.6],
  }),
};
