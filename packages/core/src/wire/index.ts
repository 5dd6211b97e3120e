export { createFetch, type InProcessFetch } from "./create-fetch.ts";
export type { WireAnswer, WireMetadata, WireStream, WireTarget } from "./target.ts";
