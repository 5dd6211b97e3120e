// Picks the prompts that tasks of users' own are told from: `node packages/core/training/background.mjs`. Some of the project's
// own prompts, of all classes and languages, none of them long.
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { bucketCount, featuresOf } from "../src/profile/classifier/features.ts";
import { taskClasses } from "../src/profile/classifier/task-class.ts";
import { windowOf } from "../src/profile/classifier/text-window.ts";
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
const hash = createHash("sha256").update(JSON.stringify(prompts)).digest("hex").slice(0, 12);
const classes = picked.map(({ label }) => taskClasses.indexOf(label).toString(36)).join("");
// In how many of them each n-gram is found, as runs of buckets: written out, so that no program has to count at its start.
const counts = new Uint16Array(bucketCount);
for (const prompt of prompts) {
  const { words, characters } = featuresOf(windowOf(prompt));
  for (const bucket of [...words, ...characters]) counts[bucket] += 1;
}
let runs = "";
for (let bucket = 0; bucket < bucketCount; ) {
  let end = bucket;
  while (end < bucketCount && counts[end] === counts[bucket]) end += 1;
  const length = end - bucket;
  runs += `${length > 1 ? length.toString(36) : ""}${length > 1 ? "*" : ""}${counts[bucket].toString(36)} `;
  bucket = end;
}
const source = `// Written by training/background.mjs.

/** Prompts of many kinds, of which a task's examples are told. */
export const backgroundPrompts: readonly string[] = ${JSON.stringify(prompts, undefined, 2)};

/** A hash of them. */
export const backgroundHash = "${hash}";

/** In how many of them n-grams are found, bucket after bucket, in base 36: \`3*1\` is three buckets of one each. */
export const backgroundCounts =
  "${runs.trim()}";

/** The class of each: a digit, or a letter after the digits, for its place in the list of classes. */
export const backgroundClasses =
  "${classes}";
`;
writeFileSync(new URL("../src/profile/classifier/background.generated.ts", import.meta.url), source);
