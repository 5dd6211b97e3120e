import { estimateTokens } from "../answer.ts";
import type { ComputedRoute, VendorErrorDetails } from "../format.ts";
import { type JsonObject, numberAt, textAt } from "../json.ts";
import { vectorOf } from "./vector.ts";

/** The length of a model's vectors; that of the others is not the caller's to choose. */
const variable: Readonly<Record<string, number>> = { "codestral-embed": 1536 };
const usualLength = 1024;
/** Mistral takes no more texts at a time. */
const mostTexts = 256;
const knownFields = new Set(["input", "model", "metadata", "output_dimension", "output_dtype", "encoding_format"]);

/** What Mistral answers to a request for vectors: of the same text the same vector, of length 1, every time. */
export const mistralEmbeddings: ComputedRoute["respond"] = (body) => {
  const model = textAt(body.model);
  const texts: readonly unknown[] = Array.isArray(body.input) ? body.input : [body.input];
  const objection = objectionTo(body, model, texts);
  if (objection !== undefined) return { objection };
  const length = numberAt(body.output_dimension) ?? variable[model ?? ""] ?? usualLength;
  const data = texts.map((text, index) => {
    return { object: "embedding", index, embedding: vectorOf(`${model} ${String(text)}`, length) };
  });
  const tokens = texts.reduce<number>((sum, text) => sum + estimateTokens(String(text)), 0);
  const usage = { prompt_tokens: tokens, completion_tokens: 0, total_tokens: tokens };
  return { body: { id: "embd-simulated", object: "list", data, model, usage } };
};

function objectionTo(
  body: JsonObject,
  model: string | undefined,
  texts: readonly unknown[],
): VendorErrorDetails | undefined {
  const invalid = (param: string, message: string, code: string): VendorErrorDetails => {
    return { status: 422, param, message, code };
  };
  if (model === undefined) return invalid("model", "Field required", "missing");
  const unknown = Object.keys(body).find((field) => !knownFields.has(field));
  if (unknown !== undefined) return invalid(unknown, "Extra inputs are not permitted", "extra_forbidden");
  if (!texts.every((text) => typeof text === "string")) {
    return invalid("input", "Input should be a valid string", "string_type");
  }
  if (texts.length > mostTexts) {
    return { message: "Too many inputs in request, split into more batches.", code: "3210" };
  }
  if (numberAt(body.output_dimension) !== undefined && variable[model] === undefined) {
    return { message: `output_dimension is not supported for model ${model}`, code: "3051" };
  }
  return undefined;
}
