import { OvertureError } from "./overture-error.ts";

/** OpenAI's 400, for a request that makes no sense to any provider. */
export function badRequest(param: string | undefined, message: string): OvertureError {
  return new OvertureError({ code: "invalid_request", status: 400, message, param });
}

/** Whether a value is an object with fields, and no array. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Numbers and short words are quoted; anything that could hold a prompt is only named by its kind. */
export function quoted(value: unknown): string {
  if (typeof value === "string") return value.length <= 40 ? JSON.stringify(value) : "a long text";
  return typeof value === "number" || typeof value === "boolean" ? String(value) : kindOf(value);
}

/** What sort of value it is, for where the value itself could be a prompt. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return value.length === 0 ? "an empty array" : "an array";
  return typeof value === "object" ? "an object" : typeof value === "string" ? "a text" : `a ${typeof value}`;
}
