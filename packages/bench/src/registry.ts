import type { Benchmark } from "./benchmark.ts";

/** The benchmarks by name; each is loaded only when it is run. */
export const registry: Readonly<Record<string, () => Promise<Benchmark>>> = {
  semantic: async () => (await import("./semantic/index.ts")).semantic,
  council: async () => (await import("./council/index.ts")).council,
  routing: async () => (await import("./routing/index.ts")).routing,
  speculative: async () => (await import("./speculative/index.ts")).speculative,
  cluster: async () => (await import("./cluster/index.ts")).cluster,
  tenancy: async () => (await import("./tenancy/index.ts")).tenancy,
  state: async () => (await import("./state/index.ts")).state,
  telemetry: async () => (await import("./telemetry/index.ts")).telemetry,
};

/** The benchmark of that name, or undefined. */
export async function findBenchmark(name: string): Promise<Benchmark | undefined> {
  return Object.hasOwn(registry, name) ? await registry[name]?.() : undefined;
}
