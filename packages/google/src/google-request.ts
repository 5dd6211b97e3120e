import type { Content, GenerateContentConfig } from "@google/genai";

/** The SDK's config, its enums as the words that they stand for, since the SDK itself is loaded late. */
export interface GoogleConfig
  extends Omit<GenerateContentConfig, "serviceTier" | "thinkingConfig" | "toolConfig" | "tools"> {
  serviceTier?: string;
  thinkingConfig?: { includeThoughts?: boolean; thinkingBudget?: number; thinkingLevel?: string };
  toolConfig?: { functionCallingConfig?: { mode: string; allowedFunctionNames?: string[] } };
  tools?: object[];
}

/** What is sent to Google, whichever SDK sends it. */
export interface GoogleBody {
  readonly contents: Content[];
  readonly config: GoogleConfig;
  /** Fields of the HTTP body that the SDK does not know. */
  readonly extra: { readonly [field: string]: unknown };
}
