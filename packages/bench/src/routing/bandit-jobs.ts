import { type BanditJob, type PolicyName, policyNames } from "./bandit.ts";
import { setDescriptions } from "./recorded-sets.ts";

const lambdas: readonly number[] = [0, 0.1];

/** Which sets lend their beliefs to which: the two that share models to each other, and the larger one to the rest. */
const lenders: Readonly<Record<string, string>> = {
  zeroeval: "bfcl",
  bfcl: "zeroeval",
  llmrouter_ulab: "zeroeval",
  paretobandit: "zeroeval",
  routellm_gsm8k: "zeroeval",
  routellm_mt_bench: "zeroeval",
};

/** Every policy on every set, from a cold start. */
export function banditJobs(dataFolder: string, seeds: number): readonly BanditJob[] {
  return setDescriptions.flatMap(({ name }) =>
    lambdas.flatMap((lambda) =>
      policyNames.flatMap((policy) => streams({ dataFolder, set: name, lambda, policy }, seeds)),
    ),
  );
}

/** Overture with true labels on every set, with beliefs fitted on another. */
export function transferJobs(dataFolder: string, seeds: number): readonly BanditJob[] {
  return setDescriptions.flatMap(({ name }) =>
    lambdas.flatMap((lambda) =>
      streams({ dataFolder, set: name, lambda, policy: "overture", priorFrom: lenders[name] }, seeds),
    ),
  );
}

function streams(
  of: {
    readonly dataFolder: string;
    readonly set: string;
    readonly lambda: number;
    readonly policy: PolicyName;
    readonly priorFrom?: string | undefined;
  },
  seeds: number,
): readonly BanditJob[] {
  return Array.from({ length: seeds }, (_, index) => ({ part: "bandit" as const, ...of, seed: index + 1 }));
}
