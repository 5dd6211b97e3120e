/** A JSON schema, as far as it is looked at: what it says in words that are not known here is not checked. */
type Schema = Readonly<Record<string, unknown>>;

/** A schema may refer to itself; an answer is not nested deeper than this. */
const deepest = 64;

/**
 * What of a value does not fit a JSON schema (draft 2020-12), as a path and a word, or undefined if it fits. The part is checked
 * that vendors let structured answers have: types, `enum`, `const`, properties, items, bounds, `anyOf`, `oneOf`, `allOf`, `not`
 * and local `$ref`s. What else a schema says is let through.
 */
export function misfitOf(
  value: unknown,
  schema: unknown,
  root: unknown = schema,
  path = "$",
  depth = 0,
): string | undefined {
  if (schema === true || !isObject(schema) || depth > deepest) return schema === false ? path : undefined;
  const inner = (part: unknown, sub: unknown, at: string): string | undefined =>
    misfitOf(part, sub, root, at, depth + 1);
  if (typeof schema.$ref === "string") {
    const found = inner(value, targetOf(schema.$ref, root), path);
    if (found) return found;
  }
  return (
    misfitOfKind(value, schema, path) ??
    misfitOfParts(value, schema, path, inner) ??
    misfitOfChoices(value, schema, path, inner)
  );
}

type Inner = (part: unknown, sub: unknown, at: string) => string | undefined;

function misfitOfKind(value: unknown, schema: Schema, path: string): string | undefined {
  const types = typeof schema.type === "string" ? [schema.type] : schema.type;
  if (Array.isArray(types) && !types.some((type) => isOfType(value, type)))
    return `${path} is not ${types.join(" or ")}`;
  if (Array.isArray(schema.enum) && !schema.enum.some((each) => isSame(each, value)))
    return `${path} is not in the enum`;
  if ("const" in schema && !isSame(schema.const, value)) return `${path} is not the constant`;
  if (typeof value === "string")
    return outside(path, [...value].length, schema.minLength, schema.maxLength) ?? unlike(path, value, schema.pattern);
  if (typeof value !== "number") return undefined;
  const isBeyond =
    (typeof schema.exclusiveMinimum === "number" && value <= schema.exclusiveMinimum) ||
    (typeof schema.exclusiveMaximum === "number" && value >= schema.exclusiveMaximum);
  if (isBeyond || !isMultiple(value, schema.multipleOf)) return `${path} is out of its bounds`;
  return outside(path, value, schema.minimum, schema.maximum);
}

function misfitOfParts(value: unknown, schema: Schema, path: string, inner: Inner): string | undefined {
  if (Array.isArray(value)) {
    const first: readonly unknown[] = Array.isArray(schema.prefixItems) ? schema.prefixItems : [];
    return (
      outside(path, value.length, schema.minItems, schema.maxItems) ??
      firstOf(value.entries(), ([index, item]) => inner(item, first[index] ?? schema.items, `${path}[${index}]`))
    );
  }
  if (!isObject(value)) return undefined;
  const properties = isObject(schema.properties) ? schema.properties : {};
  const required: readonly unknown[] = Array.isArray(schema.required) ? schema.required : [];
  const missing = required.find((name) => typeof name === "string" && !Object.hasOwn(value, name));
  if (missing !== undefined) return `${path}.${String(missing)} is missing`;
  return firstOf(Object.entries(value), ([name, part]) =>
    inner(part, Object.hasOwn(properties, name) ? properties[name] : schema.additionalProperties, `${path}.${name}`),
  );
}

function misfitOfChoices(value: unknown, schema: Schema, path: string, inner: Inner): string | undefined {
  const fits = (sub: unknown): boolean => inner(value, sub, path) === undefined;
  if (Array.isArray(schema.allOf)) {
    const found = firstOf(schema.allOf, (sub) => inner(value, sub, path));
    if (found) return found;
  }
  if (Array.isArray(schema.anyOf) && !schema.anyOf.some(fits)) return `${path} fits none of its choices`;
  if (Array.isArray(schema.oneOf) && schema.oneOf.filter(fits).length !== 1) return `${path} does not fit one choice`;
  return schema.not !== undefined && fits(schema.not) ? `${path} is what it must not be` : undefined;
}

function firstOf<Item>(items: Iterable<Item>, look: (item: Item) => string | undefined): string | undefined {
  for (const item of items) {
    const found = look(item);
    if (found) return found;
  }
  return undefined;
}

function isOfType(value: unknown, type: unknown): boolean {
  if (type === "integer") return Number.isInteger(value);
  if (type === "array") return Array.isArray(value);
  if (type === "null") return value === null;
  if (type === "object") return isObject(value);
  return typeof value === type;
}

function outside(path: string, size: number, least: unknown, most: unknown): string | undefined {
  const isOut = (typeof least === "number" && size < least) || (typeof most === "number" && size > most);
  return isOut ? `${path} is out of its bounds` : undefined;
}

function isMultiple(value: number, step: unknown): boolean {
  if (typeof step !== "number" || step <= 0) return true;
  const ratio = value / step;
  return Math.abs(ratio - Math.round(ratio)) < 1e-9 * Math.max(1, Math.abs(ratio));
}

function unlike(path: string, value: string, pattern: unknown): string | undefined {
  if (typeof pattern !== "string") return undefined;
  try {
    return new RegExp(pattern, "u").test(value) ? undefined : `${path} is unlike its pattern`;
  } catch {
    // A pattern that is none checks nothing.
    return undefined;
  }
}

/** What a local reference such as `#/$defs/item` points at; one that points nowhere checks nothing. */
function targetOf(reference: string, root: unknown): unknown {
  if (!reference.startsWith("#")) return undefined;
  let found: unknown = root;
  for (const name of reference.slice(1).split("/").filter(Boolean)) {
    const key = decodeURIComponent(name).replaceAll("~1", "/").replaceAll("~0", "~");
    found = isObject(found) || Array.isArray(found) ? Reflect.get(found, key) : undefined;
  }
  return found;
}

function isSame(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((each, index) => isSame(each, right[index]));
  }
  if (!isObject(left) || !isObject(right)) return false;
  const names = Object.keys(left);
  return names.length === Object.keys(right).length && names.every((name) => isSame(left[name], right[name]));
}

function isObject(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
