export type { AnswerForm } from "./answer-form.ts";
export type { LengthBucket } from "./length-bucket.ts";
export { openTextParts } from "./open-text-parts.ts";
export { readText, type TextParts } from "./text-parts.ts";
