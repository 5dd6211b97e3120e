export type {
  ContractCase,
  ContractFeature,
  ContractSimulator,
  CreateProvider,
  StartSimulator,
} from "./contract-case.ts";
export {
  type ProviderContractOptions,
  providerContract,
  type RecordingCasesOptions,
  recordingCases,
} from "./provider-contract.ts";
