import { expect, it } from "vitest";
import { anchorsOf, codesIn, pages, rowsUnder, textOf } from "./page.ts";

const text = `# Title

## What \`it\` costs, and why

| a | b |
| --- | --- |
| \`one\`, \`two\` | 1 |

## Next

| c |
|---|
| \`three\` |
`;

it("reads the rows under a heading, and no others", () => {
  expect(rowsUnder(text, "What `it` costs, and why")).toEqual([["`one`, `two`", "1"]]);
  expect(rowsUnder(text, "Next")).toEqual([["`three`"]]);
  expect(rowsUnder(text, "Nowhere")).toEqual([]);
});

it("finds what stands as code, and what headings are linked by", () => {
  expect(codesIn("`one` and `two`")).toEqual(["one", "two"]);
  expect(anchorsOf(text)).toEqual(["title", "what-it-costs-and-why", "next"]);
});

it("knows the pages that users read", () => {
  expect(pages).toContain("packages/core/README.md");
  for (const page of pages) expect(textOf(page)).toMatch(/^# /);
});
