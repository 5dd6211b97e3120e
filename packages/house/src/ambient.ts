import { lineOf, type Node, type Source } from "./syntax.ts";

/** Names that read the time or set a timer wherever they stand. */
const globals = ["setTimeout", "setInterval", "setImmediate", "performance"];

/** Members that read time or chance, by the object that they belong to. */
const members: Readonly<Record<string, readonly string[]>> = {
  Date: ["now"],
  Math: ["random"],
  crypto: ["randomUUID", "getRandomValues"],
  AbortSignal: ["timeout"],
  process: ["hrtime", "uptime"],
};

/** Node's own modules of the same. */
const modules = /^(node:)?(timers|timers\/promises|perf_hooks|crypto)$/;

/** Where a file touches time or chance of its own accord, one line each. */
export function ambientUses(source: Source): string[] {
  const inNodes = source.nodes.flatMap(({ node, parent }) => {
    const use = useOf(node, parent);
    return use === undefined ? [] : [`${source.file}:${lineOf(source.text, node.start)} ${use}`];
  });
  const inImports = source.imports
    .filter(({ specifier, kind }) => kind !== "type" && modules.test(specifier))
    .map(({ specifier, line }) => `${source.file}:${line} ${specifier}`);
  return [...inNodes, ...inImports];
}

function useOf(node: Node, parent: Node | undefined): string | undefined {
  if (node.type === "MemberExpression") return useOfMember(node);
  if (node.type === "NewExpression" || node.type === "CallExpression") return useOfDate(node);
  if (node.type !== "Identifier" || !globals.includes(String(node.name))) return undefined;
  return isReference(node, parent) ? String(node.name) : undefined;
}

function useOfMember(node: Node): string | undefined {
  const [owner, name] = [nameOf(node.object), nameOf(node.property)];
  if (owner === undefined || name === undefined) return undefined;
  if (owner === "globalThis" && (globals.includes(name) || name in members)) return `globalThis.${name}`;
  return members[owner]?.includes(name) ? `${owner}.${name}` : undefined;
}

/** `new Date()` and `Date()` read the clock; `new Date(value)` does not. */
function useOfDate(node: Node): string | undefined {
  const isEmpty = Array.isArray(node.arguments) && node.arguments.length === 0;
  if (nameOf(node.callee) !== "Date") return undefined;
  return isEmpty || node.type === "CallExpression" ? "Date()" : undefined;
}

/** A name that stands for the global, and not for a property, a type's member or a type. */
function isReference(node: Node, parent: Node | undefined): boolean {
  if (parent === undefined) return true;
  if (parent.type.startsWith("TS") && !/^TS(As|Satisfies|NonNull)/.test(parent.type)) return false;
  if (parent.type === "MemberExpression") return parent.object === node || parent.computed === true;
  const isKey = parent.key === node && parent.computed !== true;
  return !isKey || parent.shorthand === true;
}

function nameOf(node: unknown): string | undefined {
  if (typeof node !== "object" || node === null) return undefined;
  if ("name" in node && typeof node.name === "string") return node.name;
  return "value" in node && typeof node.value === "string" ? node.value : undefined;
}
