/** A tool call's arguments as the object that many vendors want instead of JSON text. */
export interface CallArguments {
  readonly value: { readonly [name: string]: unknown };
  /** Whether the text was a JSON object, or nothing; if not, `value` holds it under `arguments`. */
  readonly wasObject: boolean;
}

/**
 * Parses a call's arguments, which a model wrote and may have written badly. Text that is no JSON object is kept under
 * `arguments`, so that the model still sees what it was that its tool refused.
 */
export function readCallArguments(text: string): CallArguments {
  if (text.trim() === "") return { value: {}, wasObject: true };
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      return { value: { ...value }, wasObject: true };
  } catch {
    // Said by `wasObject`.
  }
  return { value: { arguments: text }, wasObject: false };
}
