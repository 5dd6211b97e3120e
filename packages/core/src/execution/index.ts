export type { Answer } from "./answer.ts";
export { ChatStream } from "./chat-stream.ts";
export type { AnswerChunk } from "./delivery.ts";
export { Engine, type EngineInit } from "./engine.ts";
export { perform } from "./perform.ts";
export type { RunInit } from "./run.ts";
export { StreamInterruptedError } from "./stream-interrupted.ts";
export { defaultTimeLimits, type TimeLimits } from "./time-limits.ts";
