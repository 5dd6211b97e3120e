import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync } from "rolldown/utils";
import { root } from "./repository.ts";

/** A node of the syntax tree (ESTree with TypeScript's additions), as far as these tests look into it. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

/** An import, an export from elsewhere, a dynamic import or an `import("…")` type. */
export interface Import {
  readonly specifier: string;
  readonly kind: "value" | "type" | "dynamic";
  readonly line: number;
}

/** A parsed source file. */
export interface Source {
  /** Relative to the repository. */
  readonly file: string;
  readonly text: string;
  readonly nodes: readonly { readonly node: Node; readonly parent: Node | undefined }[];
  readonly imports: readonly Import[];
  /** Whether anything is left of it once types and re-exports are gone. */
  readonly hasCode: boolean;
}

const parsed = new Map<string, Source>();

/** Parses a file of the repository, once. */
export function parseFile(file: string): Source {
  const known = parsed.get(file);
  if (known) return known;
  const source = parse(file, readFileSync(join(root, file), "utf8"));
  parsed.set(file, source);
  return source;
}

/** Parses a text as if it were the file's. */
export function parse(file: string, text: string): Source {
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file} does not parse: ${errors[0]?.message}`);
  const body = program.body as unknown as readonly Node[];
  const nodes = body.flatMap((node) => [...walk(node, undefined)]);
  const imports = nodes.flatMap(({ node }) => importOf(node, text));
  return { file, text, nodes, imports, hasCode: body.some(isCode) };
}

/** The number of the line that an offset is in, from 1. */
export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

function* walk(node: Node, parent: Node | undefined): Generator<{ node: Node; parent: Node | undefined }> {
  yield { node, parent };
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) yield* walk(child, node);
    }
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

function importOf(node: Node, text: string): Import[] {
  const source = node.source;
  if (!isNode(source) || typeof source.value !== "string") return [];
  const found = { specifier: source.value, line: lineOf(text, node.start) };
  switch (node.type) {
    case "ImportExpression":
      return [{ ...found, kind: "dynamic" }];
    case "TSImportType":
      return [{ ...found, kind: "type" }];
    case "ImportDeclaration":
    case "ExportNamedDeclaration":
    case "ExportAllDeclaration":
      return [{ ...found, kind: isTypeOnly(node) ? "type" : "value" }];
    default:
      return [];
  }
}

function isTypeOnly(node: Node): boolean {
  if (node.importKind === "type" || node.exportKind === "type") return true;
  const specifiers = Array.isArray(node.specifiers) ? (node.specifiers as Node[]) : [];
  return (
    specifiers.length > 0 && specifiers.every(({ importKind, exportKind }) => (importKind ?? exportKind) === "type")
  );
}

function isCode(node: Node): boolean {
  if (node.type === "ExportNamedDeclaration" && isNode(node.declaration)) return isCode(node.declaration);
  if (node.declare === true) return false;
  return ![
    "ImportDeclaration",
    "ExportNamedDeclaration",
    "ExportAllDeclaration",
    "TSInterfaceDeclaration",
    "TSTypeAliasDeclaration",
  ].includes(node.type);
}
