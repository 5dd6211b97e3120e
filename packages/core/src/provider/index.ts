export type { Capabilities, ModelCard, ModelName, Prices } from "../catalog/index.ts";
export * from "../chat/index.ts";
export type { AdapterOptions, Fetch } from "./adapter-options.ts";
export { type CredentialOptions, credentialsFrom } from "./credentials.ts";
export { type FaultKind, ProviderFault, type ProviderFaultInit } from "./fault.ts";
export { type FaultMeaning, faultMeanings } from "./fault-meaning.ts";
export type { Call, Provider, RateLimit, RateLimits, Reply, Warning } from "./provider.ts";
