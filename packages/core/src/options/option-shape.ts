import { didYouMean } from "../catalog/index.ts";
import { isRecord } from "../chat/index.ts";

/** What is wrong with an option: where it stands, and in words what it must be. */
export interface Misfit {
  readonly at: string;
  readonly message: string;
}

/** Says what is wrong with a value that stands at a place, or nothing if it fits. */
export type Shape = (value: unknown, at: string) => Misfit | undefined;

/** Options whose texts may be keys, and are not quoted. */
const secretive = /^(providers|headers|secret)\b|(^|\.)keys\b/;

/** What a test lets through. `wanted` goes on with "The option … must be". */
export function value(wanted: string, fits: (value: unknown) => boolean): Shape {
  return (given, at) => (fits(given) ? undefined : misfit(at, wanted, given));
}

export const flag: Shape = value("a boolean", (given) => typeof given === "boolean");
export const callable: Shape = value("a function", (given) => typeof given === "function");

/** One of these words. */
export function oneOf(...words: readonly string[]): Shape {
  const wanted = words.map((word) => JSON.stringify(word)).join(" or ");
  return value(wanted, (given) => words.some((word) => word === given));
}

/** A number; whole, or within bounds, where they are given. */
export function amount(
  bounds: { readonly above?: number; readonly least?: number; readonly most?: number; readonly whole?: boolean } = {},
): Shape {
  const {
    above = Number.NEGATIVE_INFINITY,
    least = Number.NEGATIVE_INFINITY,
    most = Number.POSITIVE_INFINITY,
  } = bounds;
  return (given, at) => {
    if (typeof given !== "number" || !Number.isFinite(given)) return misfit(at, "a number", given);
    if (bounds.whole && !Number.isInteger(given)) return misfit(at, "a whole number", given);
    if (given <= above) return misfit(at, `above ${above}`, given);
    if (given < least) return misfit(at, `at least ${least}`, given);
    return given > most ? misfit(at, `at most ${most}`, given) : undefined;
  };
}

/** A text of so many characters. */
export function text(least = 0, most: number = Number.POSITIVE_INFINITY): Shape {
  return (given, at) => {
    if (typeof given !== "string") return misfit(at, "a text", given);
    if (given.length > most) return misfit(at, `a text of at most ${most} characters`, given);
    if (given.length >= least) return undefined;
    return misfit(at, least === 1 ? "a text that is not empty" : `a text of at least ${least} characters`, given);
  };
}

/** A name: any text that is not empty. */
export const name: Shape = text(1);
/** An amount of which there must be some. */
export const positive: Shape = amount({ above: 0 });
/** An amount of which there may be none. */
export const zeroOrMore: Shape = amount({ least: 0 });
/** A part of the whole. */
export const share: Shape = amount({ least: 0, most: 1 });

/** An array of so many items, each of one shape. */
export function listOf(item: Shape, least = 0, most: number = Number.POSITIVE_INFINITY): Shape {
  return (given, at) => {
    if (!Array.isArray(given)) return misfit(at, "an array", given);
    if (given.length < least) return misfit(at, `an array of ${least} or more`, given);
    if (given.length > most) return misfit(at, `an array of at most ${most}`, given);
    for (const [index, each] of given.entries()) {
      const found = item(each, `${at}[${index}]`);
      if (found) return found;
    }
    return undefined;
  };
}

/** An object whose values are all of one shape, whatever their names. */
export function recordOf(item: Shape): Shape {
  return (given, at) => {
    if (!isObject(given)) return misfit(at, "an object", given);
    for (const [name, each] of Object.entries(given)) {
      const found = item(each, joined(at, name));
      if (found) return found;
    }
    return undefined;
  };
}

/** An object with these fields. Those that are named as required must be there; `undefined` is as good as not there. */
export function fieldsOf<Name extends string>(
  fields: Readonly<Record<Name, Shape>>,
  options: { readonly required?: readonly NoInfer<Name>[]; readonly open?: boolean } = {},
): Shape {
  const shapes: ReadonlyMap<string, Shape> = new Map(Object.entries<Shape>(fields));
  const { required = [], open = false } = options;
  return (given, at) => {
    if (!isObject(given)) return misfit(at, "an object", given);
    const unknown = open ? undefined : Object.keys(given).find((name) => !shapes.has(name));
    for (const name of required) {
      if (Reflect.get(given, name) !== undefined) continue;
      // What is missing is often there by another name.
      return unknown === undefined
        ? shapes.get(name)?.(undefined, joined(at, name))
        : unknownOption(at, unknown, [...shapes.keys()]);
    }
    for (const [name, shape] of shapes) {
      const own: unknown = Reflect.get(given, name);
      const found = own === undefined ? undefined : shape(own, joined(at, name));
      if (found) return found;
    }
    return unknown === undefined ? undefined : unknownOption(at, unknown, [...shapes.keys()]);
  };
}

/** One shape for what a test lets through, and another for everything else. */
export function given(test: (value: unknown) => boolean, one: Shape, other: Shape): Shape {
  return (value, at) => (test(value) ? one : other)(value, at);
}

/** What fits either; where neither fits, the second says what is wrong. */
export function either(one: Shape, other: Shape): Shape {
  return (given, at) => (one(given, at) ? other(given, at) : undefined);
}

function isObject(given: unknown): given is Readonly<Record<string, unknown>> {
  return isRecord(given) && !isPromise(given);
}

/** Somebody forgot to wait for it, and it would pass for an object with nothing in it. */
function isPromise(given: object): boolean {
  return "then" in given && typeof given.then === "function";
}

function misfit(at: string, wanted: string, given: unknown): Misfit {
  return {
    at,
    message: `The option "${at || "options"}" must be ${wanted}, not ${quoted(given, secretive.test(at))}.`,
  };
}

/** Only the name is quoted: what stands behind a misspelt option may be a key. */
function unknownOption(at: string, name: string, names: readonly string[]): Misfit {
  const hint = didYouMean(name, names, 1) || ` There are: ${names.join(", ")}.`;
  const path = joined(at, name.slice(0, 80));
  return { at: path, message: `There is no option "${path}".${hint}` };
}

function quoted(given: unknown, secret: boolean): string {
  if (typeof given === "string" && secret) return "a text";
  if (typeof given === "string") return given.length <= 80 ? JSON.stringify(given) : "a long text";
  if (Array.isArray(given)) return given.length === 0 ? "an empty array" : "an array";
  if (typeof given === "object" && given !== null) return isPromise(given) ? "a promise" : "an object";
  return typeof given === "function" ? "a function" : String(given);
}

function joined(at: string, name: string): string {
  return at === "" ? name : `${at}.${name}`;
}
