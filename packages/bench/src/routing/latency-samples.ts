import { readFileSync } from "node:fs";
import { join } from "node:path";

/** One recorded request. */
export interface LatencySample {
  /** Until the first token, and until the last, in milliseconds. */
  readonly firstTokenMs: number;
  readonly totalMs: number;
  /** How it failed, where it did: an HTTP status, or a negative number where there was none. */
  readonly errorCode: number | undefined;
}

/** One request of an arrival trace. */
export interface Arrival {
  readonly atMs: number;
}

/** The model whose providers are compared: the one that all eight serve. */
const modelName = "llama-2-70b-chat";

/** The recorded requests of each provider of one model, in order of completion. */
export function loadSamples(dataFolder: string): ReadonlyMap<string, readonly LatencySample[]> {
  const samples = new Map<string, LatencySample[]>();
  for (const line of linesOf(join(dataFolder, "latency_llmperf/samples.csv"))) {
    const [provider = "", model, , code = "", firstTokenS, , totalS] = line.split(",");
    if (model !== modelName) continue;
    const list = samples.get(provider) ?? [];
    samples.set(provider, list);
    const errorCode = code === "" ? undefined : Number(code);
    list.push({ firstTokenMs: 1000 * Number(firstTokenS), totalMs: 1000 * Number(totalS), errorCode });
  }
  return samples;
}

/** When requests came, in order. */
export function loadArrivals(dataFolder: string): readonly Arrival[] {
  return linesOf(join(dataFolder, "arrivals_azure2023/code.csv")).map((line) => ({
    atMs: 1000 * Number(line.split(",")[0]),
  }));
}

/** The lines of a CSV file without the heading; none of these files quotes a comma. */
function linesOf(file: string): readonly string[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .slice(1)
    .filter((line) => line !== "");
}
