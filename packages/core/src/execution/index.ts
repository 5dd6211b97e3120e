export type { Admission, AdmittedRun, AttemptHold } from "./admission.ts";
export { Afterwards } from "./afterwards.ts";
export type { Answer, AnsweredRequest } from "./answer.ts";
export type { ChatStream } from "./answer-stream.ts";
export type { Attempt } from "./attempt.ts";
export type { Entails } from "./council/claims/hooks.ts";
export type { CouncilOptions } from "./council/council-options.ts";
export type {
  AnonymousAnswer,
  CouncilMaterial,
  CouncilPrompts,
  SupportMaterial,
  SynthesisMaterial,
} from "./council/prompts/index.ts";
export { CouncilError } from "./council-error.ts";
export type { AnswerChunk } from "./delivery.ts";
export { Engine, type EngineInit } from "./engine.ts";
export type { ModeOptions, OnInterrupt } from "./mode-options.ts";
export type { Evaluate, Evaluation } from "./onlooking.ts";
export { perform, performWhole } from "./perform.ts";
export type { AnyRequest, AnyRun, Run, RunInit } from "./run.ts";
export { type SampledJudge, type SampledJudgeOptions, sampledJudge } from "./sampled-judge.ts";
export type { SpeculativeOptions, Validate } from "./speculative/speculative-options.ts";
export { StreamInterruptedError } from "./stream-interrupted.ts";
export { defaultTimeLimits, type TimeLimits } from "./time-limits.ts";
export type { AskWhole } from "./whole.ts";
