import type { ChatCompletion, ChatCompletionRequest } from "../../chat/index.ts";
import { hasFields, jsonIn } from "./json-value.ts";

type Schema = NonNullable<ChatCompletionRequest["response_format"]>;

/** Room for a reader to think before the reply. */
export const mostReplyTokens = 2048;

/** The form of a ranking, for models that can be held to one. */
export const rankingFormat: Schema = formatOf("ranking", { ranking: { type: "array", items: { type: "string" } } });

/** The form of a comparison. */
export const comparisonFormat: Schema = formatOf("comparison", {
  better: { type: "string", enum: ["A", "B", "tie"] },
});

/** The labels in a reply, in order; undefined unless they are those that were asked for, each once. */
export function rankingIn(reply: ChatCompletion, labels: readonly string[]): readonly string[] | undefined {
  const value = objectIn(reply)?.ranking;
  if (!Array.isArray(value) || value.length !== labels.length) return undefined;
  const given = value.map((label: unknown) => (typeof label === "string" ? label.trim().toUpperCase() : ""));
  return labels.every((label) => given.includes(label)) ? given : undefined;
}

/** Which of two answers a reply calls better; undefined if it is no such reply. */
export function betterIn(reply: ChatCompletion): "A" | "B" | "tie" | undefined {
  const value = objectIn(reply)?.better;
  const word = typeof value === "string" ? value.trim().toUpperCase() : "";
  return word === "A" || word === "B" ? word : word === "TIE" ? "tie" : undefined;
}

/** Who supports and who contradicts each claim, by labels; undefined if there is not one entry for each. */
export function supportIn(
  reply: ChatCompletion,
  claims: number,
): readonly { readonly supports: readonly string[]; readonly contradicts: readonly string[] }[] | undefined {
  const value = objectIn(reply)?.claims;
  if (!Array.isArray(value) || value.length !== claims) return undefined;
  const labels = (given: unknown): readonly string[] =>
    Array.isArray(given) ? given.filter((label) => typeof label === "string") : [];
  return value.map((entry: unknown) => {
    return hasFields(entry)
      ? { supports: labels(entry.supports), contradicts: labels(entry.contradicts) }
      : { supports: [], contradicts: [] };
  });
}

/** Nothing is looked for within a text, where it might be a quotation. */
function objectIn({ choices: [choice] }: ChatCompletion): Readonly<Record<string, unknown>> | undefined {
  if (choice?.finish_reason !== "stop") return undefined;
  const value = jsonIn(choice.message.content ?? "");
  return hasFields(value) ? value : undefined;
}

function formatOf(name: string, properties: Readonly<Record<string, object>>): Schema {
  const schema = { type: "object", properties, required: Object.keys(properties), additionalProperties: false };
  return { type: "json_schema", json_schema: { name, strict: true, schema } };
}
