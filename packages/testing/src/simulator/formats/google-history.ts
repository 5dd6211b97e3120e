import { isObject, type JsonObject, listAt, objectAt, textAt } from "../json.ts";
import { generationOf, isGoogleSigned } from "./google-signature.ts";

function partsOf(content: JsonObject | undefined): readonly JsonObject[] {
  return listAt(content?.parts).map(objectAt);
}

function callsOf(content: JsonObject | undefined): readonly JsonObject[] {
  return partsOf(content).filter((part) => isObject(part.functionCall));
}

function resultsOf(content: JsonObject | undefined): readonly JsonObject[] {
  return partsOf(content).filter((part) => isObject(part.functionResponse));
}

function objectionToPart(part: JsonObject): string | undefined {
  const data = objectAt(part.inlineData);
  const type = textAt(data.mimeType) ?? textAt(objectAt(part.fileData).mimeType);
  if (
    type !== undefined &&
    !/^(image\/(png|jpeg|webp|hei[cf])|(audio|video|text)\/|application\/(pdf|json))/.test(type)
  ) {
    return `Unsupported MIME type: ${type}`;
  }
  if (part.inlineData !== undefined && (textAt(data.data) ?? "") === "") return "Provided image is not valid.";
  const result = objectAt(part.functionResponse);
  if (isObject(part.functionResponse) && (textAt(result.name) ?? "") === "") {
    return "GenerateContentRequest.contents.parts.function_response.name: Name cannot be empty.";
  }
  if (part.thought === true && part.thoughtSignature !== undefined) {
    if (!isGoogleSigned(textAt(part.text) ?? "", part.thoughtSignature)) return "Corrupted thought signature.";
  }
  return undefined;
}

/** From the user's last words on, the first call of each turn must have its signature. */
function objectionToSignatures(contents: readonly JsonObject[], model: string): string | undefined {
  if (generationOf(model) < 3) return undefined;
  const lastAsked = contents.findLastIndex((content) => content.role !== "model" && resultsOf(content).length === 0);
  for (const content of contents.slice(lastAsked + 1)) {
    const [first] = callsOf(content);
    if (first === undefined) continue;
    const name = textAt(objectAt(first.functionCall).name) ?? "";
    if (first.thoughtSignature === undefined) {
      return `Function call is missing a thought_signature in functionCall parts. This is required for tools to work correctly, and missing thought_signature may lead to degraded model performance. Additional data, function call \`${name}\`.`;
    }
    if (!isGoogleSigned(name, first.thoughtSignature)) return "Corrupted thought signature.";
  }
  return undefined;
}

/** What Google objects to in a conversation. */
export function objectionToContents(contents: readonly JsonObject[], model: string): string | undefined {
  if (contents.length === 0) return "* GenerateContentRequest.contents: contents is not specified";
  for (const [index, content] of contents.entries()) {
    if (content.role !== undefined && content.role !== "user" && content.role !== "model") {
      return "Please use a valid role: user, model.";
    }
    if (partsOf(content).length === 0) {
      return `* GenerateContentRequest.contents[${index}].parts: contents.parts must not be empty.`;
    }
    const objection = partsOf(content)
      .map(objectionToPart)
      .find((found) => found !== undefined);
    if (objection !== undefined) return objection;
    const asked = callsOf(contents[index - 1]).length;
    const answered = resultsOf(content).length;
    if (asked !== answered && (asked > 0 || answered > 0)) {
      return "Please ensure that the number of function response parts is equal to the number of function call parts of the function call turn.";
    }
    if (callsOf(content).length > 0 && (index === 0 || contents[index - 1]?.role === "model")) {
      return "Please ensure that function call turn comes immediately after a user turn or after a function response turn.";
    }
  }
  return objectionToSignatures(contents, model);
}
