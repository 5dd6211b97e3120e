import { targetOf } from "./directions.ts";
import type { Source } from "./syntax.ts";

/** What loads with an entry at once, and what loads when it is first used. */
export interface Loading {
  /** Files, and packages by their names. */
  readonly eager: ReadonlySet<string>;
  /** By the file that a dynamic import names: what it needs, whether that is there already or not. */
  readonly late: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Follows an entry's imports through the sources as a bundler does: a file that is imported brings all that it imports. */
export function loadingOf(entry: string, sources: readonly Source[]): Loading {
  const byFile = new Map(sources.map((source) => [source.file, source]));
  const reach = (from: string): ReadonlySet<string> => {
    const seen = new Set<string>();
    const visit = (file: string): void => {
      if (seen.has(file)) return;
      seen.add(file);
      for (const target of targetsOf(byFile.get(file), "value")) visit(target);
    };
    visit(from);
    return seen;
  };
  const eager = reach(entry);
  const late = new Map<string, ReadonlySet<string>>();
  const waiting = [...eager];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    for (const door of targetsOf(byFile.get(file), "dynamic")) {
      if (late.has(door)) continue;
      const needed = reach(door);
      late.set(door, needed);
      waiting.push(...needed);
    }
  }
  return { eager, late };
}

/**
 * The files of the eager part that late files need as well, by who needs them: each line of names is a chunk that a bundler
 * has to cut out of the eager part.
 */
export function sharedFiles({ eager, late }: Loading): ReadonlyMap<string, readonly string[]> {
  const shared = new Map<string, string[]>();
  for (const file of eager) {
    const doors = [...late].filter(([, needed]) => needed.has(file)).map(([door]) => door);
    if (doors.length === 0) continue;
    const by = doors.sort().join(" ");
    shared.set(by, [...(shared.get(by) ?? []), file]);
  }
  return shared;
}

function targetsOf(source: Source | undefined, kind: "value" | "dynamic"): readonly string[] {
  if (!source) return [];
  return source.imports
    .filter((found) => found.kind === kind)
    .map((found) => targetOf(source.file, found) ?? found.specifier);
}
