// Picks the prompts that tasks of users' own are told from: `node packages/core/training/background.mjs`. Some of the project's
// own prompts, of all classes and languages, none of them long.
import { writeFileSync } from "node:fs";
import { taskClasses } from "../src/profile/classifier/task-class.ts";
import { ownRows } from "./train.mjs";

const rows = ownRows().filter(({ text }) => text.length <= 160);

/** So many, evenly, of some rows. */
function evenly(some, wanted) {
  return Array.from({ length: wanted }, (_, index) => some[Math.floor((index * some.length) / wanted)]);
}

// Most users' examples are English, and are most easily taken for what is English too.
const picked = [
  ...evenly(
    rows.filter(({ lang }) => lang === "en"),
    260,
  ),
  ...evenly(
    rows.filter(({ lang }) => lang !== "en"),
    140,
  ),
];
const prompts = picked.map(({ text }) => text);
const classes = picked.map(({ label }) => taskClasses.indexOf(label).toString(36)).join("");
const source = `// Written by training/background.mjs.

/** Prompts of many kinds, of which a task's examples are told. */
export const backgroundPrompts: readonly string[] = ${JSON.stringify(prompts, undefined, 2)};

/** The class of each: a digit, or a letter after the digits, for its place in the list of classes. */
export const backgroundClasses =
  "${classes}";
`;
writeFileSync(new URL("../src/profile/classifier/background.generated.ts", import.meta.url), source);
