import { posix } from "node:path";
import type { Import, Source } from "./syntax.ts";

/** The layers of `core/src`, lowest first. A room imports rooms of lower layers, and of its own without going in circles. */
export const layers: readonly (readonly string[])[] = [
  ["time", "chat", "chunks", "embedding", "secrets"],
  ["provider", "catalog", "state", "sdk"],
  ["profile", "learning", "guard", "tenancy"],
  // Events and metadata tell of decisions, and execution tells events.
  ["routing", "telemetry", "execution", "replay"],
  // A request's way in: what it may say, what is made of it, and who answers for it.
  ["options", "planning", "sharing", "admission"],
];

/** `wire` knows requests and responses and nothing of how they are answered; the rest reaches it as interfaces. */
const wireImports: Readonly<Record<string, "value" | "type">> = {
  time: "value",
  chat: "value",
  chunks: "value",
  embedding: "type",
  provider: "type",
  catalog: "type",
  telemetry: "type",
};

/** What a package may import of ours; a package that is not listed may import any package's public entries. */
const allowedEntries: Readonly<Record<string, readonly string[]>> = {
  core: [],
  testing: ["@overture/core", "@overture/core/provider", "@overture/core/store"],
  openai: ["@overture/core/provider"],
  anthropic: ["@overture/core/provider"],
  google: ["@overture/core/provider"],
  mistral: ["@overture/core/provider"],
  deepseek: ["@overture/core/provider", "@overture/openai"],
  redis: ["@overture/core/store"],
  sqlite: ["@overture/core/store"],
};

/** The entries of which a package may import types, beside its own: what a type says, the build leaves out. */
const allowedTypes: Readonly<Record<string, readonly string[]>> = {
  // What `overtureOf` finds on an answer is the whole library's, and not the port's.
  openai: ["@overture/core"],
};

const coreSource = "packages/core/src/";

/** The room of core that a file is in; undefined for a file directly in `core/src`, or elsewhere. */
export function roomOf(file: string): string | undefined {
  if (!file.startsWith(coreSource)) return undefined;
  const [room, ...rest] = file.slice(coreSource.length).split("/");
  return rest.length > 0 ? room : undefined;
}

/** The file that a relative import means; undefined for an import of a package. */
export function targetOf(file: string, { specifier }: Import): string | undefined {
  return specifier.startsWith(".") ? posix.join(posix.dirname(file), specifier) : undefined;
}

/** What is wrong with a file's imports, one line each. */
export function wrongImports(source: Source): string[] {
  return source.imports.flatMap((found) => {
    const problem = problemOf(source.file, found);
    return problem === undefined ? [] : [`${source.file}:${found.line} imports ${found.specifier}: ${problem}`];
  });
}

function problemOf(file: string, found: Import): string | undefined {
  const target = targetOf(file, found);
  const folder = file.split("/")[1] ?? "";
  if (target === undefined) return problemWithPackage(folder, found);
  if (!target.startsWith(`packages/${folder}/`)) return "other packages are imported by their names";
  if (folder !== "core") return undefined;
  return problemWithRoom(file, target, found.kind);
}

function problemWithPackage(folder: string, { specifier, kind }: Import): string | undefined {
  if (!specifier.startsWith("@overture/")) return undefined;
  if (kind === "type" && allowedTypes[folder]?.includes(specifier)) return undefined;
  const allowed = allowedEntries[folder];
  if (allowed === undefined || allowed.includes(specifier)) return undefined;
  return `${folder} may import ${allowed.length === 0 ? "none of our packages" : `only ${allowed.join(", ")}`}`;
}

function problemWithRoom(file: string, target: string, kind: Import["kind"]): string | undefined {
  const [from, to] = [roomOf(file), roomOf(target)];
  if (from === to) return undefined;
  if (to === undefined) return "the files above the rooms are for each other";
  if (!target.endsWith("/index.ts")) return "another room is entered by its index.ts";
  // What loads on first use has a door of its own: behind the room's, it would load with the room.
  if (kind !== "dynamic" && target !== `${coreSource}${to}/index.ts`)
    return "another room is entered by its own index.ts";
  if (from === undefined) return undefined;
  if (from === "wire") return problemWithWire(to, kind);
  if (to === "wire") return "only the files above the rooms attach wire";
  return layerOf(to) <= layerOf(from) ? undefined : `${to} stands above ${from}`;
}

function problemWithWire(to: string, kind: Import["kind"]): string | undefined {
  const allowed = wireImports[to];
  if (allowed === undefined) return `wire takes what it needs of ${to} as an interface`;
  return allowed === "value" || kind === "type" ? undefined : `wire imports only types of ${to}`;
}

/** A room's layer, counted from 0; -1 for a folder that is no room. */
export function layerOf(room: string): number {
  return layers.findIndex((rooms) => rooms.includes(room));
}

/** The first circle in a graph, as the way around it; undefined if there is none. */
export function findCycle(graph: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] | undefined {
  const done = new Set<string>();
  const visit = (node: string, path: readonly string[]): readonly string[] | undefined => {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node];
    if (done.has(node)) return undefined;
    for (const next of graph.get(node) ?? []) {
      const cycle = visit(next, [...path, node]);
      if (cycle) return cycle;
    }
    done.add(node);
    return undefined;
  };
  for (const node of graph.keys()) {
    const cycle = visit(node, []);
    if (cycle) return cycle;
  }
  return undefined;
}
