import assert from "node:assert/strict";
import type { Provider } from "@overture/core";
import { formatOf, startSimulator } from "../simulator/start-simulator.ts";
import { abortCases } from "./abort-cases.ts";
import { brokenAnswerCases } from "./broken-answer-cases.ts";
import { confinementCases } from "./confinement-cases.ts";
import type { CaseSketch, ContractCase, ContractFeature, ContractSimulator, CreateProvider } from "./contract-case.ts";
import { deliveryCases } from "./delivery-cases.ts";
import { embeddingCases } from "./embedding-cases.ts";
import { messageCases } from "./message-cases.ts";
import { optionCases } from "./option-cases.ts";
import { reasoningCases } from "./reasoning-cases.ts";
import { recordingSketches } from "./recording-cases.ts";
import { refusalFaultCases } from "./refusal-fault-cases.ts";
import { Setting } from "./setting.ts";
import { textCases } from "./text-cases.ts";
import { toolCases } from "./tool-cases.ts";

/** The options of {@link recordingCases}. */
export interface RecordingCasesOptions {
  /** Makes the adapter under test, pointed at a simulator. */
  readonly create: CreateProvider;
  /** The vendor's format, or how to start a simulator of it. */
  readonly simulator: ContractSimulator;
  /** The folder that holds the recordings. */
  readonly directory: string;
  /** What the names of the vendor's recordings begin with, before a hyphen: `anthropic`. */
  readonly prefix: string;
}

/** The options of {@link providerContract}. */
export interface ProviderContractOptions {
  /** Makes the adapter under test, pointed at a simulator. */
  readonly create: CreateProvider;
  /** The vendor's format, or how to start a simulator of it. */
  readonly simulator: ContractSimulator;
  /**
   * What the vendor cannot do, with the reason that is shown.
   * @default what the format says of reasoning; an adapter need not make vectors, so say `embeddings: true` if it does;
   * nothing else is missing, nor is any more for a simulator that you start
   */
  readonly features?: Partial<Record<ContractFeature, true | { readonly missing: string }>> | undefined;
  /** Recordings to replay too. @default none */
  readonly recordings?: Pick<RecordingCasesOptions, "directory" | "prefix"> | undefined;
}

type Subject = Pick<ProviderContractOptions, "create" | "simulator">;

type Features = NonNullable<ProviderContractOptions["features"]>;

function usualFeatures(simulator: ContractSimulator): Features {
  const reasoning = typeof simulator === "function" ? "signed" : formatOf(simulator).reasoning;
  const hidden = { missing: "the vendor shows no reasoning in words" };
  const unsigned = { missing: "the vendor signs no reasoning" };
  return {
    embeddings: { missing: "the vendor makes no vectors, or the adapter does not say that it does" },
    ...(reasoning === "hidden" ? { reasoningText: hidden } : {}),
    ...(reasoning === "signed" ? {} : { reasoningSignature: unsigned }),
  };
}

function caseOf(sketch: CaseSketch, options: Subject, features: Features): ContractCase {
  const feature = sketch.needs === undefined ? undefined : features[sketch.needs];
  const missing = typeof feature === "object" ? { skip: feature.missing } : {};
  return { name: sketch.name, run: () => runSketch(sketch, options), ...missing };
}

async function runSketch(sketch: CaseSketch, { create, simulator: chosen }: Subject): Promise<void> {
  let provider: Provider | undefined;
  // A built-in vendor refuses a temperature where the adapter's own model cards say that it does.
  const refusesTemperature = (model: string): boolean =>
    provider?.models.find((card) => card.name === model)?.capabilities.temperature === false;
  const simulator =
    typeof chosen === "function" ? await chosen() : await startSimulator(chosen, { refusesTemperature });
  try {
    provider = create({ baseURL: simulator.baseURL, apiKey: simulator.key });
    await sketch.run(new Setting(simulator, provider));
    await simulator.waitForIdle(2_000);
    assert.equal(simulator.openRequests, 0, "a request is still open after the case");
  } finally {
    await simulator.close();
  }
}

/**
 * What an adapter owes to a vendor's real responses: each recording is replayed whole, in slices and with CRLF, and the
 * adapter's answer must say what the recording says. Where the folder is missing there is one case, which says so and is
 * to be skipped.
 */
export function recordingCases(options: RecordingCasesOptions): readonly ContractCase[] {
  const sketches = recordingSketches(options.directory, options.prefix);
  if (sketches.length > 0) return sketches.map((sketch) => caseOf(sketch, options, {}));
  const skip = `no recordings ${options.prefix}-* in ${options.directory}`;
  return [{ name: `recordings: ${options.prefix}`, run: () => Promise.reject(new Error(skip)), skip }];
}

/**
 * The contract of the `Provider` port: what every adapter promises, held against a simulator of its vendor through the
 * vendor's real SDK. The cases are data, for any test runner:
 *
 * ```ts
 * for (const { name, run, skip } of providerContract({ create, simulator: "openai" })) {
 *   test(name, async (context) => {
 *     if (skip !== undefined) context.skip(skip);
 *     await run();
 *   });
 * }
 * ```
 */
export function providerContract(options: ProviderContractOptions): readonly ContractCase[] {
  const sketches = [
    ...textCases,
    ...messageCases,
    ...toolCases,
    ...optionCases,
    ...reasoningCases,
    ...refusalFaultCases,
    ...brokenAnswerCases,
    ...abortCases,
    ...deliveryCases,
    ...confinementCases,
    ...embeddingCases,
  ];
  const features = { ...usualFeatures(options.simulator), ...options.features };
  const cases = sketches.map((sketch) => caseOf(sketch, options, features));
  return options.recordings === undefined
    ? cases
    : [...cases, ...recordingCases({ ...options, ...options.recordings })];
}
