import { type AdapterOptions, OvertureError } from "@overture/core/provider";

/**
 * Checks what would go wrong only later, and elsewhere. Without a base URL of its own a server's key would go to OpenAI:
 * the SDK takes what is missing for its own. Throws an `invalid_option` error.
 */
export function checkOptions(factory: string, options: AdapterOptions, needsBaseURL: boolean): void {
  const { id, baseURL } = options;
  if (id !== undefined && !/^[^\s/*]+$/.test(id)) {
    throw wrong(factory, "id", id, "the part of a model's name before the slash, for example groq");
  }
  if (needsBaseURL ? !isAddress(baseURL) : baseURL && !isAddress(baseURL)) {
    throw wrong(factory, "baseURL", baseURL, "an http or https address, for example http://localhost:11434/v1");
  }
}

function isAddress(value: string | undefined): boolean {
  return typeof value === "string" && /^https?:\/\/[^/]/.test(value) && URL.canParse(value);
}

function wrong(factory: string, option: string, value: string | undefined, wanted: string): OvertureError {
  const quoted = value === undefined ? "missing" : `"${String(value).slice(0, 100)}"`;
  return new OvertureError({
    code: "invalid_option",
    status: 400,
    param: option,
    message: `${factory}: the option ${option} is ${quoted}; it must be ${wanted}.`,
  });
}
