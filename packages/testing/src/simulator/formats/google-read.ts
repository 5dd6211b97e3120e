import { type JsonObject, listAt, numberAt, objectAt, textAt } from "../json.ts";
import type { ReadMessage, ReadRequest, ReadToolChoice } from "../read-request.ts";

/** The model in a path such as `/v1beta/models/gemini-3.5-flash:generateContent`, and whether it asks for a stream. */
export function googleTarget(path: string): { readonly model: string; readonly stream: boolean } | undefined {
  const found =
    /^\/v1(?:alpha|beta\d*)?\/(?:.+\/)?(?:models|tunedModels)\/([^/:]+):(generateContent|streamGenerateContent)$/.exec(
      path,
    );
  return found
    ? { model: decodeURIComponent(found[1] ?? ""), stream: found[2] === "streamGenerateContent" }
    : undefined;
}

/** A field as Google takes it: its JSON may be written in camel case or with underscores. */
export function fieldOf(body: JsonObject, name: string): unknown {
  return body[name] ?? body[name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)];
}

function textOfParts(content: unknown): string {
  return listAt(objectAt(content).parts)
    .map(objectAt)
    .map((part) => (part.thought === true ? "" : (textAt(part.text) ?? "")))
    .join("");
}

function imageOf(part: JsonObject): readonly string[] {
  const inline = objectAt(part.inlineData);
  const file = objectAt(part.fileData);
  const type = textAt(inline.mimeType) ?? textAt(file.mimeType) ?? "";
  if (!type.startsWith("image/")) return [];
  return [textAt(file.fileUri) ?? `data:${type};base64,${textAt(inline.data) ?? ""}`];
}

function resultText(value: unknown): string {
  const response = objectAt(value);
  const output = response.output ?? response.error ?? response;
  return typeof output === "string" ? output : JSON.stringify(output);
}

function readMessage(value: unknown): ReadMessage {
  const content = objectAt(value);
  const parts = listAt(content.parts).map(objectAt);
  const calls = parts.map((part) => part.functionCall).filter((call) => call !== undefined);
  const results = parts.map((part) => part.functionResponse).filter((result) => result !== undefined);
  return {
    role: content.role === "model" ? "assistant" : "user",
    text: textOfParts(content),
    images: parts.flatMap(imageOf),
    toolCalls: calls.map(objectAt).map((call) => {
      return { id: textAt(call.id) ?? "", name: textAt(call.name) ?? "", arguments: call.args ?? {} };
    }),
    toolResults: results.map(objectAt).map((result) => {
      return { id: textAt(result.id) ?? "", text: resultText(result.response) };
    }),
    reasoning: parts
      .filter((part) => part.thought === true)
      .map((part) => ({ text: textAt(part.text) ?? "", signature: textAt(part.thoughtSignature) })),
  };
}

function readToolChoice(value: unknown): ReadToolChoice {
  const config = objectAt(objectAt(value).functionCallingConfig);
  const [name, another] = listAt(config.allowedFunctionNames);
  if (config.mode === "ANY" && typeof name === "string" && another === undefined) return { type: "named", name };
  if (config.mode === "ANY") return { type: "required" };
  return { type: config.mode === "NONE" ? "none" : "auto" };
}

function readReasoning(thinking: JsonObject): string | undefined {
  const budget = numberAt(thinking.thinkingBudget);
  if (budget !== undefined) return budget === 0 ? undefined : `budget:${budget}`;
  return textAt(thinking.thinkingLevel)?.toLowerCase();
}

/** What Google understands of a request; the model, and whether it streams, stand in the path. */
export function readGoogleRequest(body: JsonObject, path = ""): ReadRequest {
  const config = objectAt(fieldOf(body, "generationConfig"));
  const thinking = objectAt(config.thinkingConfig);
  const system = textOfParts(fieldOf(body, "systemInstruction"));
  const instructions: readonly ReadMessage[] =
    system === "" ? [] : [{ role: "system", text: system, images: [], toolCalls: [], toolResults: [], reasoning: [] }];
  const schema = config.responseJsonSchema ?? config.responseSchema;
  const declarations = listAt(body.tools).flatMap((tool) => listAt(objectAt(tool).functionDeclarations));
  return {
    model: googleTarget(path)?.model ?? "",
    stream: googleTarget(path)?.stream ?? false,
    includeUsage: true,
    messages: [...instructions, ...listAt(body.contents).map(readMessage)],
    tools: declarations.map(objectAt).map((tool) => ({
      name: textAt(tool.name) ?? "",
      description: textAt(tool.description),
      parameters: objectAt(tool.parametersJsonSchema ?? tool.parameters ?? { type: "object" }),
    })),
    toolChoice: readToolChoice(fieldOf(body, "toolConfig")),
    parallelToolCalls: true,
    jsonSchema: schema === undefined ? undefined : objectAt(schema),
    jsonObject: config.responseMimeType === "application/json" && schema === undefined,
    maxOutputTokens: numberAt(config.maxOutputTokens),
    stop: listAt(config.stopSequences).filter((stop) => typeof stop === "string"),
    temperature: numberAt(config.temperature),
    topP: numberAt(config.topP),
    seed: numberAt(config.seed),
    user: undefined,
    reasoning: readReasoning(thinking),
    showReasoning: thinking.includeThoughts === true,
    others: { n: config.candidateCount, service_tier: fieldOf(body, "serviceTier"), logprobs: config.responseLogprobs },
  };
}
