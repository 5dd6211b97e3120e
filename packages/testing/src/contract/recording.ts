import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseJson } from "../simulator/json.ts";

/** Real responses of one name: a body, the lines of a stream, or both. */
export interface Recording {
  readonly name: string;
  readonly body: unknown;
  readonly chunks: readonly string[] | undefined;
}

const bodyEnding = ".json";
const chunksEnding = ".chunks.txt";

/** The recordings of a vendor in a folder: NAME.json is a body, NAME.chunks.txt one event's JSON a line. */
export function readRecordings(directory: string, prefix: string): readonly Recording[] {
  if (!existsSync(directory)) return [];
  const files = readdirSync(directory).filter((file) => file.startsWith(`${prefix}-`));
  const names = new Set<string>();
  for (const file of files) {
    for (const ending of [bodyEnding, chunksEnding])
      if (file.endsWith(ending)) names.add(file.slice(0, -ending.length));
  }
  const read = (file: string): string | undefined =>
    files.includes(file) ? readFileSync(join(directory, file), "utf8") : undefined;
  return [...names].sort().map((name) => ({
    name,
    body: parseJson(read(name + bodyEnding) ?? ""),
    chunks: read(name + chunksEnding)
      ?.split("\n")
      .filter((line) => line.trim() !== ""),
  }));
}
