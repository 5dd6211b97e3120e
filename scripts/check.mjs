// `npm test`: lints, builds, type-checks, runs every test and checks the packages, then sums up.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { paint, runSteps, verdict } from "./steps.mjs";
import { summarize } from "./test-summary.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const inCi = process.env.CI === "true";

let counts = { passed: 0, failed: 0, skipped: 0 };
let report;

const turbo = (task) => ["turbo", "run", task, "--output-logs=errors-only", "--continue"];
const results = await runSteps(
  [
    { name: "lint", command: ["biome", "ci", "--colors=off", "."] },
    { name: "build", command: turbo("build") },
    // Examples are checked against the built packages, as their users will.
    { name: "types", after: ["build"], command: turbo("typecheck") },
    {
      name: "tests",
      // Tests of the build need it, and the compiler would take the processors from those that measure time.
      after: ["lint", "build", "types"],
      command: [
        process.execPath,
        "node_modules/vitest/vitest.mjs",
        "run",
        "--config=vitest.workspace.ts",
        "--reporter=default",
        "--reporter=./scripts/test-report.mjs",
      ],
      onMessage(message) {
        if (message.type === "end") report = message;
        else counts = message;
      },
      progress: () => ` (${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped)`,
    },
    { name: "packages", after: ["build", "types"], command: [process.execPath, "scripts/package-check.mjs"] },
  ],
  { cwd: root, environment: process.env },
);

for (const { name, ok, output } of results) {
  if (!ok) console.log(`\n${paint("red", `── ${name} failed ──`)}\n${output.trimEnd()}`);
}

const summary = summarize(report, inCi);
console.log("\nSteps");
for (const result of results) console.log(`  ${verdict(result)}`);
for (const line of summary.lines) console.log(line);
console.log(`\n${summary.total}`);

process.exitCode = results.every(({ ok }) => ok) && summary.ok ? 0 : 1;
