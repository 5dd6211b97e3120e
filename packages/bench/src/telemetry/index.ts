import type { Benchmark, BenchmarkResult } from "../benchmark.ts";
import { costReport, measureCosts } from "./observation-cost.ts";
import { measureQuantiles, quantileReport } from "./quantile-accuracy.ts";

/** What it costs to be observed, and how far what is observed is right. */
export const telemetry: Benchmark = {
  name: "telemetry",
  summary: "what observing a request costs, and how exact its quantiles are",
  async run({ quick, progress }): Promise<BenchmarkResult> {
    const requests = quick ? 100_000 : 1_000_000;
    const rounds = quick ? 300 : 3000;
    const costs = await measureCosts({ rounds, onProgress: progress });
    const accuracy = await measureQuantiles(requests, progress);
    const cost = costReport(costs);
    const quantiles = quantileReport(requests, accuracy);
    return {
      headline: { ...cost.headline, ...quantiles.headline },
      sections: [cost.section, quantiles.section],
      details: { rounds, costs, quantiles: accuracy, seeds: ["observation", "telemetry", "latencies"] },
    };
  },
};
