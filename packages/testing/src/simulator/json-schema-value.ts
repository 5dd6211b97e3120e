import { isObject, type JsonObject, listAt, numberAt, objectAt, textAt } from "./json.ts";

/** How deep references and nesting are followed: a schema that refers to itself ends here. */
const maxDepth = 12;

/**
 * Makes a value that satisfies a JSON Schema, the simplest that does: constants, enums, defaults and examples are used,
 * required and optional properties are filled, bounds are kept. `hint` is used for free text. Patterns are not solved.
 */
export function valueForSchema(schema: unknown, hint = "text"): unknown {
  return new SchemaSampler(objectAt(schema), hint).sample(schema, 0);
}

class SchemaSampler {
  readonly #root: JsonObject;
  readonly #hint: string;

  constructor(root: JsonObject, hint: string) {
    this.#root = root;
    this.#hint = hint;
  }

  sample(node: unknown, depth: number): unknown {
    if (!isObject(node) || depth > maxDepth) return null;
    const reference = textAt(node.$ref);
    if (reference !== undefined) return this.sample(this.#resolve(reference), depth + 1);
    if ("const" in node) return node.const;
    const choices = listAt(node.enum);
    if (choices.length > 0) return choices[0];
    if ("default" in node) return node.default;
    const alternatives = [...listAt(node.anyOf), ...listAt(node.oneOf)];
    if (alternatives.length > 0) return this.sample(alternatives[0], depth + 1);
    const parts = listAt(node.allOf);
    if (parts.length > 0) return this.#sampleAll([{ ...node, allOf: undefined }, ...parts], depth);
    return this.#sampleType(node, depth);
  }

  #sampleAll(parts: readonly unknown[], depth: number): unknown {
    const values = parts.map((part) => this.sample(part, depth + 1));
    const objects = values.filter(isObject);
    return objects.length > 0 ? Object.assign({}, ...objects) : values.find((value) => value !== null);
  }

  #sampleType(node: JsonObject, depth: number): unknown {
    const type = Array.isArray(node.type)
      ? node.type[0]
      : (node.type ?? (isObject(node.properties) ? "object" : "string"));
    if (type === "object") return this.#sampleObject(node, depth);
    if (type === "array") return this.#sampleArray(node, depth);
    if (type === "integer" || type === "number") return sampleNumber(node, type === "integer");
    if (type === "boolean") return true;
    return type === "null" ? null : sampleText(node, this.#hint);
  }

  #sampleObject(node: JsonObject, depth: number): JsonObject {
    const required = new Set(listAt(node.required));
    const value: Record<string, unknown> = {};
    for (const [name, property] of Object.entries(objectAt(node.properties))) {
      // What is optional is left out deep down, where a schema that contains itself would not end.
      if (required.has(name) || depth < 3) value[name] = this.sample(property, depth + 1);
    }
    return value;
  }

  #sampleArray(node: JsonObject, depth: number): unknown {
    const fixed = listAt(node.prefixItems);
    if (fixed.length > 0) return fixed.map((item) => this.sample(item, depth + 1));
    const count = Math.max(numberAt(node.minItems) ?? 0, depth < 6 ? Math.min(1, numberAt(node.maxItems) ?? 1) : 0);
    return Array.from({ length: Math.min(count, 100) }, () => this.sample(node.items ?? { type: "string" }, depth + 1));
  }

  #resolve(reference: string): unknown {
    if (!reference.startsWith("#")) return undefined;
    let node: unknown = this.#root;
    for (const step of reference.slice(1).split("/").filter(Boolean)) {
      node = objectAt(node)[decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~")];
    }
    return node;
  }
}

function sampleNumber(node: JsonObject, whole: boolean): number {
  const step = numberAt(node.multipleOf) ?? (whole ? 1 : 0.5);
  const above = numberAt(node.exclusiveMinimum);
  const below = numberAt(node.exclusiveMaximum);
  const least = numberAt(node.minimum) ?? (above === undefined ? undefined : above + step);
  const most = numberAt(node.maximum) ?? (below === undefined ? undefined : below - step);
  const value = Math.max(least ?? Number.NEGATIVE_INFINITY, Math.min(1, most ?? 1));
  return whole || node.multipleOf !== undefined ? Math.ceil(value / step) * step : value;
}

const formats: Readonly<Record<string, string>> = {
  date: "2026-01-31",
  "date-time": "2026-01-31T12:00:00Z",
  time: "12:00:00Z",
  email: "someone@example.com",
  uri: "https://example.com/",
  uuid: "123e4567-e89b-42d3-a456-426614174000",
  ipv4: "192.0.2.1",
};

function sampleText(node: JsonObject, hint: string): string {
  const text = formats[textAt(node.format) ?? ""] ?? hint;
  const padded = text.padEnd(Math.min(numberAt(node.minLength) ?? 0, 10_000), ".");
  return padded.slice(0, numberAt(node.maxLength) ?? padded.length);
}
