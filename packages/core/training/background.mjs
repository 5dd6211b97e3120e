// Picks the prompts that tasks of users' own are told from: `node packages/core/training/background.mjs`. One in so many of the
// project's own prompts, of all classes and languages, none of them long.
import { writeFileSync } from "node:fs";
import { ownRows } from "./train.mjs";

const wanted = 400;
const rows = ownRows().filter(({ text }) => text.length <= 160);
const step = rows.length / wanted;
const prompts = Array.from({ length: wanted }, (_, index) => rows[Math.floor(index * step)].text);
const source = `// Written by training/background.mjs.

/** Prompts of many kinds, of which a task's examples are told. */
export const backgroundPrompts: readonly string[] = ${JSON.stringify(prompts, undefined, 2)};
`;
writeFileSync(new URL("../src/profile/classifier/background.generated.ts", import.meta.url), source);
