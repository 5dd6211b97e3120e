import type { Benchmark } from "../benchmark.ts";
import { workThrough } from "../workers/work.ts";
import { type BanditJob, policyNames } from "./bandit.ts";
import { banditHeadline, banditSections, cellsOf } from "./bandit-report.ts";
import type { RoutingJob, RoutingResult } from "./job.ts";
import { recordedSet, setDescriptions } from "./recorded-sets.ts";

/** How learning to route does on recorded outcomes of real models, and where models, prices and providers change. */
export const routing: Benchmark = {
  name: "routing",
  summary: "what Overture's routing learns from recorded outcomes, and how fast",
  async run({ dataFolder, seeds = 20, quick, progress }) {
    const count = quick ? Math.min(seeds, 4) : seeds;
    const jobs: RoutingJob[] = banditJobs(dataFolder, count);
    const worker = new URL("./worker.ts", import.meta.url);
    const results = await workThrough<RoutingJob, RoutingResult>(worker, jobs, ({ done, of }) =>
      progress(`routing: ${done} of ${of} streams`),
    );
    const cells = cellsOf(jobs, results);
    const models = new Map(
      setDescriptions.map(({ name }) => [name, recordedSet(dataFolder, name).models.map((model) => model.name)]),
    );
    return { headline: banditHeadline(cells), sections: banditSections(cells, models), details: { cells } };
  },
};

function banditJobs(dataFolder: string, seeds: number): BanditJob[] {
  const jobs: BanditJob[] = [];
  for (const { name } of setDescriptions) {
    for (const lambda of [0, 0.1]) {
      for (const policy of policyNames) {
        for (let seed = 1; seed <= seeds; seed += 1) {
          jobs.push({ part: "bandit", dataFolder, set: name, lambda, policy, seed });
        }
      }
    }
  }
  return jobs;
}
