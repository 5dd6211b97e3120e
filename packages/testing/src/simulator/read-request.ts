import type { JsonObject } from "./json.ts";

/** A tool call that a request's history holds. */
export interface ReadToolCall {
  readonly id: string;
  readonly name: string;
  /** Parsed; text that is no JSON stays text. */
  readonly arguments: unknown;
}

/** One message of a request, in terms that are nobody's. */
export interface ReadMessage {
  readonly role: "system" | "developer" | "user" | "assistant" | "tool";
  /** All its text. */
  readonly text: string;
  /** The addresses of its images; an image by value is a `data:` URL. */
  readonly images: readonly string[];
  readonly toolCalls: readonly ReadToolCall[];
  readonly toolResults: readonly { readonly id: string; readonly text: string }[];
  readonly reasoning: readonly { readonly text: string; readonly signature: string | undefined }[];
}

/** Which tool a request asks for. */
export type ReadToolChoice =
  | { readonly type: "auto" | "none" | "required" }
  | { readonly type: "named"; readonly name: string };

/** What a vendor understands of a request, whatever its format: what tests of an adapter look at. */
export interface ReadRequest {
  readonly model: string;
  readonly stream: boolean;
  /** Whether a stream is to report usage. */
  readonly includeUsage: boolean;
  readonly messages: readonly ReadMessage[];
  readonly tools: readonly {
    readonly name: string;
    readonly description: string | undefined;
    readonly parameters: JsonObject;
  }[];
  readonly toolChoice: ReadToolChoice;
  readonly parallelToolCalls: boolean;
  /** The JSON Schema that the answer must satisfy. */
  readonly jsonSchema: JsonObject | undefined;
  /** Whether the answer must be JSON of any shape. */
  readonly jsonObject: boolean;
  readonly maxOutputTokens: number | undefined;
  readonly stop: readonly string[];
  readonly temperature: number | undefined;
  readonly topP: number | undefined;
  readonly seed: number | undefined;
  readonly user: string | undefined;
  /** The effort that was asked for, for example `high`; a thinking budget reads `budget:1024`. Absent: no reasoning. */
  readonly reasoning: string | undefined;
  /** Whether the reasoning is to be shown in words. */
  readonly showReasoning: boolean;
  /** The words that the answer goes on from. @default it begins with nothing */
  readonly prefix?: string | undefined;
  /** What it understood of OpenAI's other options, by OpenAI's names for them. */
  readonly others?: Readonly<Record<string, unknown>> | undefined;
}

/** What the user said last. */
export function lastUserText(request: ReadRequest): string {
  return request.messages.findLast((message) => message.role === "user" && message.text !== "")?.text ?? "";
}

/** The results of the tools that were called last, if the request brings them. */
export function lastToolResults(request: ReadRequest): readonly string[] {
  const lastAnswer = request.messages.findLastIndex((message) => message.role === "assistant");
  if (lastAnswer < 0) return [];
  return request.messages.slice(lastAnswer + 1).flatMap((message) => message.toolResults.map((result) => result.text));
}
