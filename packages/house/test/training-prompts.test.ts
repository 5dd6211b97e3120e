import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { check, folded, gaps, labels, languages, readFiles, withTables } from "../../core/training/check.mjs";
import { root } from "../src/repository.ts";

const folder = join(root, "packages/core/training");
const { rows, problems } = check(readFiles(join(folder, "prompts")));

const row = (change: object = {}) => ({
  text: "what is a fjord",
  label: "qa",
  lang: "en",
  source: "overture-terse",
  ...change,
});
const file = (name: string, ...lines: object[]) => ({
  name,
  content: lines.map((line) => `${JSON.stringify(line)}\n`).join(""),
});

it("has training prompts without a fault, of every class in every language", () => {
  expect(problems).toEqual([]);
  expect(gaps(rows)).toEqual([]);
  expect(rows.length).toBeGreaterThanOrEqual(3300);
});

it("keeps some aside, of which none is trained on", () => {
  const aside = readFileSync(join(folder, "held-out/east-indirect.jsonl"), "utf8").trimEnd().split("\n");
  const trained = new Set(rows.map(({ text }) => folded(text)));
  expect(aside.length).toBeGreaterThanOrEqual(132);
  expect(aside.filter((line) => trained.has(folded(JSON.parse(line).text)))).toEqual([]);
});

it("has every class in every source, so that a source can be held out", () => {
  const sources = [...new Set(rows.map(({ source }) => source))];
  const missing = sources.flatMap((source) =>
    labels.filter((label) => !rows.some((other) => other.source === source && other.label === label)),
  );
  expect(missing).toEqual([]);
});

it("states the counts that the prompts have", () => {
  const readme = readFileSync(join(folder, "README.md"), "utf8");
  expect(withTables(readme, rows)).toBe(readme);
});

it("finds nothing wrong with a good file", () => {
  expect(check([file("qa.en.jsonl", row())])).toEqual({ rows: [row()], problems: [] });
});

it("finds a prompt that is there twice but for case and white space, across files", () => {
  const files = [file("chat.en.jsonl", row({ label: "chat", text: "What is\na  Fjord" })), file("qa.en.jsonl", row())];
  expect(check(files).problems).toEqual(["qa.en.jsonl:1: says the same as chat.en.jsonl:1"]);
});

it.each([
  ["a field too many", row({ licence: "CC0" }), "has the fields label,lang,licence,source,text"],
  ["an unknown class", row({ label: "poetry" }), 'has the unknown label "poetry"'],
  ["an unknown language", row({ lang: "xx" }), 'has the unknown language "xx"'],
  ["another's source", row({ source: "elsewhere" }), 'has the source "elsewhere"'],
  ["a file that is not its own", row({ lang: "de" }), "belongs in qa.europe.jsonl"],
  ["an empty text", row({ text: " " }), "empty"],
  ["an endless text", row({ text: "x".repeat(4001) }), "has 4001 characters"],
])("finds %s", (_, line, fault) => {
  expect(check([file("qa.en.jsonl", line)]).problems.join("\n")).toContain(fault);
});

it("finds a line that is no object, a missing last line break and a file that is too large", () => {
  const large = file(
    "qa.en.jsonl",
    ...Array.from({ length: 60 }, (_, index) => row({ text: `${index}`.repeat(2000) })),
  );
  const broken = { name: "chat.en.jsonl", content: '["text"]\n{"text":' };
  const found = check([broken, large]).problems.join("\n");
  expect(found).toContain("chat.en.jsonl:1: is not a JSON object");
  expect(found).toContain("chat.en.jsonl:2: is not a JSON object");
  expect(found).toContain("chat.en.jsonl: does not end with a line break");
  expect(found).toMatch(/qa\.en\.jsonl: \d+ bytes, more than 150000/);
});

it("names the classes that a language lacks", () => {
  expect(gaps([]).length).toBe(labels.length * languages.length);
  expect(gaps([])).toContain("chat in ko: 0, fewer than 12");
});
