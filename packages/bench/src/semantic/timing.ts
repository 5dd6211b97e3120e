import { readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import { type Clock, systemClock } from "@overture/core";
import { quantile } from "../statistics/quantile.ts";
import type { Classifies } from "./sources.ts";

/** How long it takes to classify a text, in microseconds. */
export interface Timing {
  readonly p50: number;
  readonly p99: number;
}

const sentence = "The quarterly report shows that revenue grew in most regions while costs fell. ";

/** Texts of about 15, 1,000 and 8,000 tokens. */
export const timedTexts: Readonly<Record<"short" | "middle" | "long", string>> = {
  short: "Write a Python function that reverses a linked list, and explain it.",
  middle: `${sentence.repeat(50)}Summarize this.`,
  long: `${sentence.repeat(400)}Summarize this.`,
};

/** Times a classifier on a text, after it has been warmed up. */
export function timeOf(classifier: Classifies, text: string, turns: number, clock: Clock = systemClock): Timing {
  for (let turn = 0; turn < turns / 4; turn += 1) classifier.classify(text);
  const times: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const startedAt = clock.monotonic();
    classifier.classify(text);
    times.push((clock.monotonic() - startedAt) * 1000);
  }
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

/** The size of the module that holds the weights, as it would be sent. */
export function weightsSize(): number {
  const file = new URL("../../../core/src/profile/classifier/shipped-model.generated.ts", import.meta.url);
  return brotliCompressSync(readFileSync(file)).length;
}
