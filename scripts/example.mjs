// `npm run example -- NAME`: builds the packages that an example needs, and runs it with the arguments that follow. Without a
// provider's key in the environment, simulated providers answer.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildAndRun } from "./build-and-run.mjs";

const folder = join(dirname(fileURLToPath(import.meta.url)), "../examples");
const names = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? entry.name : []));
const [name] = process.argv.splice(2, 1);
const simulators = [];

/** What the example finds in its environment beside what is there. Some bring providers of their own. */
async function simulated() {
  const { dependencies } = JSON.parse(readFileSync(join(folder, name, "package.json"), "utf8"));
  const asksVendors = "@overture/openai" in dependencies && !("@overture/testing" in dependencies);
  const { env } = process;
  if (!asksVendors || env.OPENAI_API_KEY || env.ANTHROPIC_API_KEY) return {};
  const { startSimulator } = await import("../packages/testing/dist/index.js");
  const [openai, anthropic] = await Promise.all([startSimulator("openai"), startSimulator("anthropic")]);
  simulators.push(openai, anthropic);
  process.stderr.write("No provider key is set: simulated providers answer.\n\n");
  return {
    OPENAI_API_KEY: openai.key,
    OPENAI_BASE_URL: openai.baseURL,
    ANTHROPIC_API_KEY: anthropic.key,
    ANTHROPIC_BASE_URL: anthropic.baseURL,
  };
}

if (names.includes(name)) {
  const filters = [`@overture/example-${name}^...`, "@overture/testing"];
  await buildAndRun(filters, `examples/${name}/src/main.ts`, simulated);
  await Promise.all(simulators.map((simulator) => simulator.close()));
} else {
  process.stderr.write(`${name ? `There is no example "${name}". ` : ""}There are: ${names.join(", ")}.\n`);
  process.exitCode = 2;
}
