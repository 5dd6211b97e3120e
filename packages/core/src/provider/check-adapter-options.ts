import { nearestNames } from "../catalog/index.ts";
import { OvertureError } from "../chat/index.ts";
import type { AdapterOptions } from "./adapter-options.ts";

/** What an adapter's factory takes beyond, or otherwise than, {@link AdapterOptions}. */
export interface OptionRules {
  /** What of a client is called: it has one of these. @default nothing is looked for */
  readonly client?: readonly string[] | undefined;
  /** Names of further options. @default none */
  readonly more?: readonly string[] | undefined;
  /** Whether there must be a base URL. @default false: the SDK has one */
  readonly needsBaseURL?: boolean | undefined;
}

type Test = readonly [wanted: string, fits: (value: unknown) => boolean];

const tests: Readonly<Record<keyof AdapterOptions, Test>> = {
  id: [
    "the part of a model's name before the slash, for example groq",
    (value) => isText(value) && /^[^\s/*]+$/.test(value),
  ],
  apiKey: ["a text", isText],
  apiKeys: ["a list of texts", (value) => Array.isArray(value) && value.every(isText)],
  baseURL: [
    "an http or https address, for example http://localhost:11434/v1",
    (value) => value === "" || isAddress(value),
  ],
  headers: ["an object of texts", (value) => isRecord(value) && Object.values(value).every(isText)],
  fetch: ["a function", (value) => typeof value === "function"],
  client: ["a client of the vendor's SDK", isRecord],
  models: ["a list of model cards", (value) => Array.isArray(value) && value.every(isRecord)],
};

/**
 * Checks what an adapter's factory was given, since what is wrong there would show only later, and elsewhere: a misspelt key
 * as a provider without one, an address without a scheme as a broken connection. Without a base URL of its own a server's key
 * would go to OpenAI: its SDK takes what is missing for its own.
 *
 * @throws OvertureError `invalid_option` with the option's name; a value is quoted only where it can be no key
 */
export function checkAdapterOptions(factory: string, options: object, rules: OptionRules = {}): void {
  const { client, more = [], needsBaseURL } = rules;
  if (!isRecord(options)) throw wrong(factory, "options", options, "an object, for example { apiKey }");
  const names = [...Object.keys(tests), ...more];
  for (const name of Object.keys(options)) if (!names.includes(name)) throw unknown(factory, name, names);
  for (const [name, [wanted, fits]] of Object.entries(tests)) {
    const value = options[name];
    if (value !== undefined && !fits(value)) throw wrong(factory, name, value, wanted);
  }
  if (needsBaseURL && !options.baseURL) throw wrong(factory, "baseURL", options.baseURL, tests.baseURL[0]);
  const given = options.client;
  if (client && isRecord(given) && !client.some((part) => isRecord(given[part]) || typeof given[part] === "function")) {
    throw wrong(factory, "client", given, `${tests.client[0]}, which has ${client.join(" or ")}`);
  }
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isRecord(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isAddress(value: unknown): boolean {
  return isText(value) && /^https?:\/\/[^/]/.test(value) && URL.canParse(value);
}

function unknown(factory: string, name: string, names: readonly string[]): OvertureError {
  const [nearest] = nearestNames(name, names, 1);
  const hint = nearest ? `Did you mean ${nearest}?` : `There are: ${names.join(", ")}.`;
  const param = name.slice(0, 80);
  return invalid(param, `${factory}: there is no option ${param}. ${hint}`);
}

function wrong(factory: string, option: string, value: unknown, wanted: string): OvertureError {
  return invalid(option, `${factory}: the option ${option} is ${quoted(option, value)}; it must be ${wanted}.`);
}

function quoted(option: string, value: unknown): string {
  if (value === undefined) return "missing";
  if (isText(value)) return option === "id" || option === "baseURL" ? `"${value.slice(0, 100)}"` : "a text";
  return value === null ? "null" : Array.isArray(value) ? "a list" : `a ${typeof value}`.replace("a o", "an o");
}

function invalid(param: string, message: string): OvertureError {
  return new OvertureError({ code: "invalid_option", status: 400, param, message });
}
