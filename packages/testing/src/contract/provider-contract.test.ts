import { expect, it } from "vitest";
import { sampleProvider } from "../../test/sample-provider.ts";
import { startSimulator } from "../simulator/index.ts";
import { providerContract } from "./provider-contract.ts";

it("names every case differently, and says why one does not apply", () => {
  const cases = providerContract({ create: sampleProvider, simulator: "openai" });
  expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  expect(cases.length).toBeGreaterThan(130);
  const skipped = cases.filter(({ skip }) => skip !== undefined);
  expect(skipped.map(({ name }) => name)).toContain("reasoning: its signature survives the round trip (chat)");
  expect(skipped.every(({ skip }) => skip?.includes("the vendor"))).toBe(true);
  const tooless = providerContract({
    create: sampleProvider,
    simulator: "openai",
    features: { tools: { missing: "none" } },
  });
  expect(tooless.filter(({ skip }) => skip === "none").every(({ name }) => name.includes("tool"))).toBe(true);
});

it("closes each case's simulator", async () => {
  const simulators: Awaited<ReturnType<typeof startSimulator>>[] = [];
  const cases = providerContract({
    create: (options) => sampleProvider(options),
    simulator: async () => {
      const simulator = await startSimulator("openai");
      simulators.push(simulator);
      return simulator;
    },
  });
  await cases.find(({ name }) => name.startsWith("text: an empty"))?.run();
  await expect(fetch(`${simulators[0]?.url}/v1/models`)).rejects.toThrow("fetch failed");
});
