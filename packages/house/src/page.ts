import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { publicPackages, root } from "./repository.ts";

/** The pages that users read, relative to the repository: the README, those in `docs/`, and each package's. */
export const pages: readonly string[] = [
  "README.md",
  ...readdirSync(join(root, "docs"))
    .filter((file) => file.endsWith(".md"))
    .map((file) => `docs/${file}`),
  ...publicPackages.map(({ folder }) => `packages/${folder}/README.md`),
];

/** The text of a page. */
export function textOf(page: string): string {
  return readFileSync(join(root, page), "utf8");
}

/** The rows of the tables under a heading, down to the next one, as the text of their cells. */
export function rowsUnder(text: string, heading: string): readonly (readonly string[])[] {
  const section = text.split(/^#{1,4} /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
  const lines = section.split("\n").filter((line) => line.startsWith("|"));
  return lines
    .filter((line, index) => !isRule(line) && !isRule(lines[index + 1] ?? ""))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

/** What stands as code in a text, in its order. */
export function codesIn(text: string | undefined): readonly string[] {
  return [...(text ?? "").matchAll(/`([^`\n]+)`/g)].map(([, code]) => code ?? "");
}

/** What links to a page's headings are written with. */
export function anchorsOf(text: string): readonly string[] {
  return [...text.replace(/^```.*?^```$/gms, "").matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .trim()
      .replaceAll(/\s/g, "-"),
  );
}

function isRule(line: string): boolean {
  return /^\|[\s|:-]+\|$/.test(line);
}
