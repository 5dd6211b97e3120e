export type { StoreCase, StoreFeature } from "./store-case.ts";
export { type StoreContractOptions, storeContract } from "./store-contract.ts";
