import type { Benchmark, BenchmarkResult } from "../benchmark.ts";
import { workThrough } from "../workers/work.ts";
import { banditJobs, transferJobs } from "./bandit-jobs.ts";
import { banditHeadline, banditSections, cellsOf } from "./bandit-report.ts";
import { barsSection, partHeadline } from "./bars.ts";
import { changeJobs, changeReport } from "./change-report.ts";
import { decisionReport, measureDecisions } from "./decision-time.ts";
import type { RoutingJob, RoutingResult } from "./job.ts";
import { latencyJobs, latencyReport } from "./latency-report.ts";
import { noFeedbackJobs, noFeedbackReport } from "./no-feedback.ts";
import { pacingJobs, pacingReport } from "./pacing.ts";
import { recordedSet, setDescriptions } from "./recorded-sets.ts";
import { pictured, regretPicture } from "./regret-picture.ts";
import { transferReport } from "./transfer-report.ts";

/** How learning to route does on recorded outcomes of real models, and where models, prices and providers change. */
export const routing: Benchmark = {
  name: "routing",
  summary: "what Overture's routing learns from recorded outcomes, and how fast",
  async run({ dataFolder, seeds: wanted = 20, quick, progress }): Promise<BenchmarkResult> {
    const seeds = quick ? Math.min(wanted, 4) : wanted;
    const worker = new URL("./worker.ts", import.meta.url);
    // A job's kind says which result it gives; the worker module keeps to that.
    const work = async <Job extends RoutingJob, Result extends RoutingResult>(name: string, jobs: readonly Job[]) =>
      workThrough<Job, Result>(worker, jobs, ({ done, of }) => progress(`routing: ${name}, ${done} of ${of} streams`));

    const bandit = [...banditJobs(dataFolder, seeds), ...transferJobs(dataFolder, seeds)];
    const cells = cellsOf(bandit, await work("recorded outcomes", bandit));
    const silent = noFeedbackJobs(dataFolder, seeds);
    const changing = changeJobs(seeds);
    const paced = pacingJobs(dataFolder, seeds);
    const timed = latencyJobs(dataFolder, seeds);
    const reports = [
      { headline: banditHeadline(cells), sections: banditSections(cells, modelsOf(dataFolder)) },
      transferReport(cells),
      noFeedbackReport(silent, await work("no feedback", silent)),
      changeReport(changing, await work("change", changing)),
      pacingReport(paced, await work("pacing", paced)),
      latencyReport(timed, await work("latency", timed)),
      // Last and alone: other work would take the processor from what is timed.
      decisionReport(await measureDecisions(quick, progress)),
    ];
    const requests = recordedSet(dataFolder, pictured.set).rows.length;
    const figures: Readonly<Record<string, number>> = Object.assign({}, ...reports.map(({ headline }) => headline));
    const { headline, rest } = partHeadline(figures);
    return {
      headline,
      sections: [...reports.flatMap(({ sections }) => sections), barsSection(figures, seeds)],
      details: { seeds, figures: rest, cells: cells.map(withoutCurves) },
      picture: regretPicture(cells, requests),
    };
  },
};

function modelsOf(dataFolder: string): ReadonlyMap<string, readonly string[]> {
  return new Map(
    setDescriptions.map(({ name }) => [name, recordedSet(dataFolder, name).models.map((model) => model.name)]),
  );
}

/** Curves are for the picture; the file of a run stays readable without them. */
function withoutCurves({ streams, ...cell }: ReturnType<typeof cellsOf>[number]): object {
  return { ...cell, streams: streams.map(({ curve: _, ...stream }) => stream) };
}
