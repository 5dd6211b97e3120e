import type { Provider } from "@overture/core";
import type { Simulator, SimulatorKind, VendorFormat } from "../simulator/index.ts";
import type { Setting } from "./setting.ts";

/** One promise of a contract. Run it with any test runner: it resolves if the promise is kept, and rejects if not. */
export interface ContractCase {
  readonly name: string;
  /** Runs it, with a simulator of its own. */
  readonly run: () => Promise<void>;
  /** Why it does not apply; a runner shows it and does not run the case. */
  readonly skip?: string;
}

/** What not every vendor can do. */
export type ContractFeature =
  | "tools"
  | "images"
  | "jsonSchema"
  | "refusals"
  /** Reasoning comes back in words. */
  | "reasoningText"
  /** Reasoning comes back with a signature that the next turn needs. */
  | "reasoningSignature"
  /** Usage tells what was written to the prompt cache. */
  | "cacheWrites"
  /** It makes vectors. */
  | "embeddings";

/** Makes the adapter under test, pointed at a simulator. */
export type CreateProvider = (options: { readonly baseURL: string; readonly apiKey: string }) => Provider;

/** Starts the simulator that a case runs against. */
export type StartSimulator = () => Promise<Simulator>;

/** The vendor that an adapter is held against: a built-in format, one of your own, or how to start a simulator. */
export type ContractSimulator = SimulatorKind | VendorFormat | StartSimulator;

/** A case before it has a simulator and a provider. */
export interface CaseSketch {
  readonly name: string;
  readonly needs?: ContractFeature;
  readonly run: (setting: Setting) => Promise<void>;
}
