import { liveBench, type ModelQuality } from "@overture/core/provider";

/** What was measured of Google's models: rows of `public/table_2026_06_25.csv` at 1a34cb1 and `table_2026_01_08.csv` at 01fa310. */
export const quality: Readonly<Record<string, ModelQuality>> = {
  ...liveBench("2026-06-25", {
    "gemini-3.5-flash": ["gemini-3.5-flash-high", 78.9, 78.2, 88.2, 82.0],
    "gemini-3.1-pro-preview": ["gemini-3.1-pro-preview-high", 82.4, 76.5, 91.0, 84.0],
    // Added to the release after it came out; seen in the copy of the tables at github.com/DeepSeaGazer/new-livebench, 04509ed.
    "gemini-3.6-flash": ["gemini-3.6-flash-high", 78.6, 77.9, 86.4, 85.1],
    "gemini-3.5-flash-lite": ["gemini-3.5-flash-lite-high", 67.1, 76.1, 73.7, 60.2],
  }),
  ...liveBench("2026-01-08", {
    "gemini-3-flash-preview": ["gemini-3-flash-preview-high", 77.8, 73.9, 84.2, 74.5],
    "gemini-3-pro-preview": ["gemini-3-pro-preview-11-2025-high", 76.5, 74.6, 81.8, 77.4],
    "gemini-2.5-pro": ["gemini-2.5-pro-06-05-highthinking", 62.5, 75.7, 68.3, 70.8],
    "gemini-2.5-flash": ["gemini-2.5-flash-preview-09-2025-highthinking", 58.1, 67.5, 75.4, 51.5],
    "gemini-2.5-flash-lite": ["gemini-2.5-flash-lite-preview-09-2025-highthinking", 49.2, 65.4, 64.9, 36.2],
  }),
};
