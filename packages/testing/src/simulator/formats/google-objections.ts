import type { VendorErrorDetails } from "../format.ts";
import { type JsonObject, listAt, numberAt, objectAt, textAt } from "../json.ts";
import { objectionToContents } from "./google-history.ts";
import { fieldOf, googleTarget } from "./google-read.ts";
import { generationOf } from "./google-signature.ts";

/** Which of Google's rules a simulator holds requests to, beyond those that always hold. */
export interface GoogleRules {
  /** Whether a model refuses any temperature. @default no model does */
  readonly refusesTemperature?: ((model: string) => boolean) | undefined;
}

const bodyFields = new Set(
  `cachedContent contents continuationToken generationConfig labels model safetySettings serviceTier store
  systemInstruction toolConfig tools`.split(/\s+/),
);
const configFields = new Set(
  `audioTimestamp audioTranscriptionConfig candidateCount enableEnhancedCivicAnswers frequencyPenalty imageConfig logprobs
  maxOutputTokens mediaResolution presencePenalty responseJsonSchema responseLogprobs responseMimeType
  responseModalities responseSchema routingConfig seed speechConfig stopSequences temperature thinkingConfig topK
  topP`.split(/\s+/),
);

function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function unknownField(object: JsonObject, known: ReadonlySet<string>, at: string): string | undefined {
  const field = Object.keys(object).find((name) => !known.has(camelCase(name)));
  return field === undefined
    ? undefined
    : `Invalid JSON payload received. Unknown name "${field}"${at}: Cannot find field.`;
}

function objectionToConfig(config: JsonObject, model: string): string | undefined {
  const temperature = numberAt(config.temperature);
  if (temperature !== undefined && (temperature < 0 || temperature > 2)) {
    return `Unable to submit request because it has a temperature value of ${temperature} but the supported range is from 0 (inclusive) to 2 (inclusive).`;
  }
  if (listAt(config.stopSequences).length > 5) return "stop_sequences: at most 5 stop sequences may be given.";
  const seed = numberAt(config.seed);
  if (seed !== undefined && seed !== Math.trunc(seed) % 2 ** 31) {
    return "Invalid value at 'generation_config.seed' (TYPE_INT32)";
  }
  if (generationOf(model) >= 2.5) {
    if (config.frequencyPenalty || config.presencePenalty) return "Penalty is not enabled for this model";
    if (config.responseLogprobs === true) return `Logprobs is not enabled for models/${model}`;
  }
  return objectionToThinking(objectAt(config.thinkingConfig), model);
}

function objectionToThinking(thinking: JsonObject, model: string): string | undefined {
  const level = textAt(thinking.thinkingLevel);
  const budget = numberAt(thinking.thinkingBudget);
  if (level !== undefined && budget !== undefined) {
    return "You can only set only one of thinking budget and thinking level.";
  }
  if (level !== undefined && generationOf(model) < 3) return "Thinking level is not supported for this model.";
  if (level !== undefined && !["MINIMAL", "LOW", "MEDIUM", "HIGH"].includes(level)) {
    return `Invalid value at 'generation_config.thinking_config.thinking_level': "${level}"`;
  }
  if (level === "MINIMAL" && model.includes("pro")) return "Thinking level MINIMAL is not supported for this model.";
  if (budget === 0 && model.includes("pro")) return "Budget 0 is invalid. This model only works in thinking mode.";
  return undefined;
}

function objectionToTools(body: JsonObject): string | undefined {
  const names = new Set<unknown>();
  for (const declaration of listAt(body.tools).flatMap((tool) => listAt(objectAt(tool).functionDeclarations))) {
    const { name, parameters, parametersJsonSchema } = objectAt(declaration);
    if (typeof name !== "string" || !/^[A-Za-z_][\w.:-]{0,127}$/.test(name)) {
      return "Invalid function name. Must start with a letter or an underscore.";
    }
    if (names.has(name)) return `Duplicate function declaration found: ${name}`;
    if (parameters !== undefined && parametersJsonSchema !== undefined) {
      return "parameters and parameters_json_schema are mutually exclusive.";
    }
    names.add(name);
  }
  const config = objectAt(objectAt(fieldOf(body, "toolConfig")).functionCallingConfig);
  const mode = textAt(config.mode);
  if (mode === undefined) return undefined;
  if (names.size === 0) return "Function calling config is set without function_declarations.";
  const allowed = listAt(config.allowedFunctionNames);
  if (allowed.length > 0 && mode !== "ANY" && mode !== "VALIDATED") {
    return "Allowed function names can only be set when the mode is ANY or VALIDATED.";
  }
  const unknown = allowed.find((name) => !names.has(name));
  return unknown === undefined ? undefined : `Allowed function name ${String(unknown)} is not declared.`;
}

/** What Google objects to in a request. */
export function googleObjection(body: JsonObject, path: string, rules: GoogleRules): VendorErrorDetails | undefined {
  const model = googleTarget(path)?.model ?? "";
  const config = objectAt(fieldOf(body, "generationConfig"));
  const refusesTemperature = config.temperature !== undefined && rules.refusesTemperature?.(model) === true;
  const message =
    unknownField(body, bodyFields, "") ??
    unknownField(config, configFields, " at 'generation_config'") ??
    (refusesTemperature ? "Temperature is not enabled for this model" : undefined) ??
    objectionToConfig(config, model) ??
    objectionToTools(body) ??
    objectionToContents(listAt(body.contents).map(objectAt), model);
  return message === undefined ? undefined : { message };
}
