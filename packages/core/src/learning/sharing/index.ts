// Loaded with the first request of an Overture that has a store.
export type { OnceScored } from "./outbox.ts";
export { SharedLearning, type SharedLearningInit } from "./shared-learning.ts";
