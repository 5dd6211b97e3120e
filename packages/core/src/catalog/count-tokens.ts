import type { ChatCompletionRequest } from "../chat/index.ts";
import { estimateTokens } from "./estimate-tokens.ts";

/** A tokenizer of the user's own: says how many tokens a text is for a model, which is given as `provider/model`. */
export type Tokenizer = (text: string, model: string) => number;

/**
 * How many tokens a request's input is by a tokenizer, which counts what is said; tools, images and files are estimated. One
 * that throws, or gives what is no number of tokens, is left aside for this request: undefined.
 */
export function countTokens(request: ChatCompletionRequest, tokenizer: Tokenizer, model: string): number | undefined {
  try {
    const { total } = estimateTokens(request, (text) => tokenizer(text, model));
    // One number below zero among others would hide in the sum, and only makes the input look shorter.
    return Number.isFinite(total) && total > 0 ? total : undefined;
  } catch {
    return undefined;
  }
}
