import { estimateTokens } from "../answer.ts";
import type { VendorErrorDetails } from "../format.ts";
import { isObject, type JsonObject, numberAt, textAt } from "../json.ts";
import { vectorOf } from "./vector.ts";

/** The length of a model's vectors, as OpenAI's model pages have it. */
const lengths: Readonly<Record<string, number>> = { "text-embedding-3-large": 3072 };
const usualLength = 1536;
const knownFields = new Set(["input", "model", "dimensions", "encoding_format", "user"]);

type Answer = { readonly body: JsonObject } | { readonly objection: VendorErrorDetails };

/** What OpenAI answers to a request for vectors: of the same text the same vector, of length 1, every time. */
export function openAIEmbeddings(body: JsonObject): Answer {
  const model = textAt(body.model);
  const members = membersOf(body.input);
  const objection = objectionTo(body, model, members);
  if (objection !== undefined) return { objection };
  const length = numberAt(body.dimensions) ?? lengths[model ?? ""] ?? usualLength;
  const data = members.map((member, index) => {
    const vector = vectorOf(`${model} ${JSON.stringify(member)}`, length);
    const embedding = body.encoding_format === "base64" ? base64Of(vector) : vector;
    return { object: "embedding", index, embedding };
  });
  const tokens = members.reduce<number>((sum, member) => sum + tokensOf(member), 0);
  return { body: { object: "list", data, model, usage: { prompt_tokens: tokens, total_tokens: tokens } } };
}

function membersOf(input: unknown): readonly unknown[] {
  if (!Array.isArray(input)) return [input];
  return typeof input[0] === "number" ? [input] : input;
}

function objectionTo(
  body: JsonObject,
  model: string | undefined,
  members: readonly unknown[],
): VendorErrorDetails | undefined {
  if (model === undefined) return { message: "you must provide a model parameter", param: "model" };
  const unknown = Object.keys(body).find((field) => !knownFields.has(field));
  if (unknown !== undefined) {
    return { message: `Unknown parameter: '${unknown}'.`, param: unknown, code: "unknown_parameter" };
  }
  const wrong = members.length === 0 || members.length > 2048 || members.some((each) => each === "" || isObject(each));
  return wrong ? { message: "'$.input' is invalid. Please check the API reference.", param: "input" } : undefined;
}

function base64Of(vector: readonly number[]): string {
  return Buffer.from(new Float32Array(vector).buffer).toString("base64");
}

function tokensOf(member: unknown): number {
  return Array.isArray(member) ? member.length : estimateTokens(String(member));
}
