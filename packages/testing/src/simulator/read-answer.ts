import type { SimulatedUsage } from "./answer.ts";

/** What an answer in a vendor's format says, in terms that are nobody's: what an adapter owes on it. */
export interface ReadAnswer {
  readonly text: string;
  readonly reasoning: string;
  /** Arguments are parsed. */
  readonly toolCalls: readonly { readonly id: string; readonly name: string; readonly arguments: unknown }[];
  /** OpenAI's word for it; absent where the vendor's word has none. */
  readonly finishReason: "stop" | "length" | "tool_calls" | "content_filter" | undefined;
  readonly usage: SimulatedUsage | undefined;
}

/** A recorded response: a body, or the JSON of each event of a stream, in order. */
export type RecordedAnswer = { readonly body: unknown } | { readonly chunks: readonly string[] };
