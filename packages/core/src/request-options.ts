import { OvertureError } from "./chat/index.ts";
import { explainRequestOptions } from "./check-options.ts";
import type { CallOptions, RequestOptions } from "./options.ts";

const isDuration = (value: unknown): boolean => typeof value === "number" && value > 0 && Number.isFinite(value);
const isNames = (value: unknown): boolean => Array.isArray(value) && value.every((name) => typeof name === "string");

/** What each option may be. Whoever adds one finds that the types ask for it here. */
const fits: Readonly<Record<keyof RequestOptions, (value: unknown) => boolean>> = {
  fallbacks: isNames,
  maxTotalMs: isDuration,
  maxFirstTokenMs: isDuration,
  maxIdleMs: isDuration,
  fallbackOnContentPolicy: (value) => typeof value === "boolean",
  tags: (value) =>
    Array.isArray(value) && value.length <= 16 && value.every((tag) => typeof tag === "string" && tag.length <= 128),
};

const known: ReadonlyMap<string, (value: unknown) => boolean> = new Map(Object.entries(fits));

/**
 * Lets through what a request's `overture` field may be, and throws an `invalid_request` error that names the option, quotes
 * the value and says what to give instead. Every request goes through here, so only the explanation is left to the schema.
 */
export function checkRequestOptions(value: unknown): asserts value is RequestOptions {
  if (!areRequestOptions(value)) explainRequestOptions(value);
}

/** Whether a value is what a request's `overture` field may be. */
export function areRequestOptions(value: unknown): value is RequestOptions {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  for (const [name, option] of Object.entries(value)) {
    const fit = known.get(name);
    if (!fit || !(option === undefined || fit(option))) return false;
  }
  return true;
}

/** Lays options over others. One that is `undefined` was not given, and hides nothing. */
export function mergeRequestOptions(under: RequestOptions, over: RequestOptions): RequestOptions {
  const merged: { -readonly [Name in keyof RequestOptions]: RequestOptions[Name] } = { ...under };
  for (const [name, option] of Object.entries(over)) {
    if (option !== undefined) Object.assign(merged, { [name]: option });
  }
  return merged;
}

/** Throws an `invalid_request` error for a second argument of `create()` that makes no sense. */
export function checkCallOptions({ signal, timeout, headers }: CallOptions): void {
  if (signal && !("aborted" in signal && typeof signal.addEventListener === "function")) {
    throw invalid("signal", "an AbortSignal", typeof signal);
  }
  if (timeout !== undefined && timeout !== null && !isDuration(timeout)) {
    throw invalid(
      "timeout",
      "a number of milliseconds above 0",
      typeof timeout === "number" ? timeout : typeof timeout,
    );
  }
  if (!headers) return;
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value !== "string") throw invalid(`headers.${name}`, "a text", typeof value);
  }
}

function invalid(param: string, wanted: string, given: string | number): OvertureError {
  const message = `The option "${param}" must be ${wanted}, not ${given}.`;
  return new OvertureError({ code: "invalid_request", status: 400, param, message });
}
