import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { Miniflare } from "miniflare";
import { afterAll, beforeAll, expect, it } from "vitest";
import { needs } from "../src/needs.ts";
import { root } from "../src/repository.ts";
import { runOn, runtimes } from "../src/runtimes.ts";

const expected = readFileSync(join(root, "packages/core/src/profile/classifier/fixtures/golden-scores.txt"), "utf8");
/** Prints the scores of all prompts; to workers, which have no console, it answers with them. */
const program = `
import prompts from "./fixtures/golden-prompts.json" with { type: "json" };
import { Classifier } from "./index.ts";

const classifier = new Classifier();
const lines = prompts.map((text) => {
  const { task, scores } = classifier.classify(text);
  return \`\${task} \${Object.values(scores).join(" ")} \${JSON.stringify(text)}\`;
});
const golden = \`\${classifier.modelVersion}\\n\${lines.join("\\n")}\\n\`;

export function print(): void {
  console.log(golden);
}

export default { fetch: (): Response => new Response(golden) };
`;

let folder: string;
let bundle: string;

beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: join(root, "packages/core/src/profile/classifier"), loader: "ts" },
    bundle: true,
    format: "esm",
    platform: "neutral",
    target: "es2023",
    write: false,
  });
  bundle = outputFiles[0]?.text ?? "";
  folder = mkdtempSync(join(tmpdir(), "overture-golden-"));
  writeFileSync(join(folder, "golden.mjs"), bundle);
  writeFileSync(join(folder, "main.mjs"), 'import { print } from "./golden.mjs";\nprint();\n');
});

afterAll(() => rmSync(folder, { recursive: true }));

it("has 200 prompts of all classes", () => {
  const [, ...lines] = expected.trimEnd().split("\n");
  expect(lines).toHaveLength(200);
  expect(new Set(lines.map((line) => line.split(" ")[0])).size).toBe(11);
});

it.for(runtimes)("gives the same classes and the same integers on $name", async (runtime, test) => {
  needs(`${runtime.name} for this kind of machine`, () => runtime.program !== undefined)(test);
  expect((await runOn(runtime, join(folder, "main.mjs"))).trimEnd()).toBe(expected.trimEnd());
});

it("gives the same classes and the same integers on workerd", async () => {
  const worker = new Miniflare({
    modules: [{ type: "ESModule", path: "golden.js", contents: bundle }],
    compatibilityDate: "2026-07-01",
  });
  try {
    const response = await worker.dispatchFetch("http://worker.test/");
    expect((await response.text()).trimEnd()).toBe(expected.trimEnd());
  } finally {
    await worker.dispose();
  }
});
