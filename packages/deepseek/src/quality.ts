import { liveBench, type ModelQuality } from "@overture/core/provider";

/** What was measured of DeepSeek's models: rows of `public/table_2026_06_25.csv` at 1a34cb1. */
export const quality: Readonly<Record<string, ModelQuality>> = {
  ...liveBench("2026-06-25", {
    "deepseek-v4-flash": ["deepseek-v4-flash", 70.1, 69.2, 79.6, 70.6],
    "deepseek-v4-pro": ["deepseek-v4-pro", 76.4, 70.0, 90.7, 82.7],
  }),
};
