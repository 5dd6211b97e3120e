// Points the imports of built declaration files at the built files: tsc rewrites "./x.ts" to "./x.js" in JavaScript only,
// and a published declaration that names a file which is not there would rest on a compiler's goodwill.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2] ?? "dist";
const relativeImport = /(from\s+|import\s*\(\s*|import\s+)(["'])(\.{1,2}\/[^"']+)\.ts\2/g;

for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
  if (!path.endsWith(".d.ts")) continue;
  const file = join(folder, path);
  const text = readFileSync(file, "utf8");
  const rewritten = text.replace(relativeImport, "$1$2$3.js$2");
  if (rewritten !== text) writeFileSync(file, rewritten);
}
