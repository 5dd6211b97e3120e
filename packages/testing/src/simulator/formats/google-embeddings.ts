import { estimateTokens } from "../answer.ts";
import type { ComputedRoute, VendorErrorDetails } from "../format.ts";
import { type JsonObject, listAt, numberAt, objectAt, textAt } from "../json.ts";
import { vectorOf } from "./vector.ts";

const usualLength = 3072;
/** Google takes no more texts at a time. */
const mostTexts = 100;
const knownFields = new Set(["content", "model", "outputDimensionality", "taskType", "title"]);
/** What a model that does not normalize what it has shortened gives instead of a length of 1. */
const shortenedNorm = 0.7;

/** Where a request for vectors goes, and to which model. */
export function googleEmbeddingTarget(path: string): string | undefined {
  return /^\/v1(?:alpha|beta\d*)?\/(?:.+\/)?models\/([^:/]+):batchEmbedContents$/.exec(path)?.[1];
}

/**
 * What Google answers to a request for vectors: of the same text the same vector, every time. Only the newer models' vectors
 * are of length 1 where they are shortened.
 */
export function googleEmbeddings(model: string): ComputedRoute["respond"] {
  return (body) => {
    const requests = listAt(body.requests).map(objectAt);
    const objection = objectionTo(body, requests, model);
    if (objection !== undefined) return { objection };
    const texts = requests.map(({ content }) => textsIn(objectAt(content)).join(""));
    const embeddings = requests.map((request, index) => {
      const length = numberAt(request.outputDimensionality) ?? usualLength;
      const norm = length < usualLength && model === "gemini-embedding-001" ? shortenedNorm : 1;
      return { values: vectorOf(`${model} ${texts[index]}`, length).map((number) => number * norm) };
    });
    const promptTokenCount = texts.reduce((sum, text) => sum + estimateTokens(text), 0);
    return { body: { embeddings, usageMetadata: { promptTokenCount } } };
  };
}

function textsIn(content: JsonObject): readonly string[] {
  return listAt(content.parts).flatMap((part) => textAt(objectAt(part).text) ?? []);
}

function objectionTo(body: JsonObject, requests: readonly JsonObject[], model: string): VendorErrorDetails | undefined {
  if (requests.length === 0) return { message: "BatchEmbedContentsRequest.requests: must not be empty" };
  if (requests.length > mostTexts) {
    return { message: `BatchEmbedContentsRequest.requests: at most ${mostTexts} requests can be in one batch` };
  }
  const unknown = [
    ...Object.keys(body).filter((field) => field !== "requests"),
    ...requests.flatMap((request) => Object.keys(request).filter((field) => !knownFields.has(field))),
  ][0];
  if (unknown !== undefined) {
    return { message: `Invalid JSON payload received. Unknown name "${unknown}": Cannot find field.` };
  }
  if (requests.some((request) => request.model !== `models/${model}`)) {
    return { message: "BatchEmbedContentsRequest.requests.model: does not match the model of the batch" };
  }
  const isEmpty = requests.some(({ content }) => textsIn(objectAt(content)).join("") === "");
  return isEmpty ? { message: "EmbedContentRequest.content: contains an empty Part." } : undefined;
}
