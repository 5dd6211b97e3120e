import * as z from "zod/mini";
import { nearestNames } from "./catalog/index.ts";
import { OvertureError } from "./chat/index.ts";
import type { BreakerOptions, RetryBudgetOptions } from "./guard/index.ts";
import type { OvertureOptions, RequestOptions, TimeoutOptions } from "./options.ts";

type Schema = z.core.$ZodType;

let options: Schema | undefined;
let requestOptions: Schema | undefined;

// Schemas are built on first use: building them costs more than importing everything else.
function optionsSchema(): Schema {
  const text = z.string().check(z.minLength(1));
  const milliseconds = z.optional(z.number().check(z.positive()));
  const names = z.optional(z.array(text));
  const isFunction = z.custom((value) => typeof value === "function");
  // A slash would part a model's name in the wrong place, and a star would make it a pattern.
  const provider = z.looseObject({
    id: z.string().check(z.regex(/^[^/*\s]+$/)),
    models: z.array(z.looseObject({ name: text })),
    keyVariables: z.array(text),
    chat: isFunction,
    stream: isFunction,
  });
  return z.strictObject({
    providers: z.array(provider).check(z.minLength(1)),
    models: z.optional(z.array(text).check(z.minLength(1))),
    routes: z.optional(z.record(z.string(), z.array(text).check(z.minLength(1)))),
    fallbacks: names,
    policy: z.optional(z.looseObject({ name: text, rank: isFunction })),
    catalog: z.optional(z.looseObject({})),
    timeouts: z.optional(z.strictObject({ totalMs: milliseconds, firstTokenMs: milliseconds, idleMs: milliseconds })),
    retries: z.optional(z.int().check(z.minimum(0), z.maximum(10))),
    // Their values are checked, with their bounds, where they are used.
    retryBudget: z.optional(named(retryBudgetNames)),
    breaker: z.optional(named(breakerNames)),
    headers: z.optional(z.record(z.string(), z.string())),
    clock: z.optional(
      z.looseObject({ now: isFunction, monotonic: isFunction, setTimer: isFunction, clearTimer: isFunction }),
    ),
    random: z.optional(isFunction),
  });
}

function named(names: readonly string[]): Schema {
  return z.strictObject(Object.fromEntries(names.map((name) => [name, z.optional(z.unknown())])));
}

function requestOptionsSchema(): Schema {
  const milliseconds = z.optional(z.number().check(z.positive()));
  return z.strictObject({
    fallbacks: z.optional(z.array(z.string())),
    maxTotalMs: milliseconds,
    maxFirstTokenMs: milliseconds,
    maxIdleMs: milliseconds,
    fallbackOnContentPolicy: z.optional(z.boolean()),
    tags: z.optional(z.array(z.string().check(z.maxLength(128))).check(z.maxLength(16))),
  });
}

/** Throws an `invalid_option` error that names the option, quotes the value and says what to give instead. */
export function checkOptions(value: unknown): asserts value is OvertureOptions {
  options ??= optionsSchema();
  check(options, value, "", "invalid_option");
}

/**
 * The same for a request's `overture` field; the error is an `invalid_request`. Only for what was found to be wrong: it
 * takes many times as long as the request.
 */
export function explainRequestOptions(value: unknown): asserts value is RequestOptions {
  requestOptions ??= requestOptionsSchema();
  check(requestOptions, value, "overture", "invalid_request");
}

const optionNames: readonly (keyof OvertureOptions)[] = [
  "providers",
  "models",
  "routes",
  "fallbacks",
  "policy",
  "catalog",
  "timeouts",
  "retries",
  "retryBudget",
  "breaker",
  "headers",
  "clock",
  "random",
];

const requestOptionNames: readonly (keyof RequestOptions)[] = [
  "fallbacks",
  "maxTotalMs",
  "maxFirstTokenMs",
  "maxIdleMs",
  "fallbackOnContentPolicy",
  "tags",
];

const timeoutNames: readonly (keyof TimeoutOptions)[] = ["totalMs", "firstTokenMs", "idleMs"];

const retryBudgetNames: readonly (keyof RetryBudgetOptions)[] = ["share", "perSecond"];

const breakerNames: readonly (keyof BreakerOptions)[] = [
  "consecutiveFaults",
  "failureRate",
  "slowRate",
  "minimumCalls",
  "windowMs",
  "shortestOpenMs",
  "longestOpenMs",
  "successesToClose",
  "probeLimitMs",
];

/** The names that there are, by where they stand. */
const known: Readonly<Record<string, readonly string[]>> = {
  "": optionNames,
  timeouts: timeoutNames,
  retryBudget: retryBudgetNames,
  breaker: breakerNames,
  overture: requestOptionNames,
};

/** Options whose texts may be keys, and are not quoted. */
const secretive: ReadonlySet<PropertyKey> = new Set(["providers", "headers"]);

function check(schema: Schema, value: unknown, root: string, code: OvertureError["code"]): void {
  const result = z.safeParse(schema, value);
  if (result.success) return;
  const [issue] = result.error.issues;
  if (!issue) return;
  const path = [...(root ? [root] : []), ...issue.path].reduce<string>(join, "");
  if (issue.code === "unrecognized_keys") throw unknownOption(path, issue.keys[0] ?? "", code);
  const given = quoted(valueAt(value, issue.path), secretive.has(issue.path[0] ?? ""));
  const message = `The option "${path || "options"}" must be ${wanted(issue)}, not ${given}.`;
  throw new OvertureError({ code, status: 400, param: path, message });
}

/** Only the name is quoted: what stands behind a misspelt option may be a key. */
function unknownOption(at: string, name: string, code: OvertureError["code"]): OvertureError {
  const names = known[at] ?? [];
  const [nearest] = nearestNames(name, names, 1);
  const hint = nearest ? ` Did you mean "${nearest}"?` : names.length > 0 ? ` There are: ${names.join(", ")}.` : "";
  const param = join(at, name.slice(0, 80));
  return new OvertureError({ code, status: 400, param, message: `There is no option "${param}".${hint}` });
}

function wanted(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.expected === "int" ? "a whole number" : article(issue.expected);
    case "too_small":
      if (isAmount(issue.origin)) return `${issue.inclusive ? "at least" : "above"} ${issue.minimum}`;
      return issue.origin === "string" ? "a text that is not empty" : `an array of ${issue.minimum} or more`;
    case "too_big":
      if (isAmount(issue.origin)) return `at most ${issue.maximum}`;
      return issue.origin === "string"
        ? `a text of at most ${issue.maximum} characters`
        : `an array of at most ${issue.maximum}`;
    case "invalid_format":
      return "a name without a slash, a star or a space";
    default:
      return "a function";
  }
}

function isAmount(origin: string): boolean {
  return origin === "number" || origin === "int";
}

function article(kind: string): string {
  if (kind === "record") return "an object";
  if (kind === "string") return "a text";
  return /^[aeiou]/.test(kind) ? `an ${kind}` : `a ${kind}`;
}

function quoted(value: unknown, secret: boolean): string {
  if (typeof value === "string" && secret) return "a text";
  if (typeof value === "string") return value.length <= 80 ? JSON.stringify(value) : "a long text";
  if (Array.isArray(value)) return value.length === 0 ? "an empty array" : "an array";
  if (typeof value === "object" && value !== null) return "an object";
  return typeof value === "function" ? "a function" : String(value);
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let current = value;
  for (const key of path) {
    if (typeof current !== "object" || current === null) return undefined;
    current = Reflect.get(current, key);
  }
  return current;
}

function join(path: string, key: PropertyKey): string {
  if (typeof key === "number") return `${path}[${key}]`;
  return path === "" ? String(key) : `${path}.${String(key)}`;
}
