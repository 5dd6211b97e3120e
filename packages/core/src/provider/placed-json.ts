import { fault, type ProviderFault } from "./fault.ts";

/** A value, or a piece of a text, and where it stands. */
export interface PlacedValue {
  /** As RFC 9535 writes it, members and elements alone: `$.a[0].b`. */
  readonly path: string;
  readonly value: string | number | boolean | null;
  /** Whether the text goes on. */
  readonly more: boolean;
}

/** A step of a path: a member's name, or an element's index. */
type Step = string | number;

interface Container {
  /** The step that led here; the outermost has none. */
  readonly step: Step | undefined;
  readonly isArray: boolean;
  /** The steps that were taken from here, so that none is taken twice. */
  readonly taken: Set<Step>;
}

/** Deeper nesting than any schema has is a provider's mistake. */
const deepest = 128;

/**
 * Writes JSON text of values that come one by one, each with its path (`$.city` = "Zü", then "rich"), as pieces of the text.
 * Values come in the order of the text; an element that was left out reads null.
 */
export class PlacedJson {
  readonly #open: Container[] = [];
  /** The path of the text that goes on. */
  #text: string | undefined;

  /** The piece of JSON that these values add. Throws `malformed` for a path that is none, or that leads back. */
  add(values: readonly PlacedValue[]): string {
    return values.map((value) => this.#add(value)).join("");
  }

  /** The piece of JSON that ends the text. */
  end(): string {
    if (this.#open.length === 0) return "{}";
    return this.#endText() + this.#closeTo(0);
  }

  #add({ path, value, more }: PlacedValue): string {
    const isText = typeof value === "string";
    const written = JSON.stringify(value);
    if (isText && this.#text === path) {
      if (!more) this.#text = undefined;
      return written.slice(1, more ? -1 : undefined);
    }
    const lead = this.#endText() + this.#enter(stepsOf(path), path);
    if (!isText || !more) return lead + written;
    this.#text = path;
    return lead + written.slice(0, -1);
  }

  #endText(): string {
    if (this.#text === undefined) return "";
    this.#text = undefined;
    return '"';
  }

  /** Closes what the path leaves and opens what it enters, up to the value. */
  #enter(steps: readonly Step[], path: string): string {
    let shared = 0;
    while (
      shared < steps.length - 1 &&
      shared + 1 < this.#open.length &&
      this.#open[shared + 1]?.step === steps[shared]
    ) {
      shared += 1;
    }
    let piece =
      this.#open.length === 0 ? this.#begin(undefined, typeof steps[0] === "number") : this.#closeTo(shared + 1);
    for (const [index, step] of steps.entries()) {
      if (index < shared) continue;
      piece += this.#separator(step, path);
      if (index < steps.length - 1) piece += this.#begin(step, typeof steps[index + 1] === "number");
    }
    return piece;
  }

  #begin(step: Step | undefined, isArray: boolean): string {
    this.#open.push({ step, isArray, taken: new Set() });
    return isArray ? "[" : "{";
  }

  #separator(step: Step, path: string): string {
    const container = this.#open.at(-1);
    if (!container || container.taken.has(step) || container.isArray !== (typeof step === "number"))
      throw malformed(path);
    const before = container.taken.size;
    if (typeof step === "string") {
      container.taken.add(step);
      return `${before > 0 ? "," : ""}${JSON.stringify(step)}:`;
    }
    if (step < before || step > before + deepest) throw malformed(path);
    for (let index = before; index <= step; index += 1) container.taken.add(index);
    return (before > 0 ? "," : "") + "null,".repeat(step - before);
  }

  #closeTo(depth: number): string {
    let piece = "";
    while (this.#open.length > depth) piece += this.#open.pop()?.isArray ? "]" : "}";
    return piece;
  }
}

/** Reads a path as RFC 9535 writes it: `$.a`, `$['a b']`, `$.a[0].b`. */
function stepsOf(path: string): Step[] {
  const steps: Step[] = [];
  let matched = 1;
  for (const [text, name, index, single, double] of path.matchAll(
    /\.([^.[\]]+)|\[(\d+)\]|\['((?:[^'\\]|\\.)*)'\]|\[("(?:[^"\\]|\\.)*")\]/g,
  )) {
    matched += text.length;
    steps.push(name ?? (index === undefined ? quotedName(single, double) : Number(index)));
  }
  if (path[0] !== "$" || matched !== path.length || steps.length === 0 || steps.length > deepest) throw malformed(path);
  return steps;
}

function quotedName(single: string | undefined, double: string | undefined): string {
  return JSON.parse(double ?? `"${(single ?? "").replaceAll("\\'", "'").replaceAll('"', '\\"')}"`);
}

function malformed(path: string): ProviderFault {
  const message = `The provider sent arguments whose path ${JSON.stringify(path.slice(0, 100))} fits nowhere.`;
  return fault("malformed", message);
}
