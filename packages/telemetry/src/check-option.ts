import { OvertureError } from "@overture/core";

/** What something that was given must be: in words, and whether it is. */
export interface Wanted {
  /** The function that it was given to. */
  readonly of: string;
  readonly option: string;
  /** Goes on with "must be". */
  readonly wanted: string;
  readonly fits: boolean;
}

/**
 * Throws `invalid_option` for what would show only later, and nowhere: a listener that throws is not heard of.
 *
 * @param given what was given, of which only its kind or its number is quoted
 */
export function checkOption(given: unknown, { of, option, wanted, fits }: Wanted): void {
  if (fits) return;
  const message = `${of}(): "${option}" must be ${wanted}, not ${kindOf(given)}.`;
  throw new OvertureError({ code: "invalid_option", status: 400, param: option, message });
}

/** Whether something has these methods. */
export function hasMethods(given: unknown, ...names: readonly string[]): boolean {
  return names.every((name) => typeof Object(given)[name] === "function");
}

function kindOf(given: unknown): string {
  if (given === null || given === undefined || typeof given === "number") return String(given);
  return Array.isArray(given) ? "an array" : `a value of the type ${typeof given}`;
}
