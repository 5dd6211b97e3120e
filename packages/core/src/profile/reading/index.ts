export type { AnswerForm } from "./answer-form.ts";
export type { LengthBucket } from "./length-bucket.ts";
export { openRequestParts } from "./open-request-parts.ts";
export { type ProfileOptions, profileOf } from "./profile-of.ts";
export type { ReadRequest, RequestParts } from "./request-parts.ts";
export { requestText } from "./request-text.ts";
export { readText, type TextReading } from "./text-reading.ts";
