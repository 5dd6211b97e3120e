// Loaded with the first request of an Overture that has a store.

export { JointLearning, type JointLearningInit } from "./joint-learning.ts";
export type { OnceScored } from "./outbox.ts";
