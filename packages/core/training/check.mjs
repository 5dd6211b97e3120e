// Checks the training prompts and tells what they are: `node packages/core/training/check.mjs [--readme]`. Prints what is wrong,
// the counts by class and language, by source, and the lengths; `--readme` writes the counts into the README beside it.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The classes, in the order in which they are shown. */
export const labels = [
  "code",
  "math",
  "reasoning",
  "writing",
  "translation",
  "summarization",
  "extraction",
  "rewrite",
  "qa",
  "chat",
  "tool_use",
];

/** The languages of each group; a file holds one class in one group. */
export const groups = {
  en: ["en"],
  europe: ["de", "es", "fr", "it", "nl", "pt", "ru"],
  asia: ["ar", "hi", "ja", "ko", "zh"],
};

export const languages = Object.values(groups).flat();

const limits = { fileBytes: 150_000, textCharacters: 4_000, perClassAndLanguage: 12 };
const fields = "label,lang,source,text";
const quantiles = [0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1];

/** What two texts have in common that differ only in case and in white space. */
export const folded = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim();

/** The prompt files of a folder, as names and contents. */
export function readFiles(folder) {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl"))
    .sort();
  return names.map((name) => ({ name, content: readFileSync(join(folder, name), "utf8") }));
}

/** The rows of the files that can be read, and every problem, each with its file and line. */
export function check(files) {
  const rows = [];
  const problems = [];
  const seen = new Map();
  for (const { name, content } of files) {
    const bytes = new TextEncoder().encode(content).length;
    if (bytes > limits.fileBytes) problems.push(`${name}: ${bytes} bytes, more than ${limits.fileBytes}`);
    if (!content.endsWith("\n")) problems.push(`${name}: does not end with a line break`);
    for (const [index, line] of content.trimEnd().split("\n").entries()) {
      const place = `${name}:${index + 1}`;
      const row = parsed(line);
      if (row === undefined) {
        problems.push(`${place}: is not a JSON object`);
        continue;
      }
      problems.push(...faultsOf(row, name).map((fault) => `${place}: ${fault}`));
      const key = folded(String(row.text));
      const earlier = seen.get(key);
      if (earlier !== undefined) problems.push(`${place}: says the same as ${earlier}`);
      else seen.set(key, place);
      rows.push(row);
    }
  }
  return { rows, problems };
}

function parsed(line) {
  try {
    const row = JSON.parse(line);
    return typeof row === "object" && row !== null && !Array.isArray(row) ? row : undefined;
  } catch {
    return undefined;
  }
}

function faultsOf(row, name) {
  const faults = [];
  const found = Object.keys(row).sort().join(",");
  if (found !== fields) faults.push(`has the fields ${found}, not ${fields}`);
  if (!labels.includes(row.label)) faults.push(`has the unknown label ${JSON.stringify(row.label)}`);
  if (!languages.includes(row.lang)) faults.push(`has the unknown language ${JSON.stringify(row.lang)}`);
  if (!/^overture-[a-z]+$/.test(row.source)) faults.push(`has the source ${JSON.stringify(row.source)}`);
  const group = Object.keys(groups).find((key) => groups[key].includes(row.lang));
  const home = `${String(row.label).replace("_", "-")}.${group}.jsonl`;
  if (home !== name) faults.push(`belongs in ${home}`);
  if (typeof row.text !== "string" || row.text !== row.text.trim() || row.text === "") {
    faults.push("has a text that is empty or has white space around it");
  } else if (row.text.length > limits.textCharacters) {
    faults.push(`has ${row.text.length} characters, more than ${limits.textCharacters}`);
  }
  return faults;
}

/** Which classes have too few prompts in which languages. */
export function gaps(rows) {
  return labels.flatMap((label) =>
    languages
      .map((lang) => ({ label, lang, count: rows.filter((row) => row.label === label && row.lang === lang).length }))
      .filter(({ count }) => count < limits.perClassAndLanguage)
      .map(({ label, lang, count }) => `${label} in ${lang}: ${count}, fewer than ${limits.perClassAndLanguage}`),
  );
}

/** The counts by class and language, as a Markdown table. */
export function countTable(rows) {
  const count = (label, lang) =>
    rows.filter((row) => (label === undefined || row.label === label) && (lang === undefined || row.lang === lang))
      .length;
  const line = (name, label) => [name, ...languages.map((lang) => count(label, lang)), count(label)];
  return markdown([
    ["class", ...languages, "all"],
    ["---", ...languages.map(() => "---:"), "---:"],
    ...labels.map((label) => line(label, label)),
    line("all"),
  ]);
}

/** The counts and the lengths by source, as a Markdown table. */
export function sourceTable(rows) {
  const sources = [...new Set(rows.map(({ source }) => source))].sort();
  const line = (source) => {
    const own = rows.filter((row) => row.source === source);
    const lengths = own.map(({ text }) => text.length).sort((a, b) => a - b);
    return [source, own.length, new Set(own.map(({ label }) => label)).size, at(lengths, 0.5), at(lengths, 1)];
  };
  return markdown([
    ["source", "prompts", "classes", "median characters", "most characters"],
    ["---", "---:", "---:", "---:", "---:"],
    ...sources.map(line),
  ]);
}

/** How long the prompts are, in characters, by share of the prompts. */
export function lengthLine(rows) {
  const lengths = rows.map(({ text }) => text.length).sort((a, b) => a - b);
  return quantiles.map((share) => `${Math.round(share * 100)} %: ${at(lengths, share)}`).join(", ");
}

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
const markdown = (lines) => lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");

/** The README with the tables between its two marks put in anew. */
export function withTables(readme, rows) {
  const tables = `${countTable(rows)}\n\n${sourceTable(rows)}\n\nLengths in characters: ${lengthLine(rows)}.`;
  return readme.replace(
    /(<!-- counts -->\n)[\s\S]*?(\n<!-- end of counts -->)/,
    (_, start, end) => start + tables + end,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { rows, problems } = check(readFiles(fileURLToPath(new URL("prompts", import.meta.url))));
  const all = [...problems, ...gaps(rows)];
  console.log(`${countTable(rows)}\n\n${sourceTable(rows)}\n\nLengths in characters: ${lengthLine(rows)}.\n`);
  console.log(all.length === 0 ? `${rows.length} prompts, nothing wrong.` : all.join("\n"));
  if (process.argv.includes("--readme")) {
    const file = new URL("README.md", import.meta.url);
    writeFileSync(file, withTables(readFileSync(file, "utf8"), rows));
  }
  process.exitCode = all.length === 0 ? 0 : 1;
}
