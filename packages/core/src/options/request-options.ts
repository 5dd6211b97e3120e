import { OvertureError } from "../chat/index.ts";
import type { TimeLimits } from "../execution/index.ts";
import { header } from "./key-header.ts";
import { modeOptions } from "./mode-shapes.ts";
import {
  fieldsOf,
  flag,
  listOf,
  type Misfit,
  positive,
  recordOf,
  type Shape,
  share,
  text,
  value,
} from "./option-shape.ts";
import type { CallOptions, RequestOptions } from "./options.ts";

const wellFormed = value("well-formed Unicode", (given) => String(given).isWellFormed());

/** What money is counted under: no store takes half of a character. */
function label(least: number): Shape {
  const short = text(least, 128);
  return (given, at) => short(given, at) ?? wellFormed(given, at);
}

/** What each option may be. Whoever adds one finds that the types ask for it here. */
const options: Readonly<Record<keyof RequestOptions, Shape>> = {
  fallbacks: listOf(text()),
  maxTotalMs: positive,
  maxFirstTokenMs: positive,
  maxIdleMs: positive,
  fallbackOnContentPolicy: flag,
  task: text(1, 64),
  ...modeOptions,
  maxCostUsd: positive,
  minQuality: share,
  strict: flag,
  tenant: label(1),
  user: label(1),
  tags: listOf(label(0), 0, 16),
  correlationId: text(1, 128),
  traceparent: text(),
  tracestate: text(),
};

const optionsShape = fieldsOf(options);

/**
 * Lets through what a request's `overture` field may be, and throws an `invalid_request` error that names the option, quotes
 * the value and says what to give instead.
 */
export function checkRequestOptions(given: unknown): asserts given is RequestOptions {
  refuse(optionsShape(given, "overture"));
}

function refuse(misfit: Misfit | undefined): void {
  if (misfit) throw refusal(misfit.at, misfit.message);
}

function refusal(param: string, message: string): OvertureError {
  return new OvertureError({ code: "invalid_request", status: 400, param, message });
}

/** Lays options over others. One that is `undefined` was not given, and hides nothing. */
export function mergeRequestOptions(under: RequestOptions, over: RequestOptions): RequestOptions {
  const merged: { -readonly [Name in keyof RequestOptions]: RequestOptions[Name] } = { ...under };
  for (const [name, option] of Object.entries(over)) {
    if (option !== undefined) Object.assign(merged, { [name]: option });
  }
  return merged;
}

const headersShape = recordOf(header);

/** A token (RFC 9110, section 5.6.2). */
const headerName = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
/** What `fetch` lets through: no control characters, and nothing beyond Latin-1 (RFC 9110, section 5.5). */
const headerValue = /^[\t\x20-\x7e\x80-\xff]*$/;

/** Throws an `invalid_request` error for a second argument of `create()` that makes no sense. */
export function checkCallOptions({ signal, timeout, headers }: CallOptions): void {
  if (signal && !("aborted" in signal && typeof signal.addEventListener === "function")) {
    throw invalid("signal", "an AbortSignal", typeof signal);
  }
  if (timeout !== undefined && timeout !== null && !(timeout > 0 && Number.isFinite(timeout))) {
    throw invalid(
      "timeout",
      "a number of milliseconds above 0",
      typeof timeout === "number" ? timeout : typeof timeout,
    );
  }
  if (!headers) return;
  refuse(headersShape(headers, "headers"));
  for (const [name, value] of Object.entries(headers)) {
    // Said here, and not by every SDK in turn, each of which would take it for a bad key or a broken connection.
    if (!headerName.test(name)) throw invalid("headers", "named as HTTP allows", JSON.stringify(name.slice(0, 40)));
    if (!headerValue.test(value)) throw invalid(`headers.${name}`, "a text that an HTTP header can carry", "this one");
  }
}

function invalid(param: string, wanted: string, given: string | number): OvertureError {
  return refusal(param, `The option "${param}" must be ${wanted}, not ${given}.`);
}

/** How long a request may take, by what it, its scope and its call say; else as by default. */
export function limitsOf(
  limits: TimeLimits,
  ownTotalMs: number | undefined,
  options: RequestOptions,
  call: CallOptions,
): TimeLimits {
  const { maxTotalMs, maxFirstTokenMs, maxIdleMs } = options;
  const timeout = call.timeout ?? undefined;
  if (timeout === undefined && maxTotalMs === undefined && maxFirstTokenMs === undefined && maxIdleMs === undefined) {
    return limits;
  }
  // SDKs send their timeout with every request, asked for or not: it lengthens no limit that somebody set.
  const total = Math.min(maxTotalMs ?? ownTotalMs ?? Number.POSITIVE_INFINITY, timeout ?? Number.POSITIVE_INFINITY);
  return {
    totalMs: total === Number.POSITIVE_INFINITY ? limits.totalMs : total,
    firstTokenMs: maxFirstTokenMs ?? limits.firstTokenMs,
    idleMs: maxIdleMs ?? limits.idleMs,
  };
}

/** What tells that a value is a request of some sort. */
interface RequestCheck<Request extends object> {
  check(value: unknown): asserts value is Request;
}

/** Parts Overture's own field from what adapters see, and lays it over what the scope says. */
export function splitRequest<Request extends object>(
  sort: RequestCheck<Request>,
  value: unknown,
  scope: RequestOptions,
): { request: Request; options: RequestOptions } {
  sort.check(value);
  if (!("overture" in value)) return { request: value, options: scope };
  const { overture, ...request } = value;
  // A sort of request does not know of Overture's own field, so that without it the request is still one.
  const rest = request as unknown as Request;
  if (overture === undefined || overture === null) return { request: rest, options: scope };
  checkRequestOptions(overture);
  return { request: rest, options: mergeRequestOptions(scope, overture) };
}
