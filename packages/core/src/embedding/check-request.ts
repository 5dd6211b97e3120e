import { isRecord, kindOf, OvertureError } from "../chat/index.ts";
import type { EmbeddingRequest } from "./request.ts";

/** OpenAI's own bound. Vendors with a lower one say so themselves. */
const mostInputs = 2048;

/**
 * Lets a request through that any provider could make sense of, and throws OpenAI's 400 otherwise, before anybody is
 * called. Fields that it does not know pass.
 */
export function checkEmbeddingRequest(request: unknown): asserts request is EmbeddingRequest {
  if (!isRecord(request)) throw invalid(undefined, `The request must be an object, not ${kindOf(request)}.`);
  const { model, dimensions, encoding_format } = request;
  if (typeof model !== "string" || model === "") {
    throw invalid("model", `"model" must be an embedding model's name, not ${kindOf(model)}.`);
  }
  checkInput(request.input);
  if (!isAbsent(dimensions) && !(Number.isInteger(dimensions) && Number(dimensions) >= 1)) {
    const given = typeof dimensions === "number" ? dimensions : kindOf(dimensions);
    throw invalid("dimensions", `"dimensions" must be a whole number of 1 or more, not ${given}.`);
  }
  if (!isAbsent(encoding_format) && encoding_format !== "float" && encoding_format !== "base64") {
    const given = typeof encoding_format === "string" ? JSON.stringify(encoding_format.slice(0, 40)) : "another value";
    throw invalid("encoding_format", `"encoding_format" must be "float" or "base64", not ${given}.`);
  }
}

function checkInput(input: unknown): void {
  if (typeof input === "string" && input !== "") return;
  if (!Array.isArray(input) || input.length === 0) {
    const given = inputOf(input);
    throw invalid("input", `"input" must be a text, or an array of texts or of tokens, not ${given}.`);
  }
  if (isTokens(input)) return;
  if (input.length > mostInputs) {
    throw invalid("input", `"input" has ${input.length} members; send at most ${mostInputs} at a time.`);
  }
  const texts = typeof input[0] === "string";
  for (let index = 0; index < input.length; index += 1) {
    const member: unknown = input[index];
    if (texts ? typeof member === "string" && member !== "" : Array.isArray(member) && isTokens(member)) continue;
    const wanted = texts ? "a text that is not empty, as the first one is" : "a text, or an array of tokens";
    throw invalid(`input[${index}]`, `"input[${index}]" must be ${wanted}, not ${inputOf(member)}.`);
  }
}

function isTokens(list: readonly unknown[]): boolean {
  return list.length > 0 && list.every((token) => Number.isInteger(token) && Number(token) >= 0);
}

/** What sort of input it is, where none at all is to be told from a text. */
function inputOf(value: unknown): string {
  return value === "" ? "an empty text" : kindOf(value);
}

function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

function invalid(param: string | undefined, message: string): OvertureError {
  return new OvertureError({ code: "invalid_request", status: 400, message, param });
}
