export type { AbortBilling } from "./abort-billing.ts";
export { constant, type Distribution, exponential, logNormal, mixture, uniform } from "./distribution.ts";
export type {
  ScriptedAnswer,
  ScriptedAnswerOutcome,
  ScriptedFaultOutcome,
  ScriptedHangOutcome,
  ScriptedOutcome,
  ScriptedPace,
  ScriptedToolCall,
} from "./outcome.ts";
export type { ScriptedModel } from "./scripted-model.ts";
export {
  type ScriptedCall,
  type ScriptedProvider,
  type ScriptedProviderOptions,
  scriptedProvider,
} from "./scripted-provider.ts";
