import type { Benchmark, BenchmarkResult } from "../benchmark.ts";
import { recordedReport } from "./recorded-report.ts";
import { type Amount, scriptedReport } from "./scripted-report.ts";

/** What councils are worth: with members whose accuracy is known, and on recorded outcomes of real models. */
export const council: Benchmark = {
  name: "council",
  summary: "whether several models give a better answer than one, at what price",
  async run({ dataFolder, seeds: wanted = 5, quick, progress }): Promise<BenchmarkResult> {
    const seeds = Array.from({ length: quick ? Math.min(wanted, 2) : wanted }, (_, place) => `council-${place + 1}`);
    const amount: Amount = { seeds, questions: quick ? 400 : 4000, readQuestions: quick ? 60 : 600 };
    const scripted = await scriptedReport(amount, progress);
    const recorded = await recordedReport(dataFolder, progress);
    return {
      headline: { ...scripted.headline, ...recorded.headline },
      sections: [...scripted.sections, ...recorded.sections],
      details: { ...amount },
    };
  },
};
