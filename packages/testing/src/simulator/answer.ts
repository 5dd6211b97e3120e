/** A tool call in a simulated answer. */
export interface SimulatedToolCall {
  /** @default an id in the vendor's style that counts up */
  readonly id?: string | undefined;
  readonly name: string;
  /** A value that is sent as JSON, or text that is sent as it is, malformed or not. */
  readonly arguments: unknown;
}

/** What a simulated answer used, in terms that are nobody's. */
export interface SimulatedUsage {
  /** All input, cached or not. */
  readonly inputTokens: number;
  /** All output, reasoning included. */
  readonly outputTokens: number;
  /** Of the input, read from the prompt cache. @default 0: nothing was cached */
  readonly cacheReadTokens?: number | undefined;
  /** Of the input, written to the prompt cache. @default 0: nothing was cached */
  readonly cacheWriteTokens?: number | undefined;
  /** Of the output, spent on reasoning. @default 0, or what the answer's reasoning has */
  readonly reasoningTokens?: number | undefined;
}

/** What a simulator answers, before it takes a vendor's form. Empty: an answer with nothing in it. */
export interface SimulatedAnswer {
  readonly text?: string | undefined;
  /** A value that is sent as JSON text. */
  readonly json?: unknown;
  readonly reasoning?: string | undefined;
  readonly toolCalls?: readonly SimulatedToolCall[] | undefined;
  /** The words in which the model declines; in Anthropic's format, the explanation beside its `refusal`. */
  readonly refusal?: string | undefined;
  /** One of OpenAI's four is translated; any other word is sent as it is. @default what fits the content */
  readonly finishReason?: "stop" | "length" | "tool_calls" | "content_filter" | (string & {}) | undefined;
  /** The stop sequence that ended the text, for formats that name it. */
  readonly stopSequence?: string | undefined;
  /** @default counted, at four characters a token */
  readonly usage?: SimulatedUsage | undefined;
  /** The model that says it answered. @default the one that was asked for */
  readonly model?: string | undefined;
}

/** An answer's text, whether it was given as text or as a value. */
export function textOf(answer: SimulatedAnswer): string | undefined {
  return answer.text ?? (answer.json === undefined ? undefined : JSON.stringify(answer.json));
}

/** A tool call's arguments, as the JSON text that a model writes. */
export function argumentsText(call: SimulatedToolCall): string {
  return typeof call.arguments === "string" ? call.arguments : JSON.stringify(call.arguments ?? {});
}

/** About how many tokens a text has: four characters each. */
export function estimateTokens(text: string): number {
  return Math.ceil(text.length / 4);
}

/** Cuts text into the pieces in which a model would stream it: words, and long words in parts. */
export function piecesOf(text: string, longest = 16): readonly string[] {
  const words = text.match(/\s*\S+|\s+$/g) ?? [];
  return words.flatMap((word) => {
    const characters = [...word];
    const parts: string[] = [];
    for (let index = 0; index < characters.length; index += longest) {
      parts.push(characters.slice(index, index + longest).join(""));
    }
    return parts;
  });
}
