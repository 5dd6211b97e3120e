import { isRecord, OvertureError } from "../chat/index.ts";
import type { Capabilities, EmbeddingTraits, ModelCard, ModelCardChange, ModelQuality, Prices } from "./model-card.ts";
import { highestUsdPerMillion, mostTokens } from "./money.ts";
import { nearestNames } from "./nearest.ts";

/** More tiers than any vendor has. */
const mostTiers = 16;

type Check = (value: unknown) => string | undefined;

const price: Check = (value) =>
  typeof value === "number" && value >= 0 && value <= highestUsdPerMillion
    ? undefined
    : `a number of US dollars per million tokens from 0 to ${highestUsdPerMillion}`;
const tokens: Check = (value) =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= mostTokens
    ? undefined
    : `a whole number of tokens from 1 to ${mostTokens}`;
const flag: Check = (value) => (typeof value === "boolean" ? undefined : "true or false");
const text: Check = (value) => (typeof value === "string" && value !== "" ? undefined : "a text that is not empty");
const thinking: Check = (value) =>
  value === "no" || value === "optional" || value === "always" ? undefined : `"no", "optional" or "always"`;
const share: Check = (value) =>
  typeof value === "number" && value >= 0 && value <= 1 ? undefined : "a number from 0 to 1";
const day: Check = (value) =>
  typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) ? undefined : 'a day such as "2026-06-25"';
const record: Check = (value) => (isRecord(value) ? undefined : "an object");
const list: Check = (value) =>
  Array.isArray(value) && value.length <= mostTiers ? undefined : `a list of at most ${mostTiers} tiers`;

const cardFields: Readonly<Record<keyof ModelCard, Check>> = {
  name: text,
  family: text,
  contextTokens: tokens,
  maxOutputTokens: tokens,
  prices: record,
  capabilities: record,
  quality: record,
  embedding: record,
  recommended: flag,
  retired: flag,
};
const embeddingFields: Readonly<Record<keyof EmbeddingTraits, Check>> = { space: text, dimensions: tokens };
const qualityFields: Readonly<Record<keyof ModelQuality, Check>> = {
  mean: share,
  source: text,
  asOf: day,
  byTask: record,
};
const tierFields = { input: price, output: price, cacheRead: price, cacheWrite: price };
const priceFields: Readonly<Record<keyof Prices, Check>> = { ...tierFields, longContext: list, serviceTiers: record };
const multiple: Check = (value) =>
  typeof value === "number" && value > 0 && value <= 100 ? undefined : "a multiple of the default prices, up to 100";
const capabilityFields: Readonly<Record<keyof Capabilities, Check>> = {
  tools: flag,
  images: flag,
  audio: flag,
  files: flag,
  jsonSchema: flag,
  reasoning: thinking,
  temperature: flag,
  assistantPrefix: flag,
};

/**
 * Refuses a card, or a change to one, that would make a wrong cost or a wrong choice.
 * @throws OvertureError `invalid_option`, with the model, the field and the value
 */
export function checkCard(model: string, change: ModelCardChange): void {
  const path = `models["${model.slice(0, 200)}"]`;
  if (!isRecord(change)) throw refused(path, change, "an object");
  checkFields(path, change, cardFields, []);
  if (change.capabilities) checkFields(`${path}.capabilities`, change.capabilities, capabilityFields, []);
  if (change.embedding) checkFields(`${path}.embedding`, change.embedding, embeddingFields, []);
  if (change.quality) checkQuality(`${path}.quality`, change.quality);
  if (change.prices === undefined) return;
  checkFields(`${path}.prices`, change.prices, priceFields, ["input", "output"]);
  const { serviceTiers = {} } = change.prices;
  for (const [tier, given] of Object.entries(serviceTiers)) {
    const wanted = multiple(given);
    if (wanted) throw refused(`${path}.prices.serviceTiers.${tier.slice(0, 100)}`, given, wanted);
  }
  let exceeded = 0;
  for (const [index, tier] of (change.prices.longContext ?? []).entries()) {
    const tierPath = `${path}.prices.longContext[${index}]`;
    if (!isRecord(tier)) throw refused(tierPath, tier, "an object");
    checkFields(tierPath, tier, { ...tierFields, overInputTokens: tokens }, ["input", "output", "overInputTokens"]);
    if (tier.overInputTokens <= exceeded) {
      throw refused(`${tierPath}.overInputTokens`, tier.overInputTokens, `more than the tier's before it, ${exceeded}`);
    }
    exceeded = tier.overInputTokens;
  }
}

function checkQuality(path: string, quality: ModelQuality): void {
  checkFields(path, quality, qualityFields, ["mean", "source", "asOf"]);
  for (const [task, mean] of Object.entries(quality.byTask ?? {})) {
    const wanted = share(mean);
    if (wanted !== undefined) throw refused(`${path}.byTask.${task.slice(0, 100)}`, mean, wanted);
  }
}

function checkFields(
  path: string,
  value: object,
  checks: Readonly<Record<string, Check>>,
  required: readonly string[],
): void {
  for (const [field, given] of Object.entries(value)) {
    const check = Object.hasOwn(checks, field) ? checks[field] : undefined;
    if (!check) {
      const [nearest] = nearestNames(field, Object.keys(checks), 1);
      const hint = nearest === undefined ? `it has ${Object.keys(checks).join(", ")}` : `did you mean "${nearest}"?`;
      throw invalid(`${path}.${field.slice(0, 100)}`, `${path} has no field "${field.slice(0, 100)}": ${hint}`);
    }
    const wanted = given === undefined ? undefined : check(given);
    if (wanted !== undefined) throw refused(`${path}.${field}`, given, wanted);
  }
  for (const field of required) {
    const given: unknown = Reflect.get(value, field);
    if (given === undefined) throw refused(`${path}.${field}`, given, checks[field]?.(given) ?? "given");
  }
}

function refused(path: string, value: unknown, wanted: string): OvertureError {
  return invalid(path, `${path} is ${quoted(value)}, and must be ${wanted}.`);
}

function invalid(param: string, message: string): OvertureError {
  return new OvertureError({ code: "invalid_option", status: 400, param, message });
}

function quoted(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.slice(0, 80));
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return typeof value === "object" || typeof value === "function"
    ? value === null
      ? "null"
      : "an object"
    : String(value);
}
