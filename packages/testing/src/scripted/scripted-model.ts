import type { FaultKind, ModelCard, Random } from "@overture/core";
import { constant, type Distribution } from "./distribution.ts";
import type { ScriptedAnswer, ScriptedOutcome, ScriptedPace } from "./outcome.ts";

/** A model of a scripted provider: how fast it is, how often it fails, what it says. */
export interface ScriptedModel extends ScriptedPace {
  /** The vendor's own name, without the provider. */
  readonly name: string;
  /** How likely each fault is at each call, from 0 to 1; together at most 1. @default none */
  readonly faults?: Partial<Record<FaultKind, number>> | undefined;
  /** When a fault comes, in virtual milliseconds after the call. @default the time to the first token */
  readonly faultMs?: Distribution | undefined;
  /** What it answers. @default a short echo of the last user message */
  readonly answer?: string | ScriptedAnswer | undefined;
  /** What routing is told of it: prices, window, capabilities. @default everything but sound and files, no prices, recommended */
  readonly card?: Partial<Omit<ModelCard, "name">> | undefined;
}

/** One call's way, every draw made. */
export interface DrawnCall {
  readonly outcome: ScriptedOutcome;
  readonly firstTokenMs: number;
  readonly tokenMs: number;
  readonly outputTokens: number | undefined;
}

const defaultFirstToken = constant(200);
const defaultToken = constant(10);

/** The model card that routing sees. */
export function cardOf(model: ScriptedModel): ModelCard {
  const capabilities = {
    tools: true,
    images: true,
    audio: false,
    files: false,
    jsonSchema: true,
    reasoning: "optional" as const,
    temperature: true,
  };
  const limits = { contextTokens: 200_000, maxOutputTokens: 32_000 };
  return { name: model.name, ...limits, capabilities, recommended: true, ...model.card };
}

function drawFault(model: ScriptedModel, random: Random): FaultKind | undefined {
  let left = random();
  for (const [kind, rate] of Object.entries(model.faults ?? {}) as [FaultKind, number][]) {
    left -= rate;
    if (left < 0) return kind;
  }
  return undefined;
}

/** Draws how a call goes. The same draws are made whatever happens, so that one fault does not shift all later chance. */
export function drawCall(model: ScriptedModel, scripted: ScriptedOutcome | undefined, random: Random): DrawnCall {
  const pace: ScriptedPace = scripted !== undefined && "answer" in scripted ? scripted : {};
  const fault = drawFault(model, random);
  const firstTokenMs = (pace.firstTokenMs ?? model.firstTokenMs ?? defaultFirstToken)(random);
  const tokenMs = (pace.tokenMs ?? model.tokenMs ?? defaultToken)(random);
  const faultMs = model.faultMs?.(random);
  const outputTokens = (pace.outputTokens ?? model.outputTokens)?.(random);
  const drawn: ScriptedOutcome =
    fault === undefined
      ? { answer: model.answer ?? {} }
      : { fault, ...(faultMs === undefined ? {} : { afterMs: faultMs }) };
  return { outcome: scripted ?? drawn, firstTokenMs, tokenMs, outputTokens };
}
