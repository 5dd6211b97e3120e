import { statSync } from "node:fs";
import { join } from "node:path";
import type { Benchmark, BenchmarkOptions, BenchmarkResult, Section } from "../benchmark.ts";
import type { BanditJob } from "../routing/bandit.ts";
import type { StreamMetrics } from "../routing/stream-metrics.ts";
import { workThrough } from "../workers/work.ts";
import { accuracySections, classes, predictAll, predictByOwn, predictHeldOut } from "./accuracy.ts";
import { scoresOf } from "./classification-scores.ts";
import { gainJobs, gainReport } from "./gain.ts";
import { type Classifies, loadClassifier, loadTrainer } from "./sources.ts";
import { timedTexts, timeOf, weightsSize } from "./timing.ts";

/** How well and how fast tasks are told apart, and what that is worth in routing. */
export const semantic: Benchmark = {
  name: "semantic",
  summary: "how well, how fast and to what use tasks are told apart",
  async run(options): Promise<BenchmarkResult> {
    const { classifier, loadMs } = await loadClassifier();
    // A file is scored by the classifier as it stands; a folder of recorded data gives everything.
    const report = statSync(options.dataFolder).isFile()
      ? await scoreFile(classifier, options.dataFolder)
      : await scoreFolder(options);
    // Last and alone: other work would take the processor from what is timed.
    const timing = timingReport(classifier, loadMs, options.quick);
    return {
      headline: { ...report.headline, ...timing.headline },
      sections: [...report.sections, timing.section],
      details: { modelVersion: classifier.modelVersion, loadMs },
    };
  },
};

interface Report {
  readonly headline: Readonly<Record<string, number>>;
  readonly sections: readonly Section[];
}

async function scoreFile(classifier: Classifies, file: string): Promise<Report> {
  const trainer = await loadTrainer();
  const predictions = predictAll(classifier, trainer.readRows(file));
  const { macroF1, ece } = scoresOf(predictions, classes);
  return {
    headline: { macroF1, ece },
    sections: accuracySections("The file, by the classifier as shipped", predictions),
  };
}

async function scoreFolder({ dataFolder, seeds: wanted = 20, quick, progress }: BenchmarkOptions): Promise<Report> {
  const trainer = await loadTrainer();
  progress("semantic: training with each source held out");
  const shared = trainer.sharedRows(join(dataFolder, "semantic")).map(trainer.prepare);
  const own = trainer.ownRows().map(trainer.prepare);
  const heldOut = predictHeldOut(trainer, [...own, ...shared]);
  const byOwn = predictByOwn(trainer, own, shared);
  const seeds = quick ? Math.min(wanted, 4) : wanted;
  const jobs = gainJobs(dataFolder, seeds, quick);
  const worker = new URL("../routing/worker.ts", import.meta.url);
  const results = await workThrough<BanditJob, StreamMetrics>(worker, jobs, ({ done, of }) =>
    progress(`semantic: routing, ${done} of ${of} streams`),
  );
  const gain = gainReport(jobs, results);
  const { macroF1, ece } = scoresOf(heldOut, classes);
  return {
    headline: { macroF1, "macroF1.ownPrompts": scoresOf(byOwn, classes).macroF1, ece, "gain.share": gain.share },
    sections: [
      ...accuracySections("Shared prompts, each source held out", heldOut),
      ...accuracySections("Shared prompts, by a model of the project's own prompts alone", byOwn),
      gain.section,
    ],
  };
}

function timingReport(
  classifier: Classifies,
  loadMs: number,
  quick: boolean,
): { readonly headline: Readonly<Record<string, number>>; readonly section: Section } {
  const turns = quick ? 2000 : 20_000;
  const [short, middle, long] = (["short", "middle", "long"] as const).map((name) => {
    return timeOf(classifier, timedTexts[name], turns);
  });
  const bytes = weightsSize();
  const rows = Object.entries({ short, "1,000 tokens": middle, "8,000 tokens": long }).map(([name, timing]) => {
    return [name, (timing?.p50 ?? Number.NaN).toFixed(1), (timing?.p99 ?? Number.NaN).toFixed(1)];
  });
  return {
    headline: {
      "short.p50us": short?.p50 ?? Number.NaN,
      "long.p50us": long?.p50 ?? Number.NaN,
      "weights.brotliBytes": bytes,
    },
    section: {
      title: "Time to classify, in microseconds",
      table: { columns: ["prompt", "p50", "p99"], rows },
      notes: [`Weights: ${bytes} bytes by brotli, loaded in ${loadMs.toFixed(0)} ms.`],
    },
  };
}
