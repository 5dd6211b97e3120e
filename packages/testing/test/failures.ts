import { type CreateProvider, type ProviderContractOptions, providerContract } from "../src/contract/index.ts";
import { startSimulator } from "../src/simulator/index.ts";
import { type Flaw, sampleProvider } from "./sample-provider.ts";

/** Runs the contract's cases whose names begin so, against a sample with the flaw, and names those that fail. */
export function failuresOf(prefix: string, flaw: Flaw = {}): Promise<readonly string[]> {
  return failuresWith(prefix, (options) => sampleProvider(options, flaw));
}

/** The same, against an adapter of the test's own. */
export async function failuresWith(
  prefix: string,
  create: CreateProvider,
  features: ProviderContractOptions["features"] = {},
): Promise<readonly string[]> {
  const cases = providerContract({
    create,
    simulator: () =>
      startSimulator("openai", { reasoningContent: true, moreFields: ["reasoning_content", "reasoning_details"] }),
    features: { reasoningSignature: { missing: "the sample's format signs nothing" }, ...features },
  });
  const failures: string[] = [];
  for (const { name, run, skip } of cases) {
    if (!name.startsWith(prefix) || skip !== undefined) continue;
    await run().catch((error: unknown) => failures.push(`${name}: ${String(error)}`));
  }
  return failures;
}
