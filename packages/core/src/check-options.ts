import * as z from "zod/mini";
import { nearestNames } from "./catalog/index.ts";
import { OvertureError } from "./chat/index.ts";
import type { OvertureOptions, RequestOptions } from "./options.ts";

type Schema = z.core.$ZodType;

let options: Schema | undefined;
let requestOptions: Schema | undefined;

// Schemas are built on first use: building them costs more than importing everything else.
function optionsSchema(): Schema {
  const text = z.string().check(z.minLength(1));
  const milliseconds = z.optional(z.number().check(z.positive()));
  const names = z.optional(z.array(text));
  const isFunction = z.custom((value) => typeof value === "function");
  const provider = z.looseObject({
    id: text,
    models: z.array(z.looseObject({ name: text })),
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
    retryBudget: z.optional(z.looseObject({})),
    breaker: z.optional(z.looseObject({})),
    headers: z.optional(z.record(z.string(), z.string())),
    clock: z.optional(
      z.looseObject({ now: isFunction, monotonic: isFunction, setTimer: isFunction, clearTimer: isFunction }),
    ),
    random: z.optional(isFunction),
  });
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
  check(options, value, "", optionNames, "invalid_option");
}

/** The same for a request's `overture` field; the error is an `invalid_request`. */
export function checkRequestOptions(value: unknown): asserts value is RequestOptions {
  requestOptions ??= requestOptionsSchema();
  check(requestOptions, value, "overture", requestOptionNames, "invalid_request");
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

function check(
  schema: Schema,
  value: unknown,
  root: string,
  known: readonly string[],
  code: OvertureError["code"],
): void {
  const result = z.safeParse(schema, value);
  if (result.success) return;
  const [issue] = result.error.issues;
  if (!issue) return;
  const unknown = issue.code === "unrecognized_keys" ? issue.keys[0] : undefined;
  const path = [...(root ? [root] : []), ...issue.path, ...(unknown === undefined ? [] : [unknown])].reduce<string>(
    join,
    "",
  );
  const message =
    unknown === undefined
      ? `The option "${path || "options"}" must be ${wanted(issue)}, not ${quoted(valueAt(value, issue.path))}.`
      : unknownOption(path, unknown, issue.path.length === 0 ? known : []);
  throw new OvertureError({ code, status: 400, param: path, message });
}

/** Only the name is quoted: what stands behind a misspelt option may be a key. */
function unknownOption(path: string, name: string, known: readonly string[]): string {
  const [nearest] = nearestNames(name, known, 1);
  const hint = nearest ? ` Did you mean "${nearest}"?` : known.length > 0 ? ` There are: ${known.join(", ")}.` : "";
  return `There is no option "${path}".${hint}`;
}

function wanted(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.expected === "int" ? "a whole number" : article(issue.expected);
    case "too_small":
      if (issue.origin === "number" || issue.origin === "int")
        return `${issue.inclusive ? "at least" : "above"} ${issue.minimum}`;
      return issue.origin === "string" ? "a text that is not empty" : `an array of ${issue.minimum} or more`;
    case "too_big":
      if (issue.origin === "number" || issue.origin === "int") return `at most ${issue.maximum}`;
      return `of ${issue.maximum} at most`;
    default:
      return "a function";
  }
}

function article(kind: string): string {
  return /^[aeiou]/.test(kind) ? `an ${kind}` : `a ${kind}`;
}

function quoted(value: unknown): string {
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
