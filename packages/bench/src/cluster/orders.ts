import type { Answered } from "./findings.ts";

/** What a worker is started with. */
export interface WorkerOrders {
  readonly name: string;
  readonly redisUrl: string;
  readonly baseURL: string;
  readonly apiKey: string;
  /** The app's budget, in US dollars. */
  readonly budgetUsd: number;
  readonly hard: boolean;
}

/** What the benchmark tells a worker. */
export type ToWorker =
  /** To send so many requests, one every so many milliseconds. */
  | { readonly kind: "run"; readonly requests: number; readonly everyMs: number }
  /** To tell what it knows, after everything was sent and read. */
  | { readonly kind: "tell" };

/** What a worker tells the benchmark. */
export type FromWorker =
  | { readonly kind: "ready" }
  | ({ readonly kind: "answered" } & Answered)
  | { readonly kind: "failed"; readonly code: string; readonly at: number }
  /** The store acknowledged a settlement. */
  | { readonly kind: "settled"; readonly space: string; readonly id: string }
  | { readonly kind: "done" }
  /** How many calls it knows of, by model: its own and the others'. */
  | { readonly kind: "knows"; readonly calls: Readonly<Record<string, number>> };

/** The models, and what they cost in US dollars per million tokens. */
export const models: Readonly<Record<string, { readonly input: number; readonly output: number }>> = {
  "openai/small": { input: 0.1, output: 0.4 },
  "openai/large": { input: 2, output: 8 },
};
