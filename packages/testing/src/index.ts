export { type Random, seededRandom } from "@overture/core";
export * from "./clock/index.ts";
export * from "./contract/index.ts";
export * from "./redis-server/index.ts";
export * from "./scripted/index.ts";
export * from "./simulator/index.ts";
export * from "./store-contract/index.ts";
