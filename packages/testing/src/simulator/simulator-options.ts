import type { Clock } from "@overture/core";
import type { AbortBilling } from "../scripted/abort-billing.ts";
import type { Delivery } from "./delivery.ts";
import type { AnthropicFormatOptions } from "./formats/anthropic.ts";
import type { DeepSeekFormatOptions } from "./formats/deepseek.ts";
import type { GoogleFormatOptions } from "./formats/google.ts";
import type { MistralFormatOptions } from "./formats/mistral.ts";
import type { OpenAIFormatOptions } from "./formats/openai.ts";

/** The options of every simulator. */
export interface CommonSimulatorOptions {
  /** The keys that are accepted. @default every key is; a request without one is refused */
  readonly keys?: readonly string[] | undefined;
  /** The models that it has; others are not found. @default every name is a model */
  readonly models?: readonly string[] | undefined;
  /** How every answer travels, unless its behaviour says otherwise. @default whole events, without delay */
  readonly delivery?: Delivery | undefined;
  /** The limits that its headers tell of. @default 10,000 requests and 2,000,000 tokens a minute; they are told, not enforced */
  readonly limits?: { readonly requests?: number | undefined; readonly tokens?: number | undefined } | undefined;
  /** What it bills for a call that its client aborts. @default `in_full`: the worst that vendors do */
  readonly abortBilling?: AbortBilling | undefined;
  /** How many requests it remembers, the latest ones. @default 1,000, so that a long run does not fill the memory */
  readonly maxRequests?: number | undefined;
  /** The longest body that it takes, in bytes; a longer one is the vendor's 413. @default 33,554,432 (32 MiB) */
  readonly maxBodyBytes?: number | undefined;
  /** Where the times in its answers come from. @default the machine's clock */
  readonly clock?: Pick<Clock, "now"> | undefined;
}

/** The vendors whose formats are built in. */
export interface SimulatorFormats {
  openai: OpenAIFormatOptions;
  anthropic: AnthropicFormatOptions;
  deepseek: DeepSeekFormatOptions;
  mistral: MistralFormatOptions;
  google: GoogleFormatOptions;
}

/** The name of a built-in format. */
export type SimulatorKind = keyof SimulatorFormats;
