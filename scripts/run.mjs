// Runs a command of this repository with the Node and pnpm it is built with, and installs whatever is missing first,
// so that a machine with nothing but Node 20 and npm can run everything. It has no dependencies: it runs before any exist.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const tools = join(root, ".tools");
const toolsBin = join(tools, "node_modules", ".bin");

/** npm tells its children about itself; a pnpm that hears it takes npm's settings for its own. */
function cleanEnvironment() {
  const environment = { ...process.env };
  for (const name of Object.keys(environment)) {
    if (/^npm_(config_nodedir|execpath|node_execpath|lifecycle|package|command)/.test(name)) delete environment[name];
  }
  environment.PATH = [toolsBin, join(root, "node_modules", ".bin"), environment.PATH].join(delimiter);
  environment.TURBO_TELEMETRY_DISABLED = "1";
  return environment;
}

function run(command, args, options) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32",
    ...options,
  });
  if (result.error) {
    console.error(`Could not start ${command}: ${result.error.message}`);
    process.exit(1);
  }
  return result.signal ? 1 : (result.status ?? 1);
}

function setUp(step, command, args, environment) {
  process.stderr.write(`${step} …\n`);
  const result = spawnSync(command, args, { cwd: root, env: environment, encoding: "utf8", maxBuffer: 1 << 26 });
  if (result.status === 0) return;
  process.stderr.write(
    `${result.stdout ?? ""}${result.stderr ?? ""}\n${step} failed (${command} ${args.join(" ")}).\n`,
  );
  process.exit(1);
}

const environment = cleanEnvironment();

const wanted = createHash("sha256")
  .update(readFileSync(join(tools, "package.json")))
  .digest("hex");
const stamp = join(tools, "node_modules", ".stamp");
if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted) {
  const args = ["install", "--no-package-lock", "--no-audit", "--no-fund", "--prefix", tools];
  setUp("Installing the pinned Node and pnpm into .tools", "npm", args, environment);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

// The stamp holds the lockfile's hash, so that a pulled change of dependencies is installed without being asked for.
const lockfile = createHash("sha256")
  .update(readFileSync(join(root, "pnpm-lock.yaml")))
  .digest("hex");
const installed = join(root, "node_modules", ".overture-lockfile");
const [command = "help", ...args] = process.argv.slice(2);
if (command !== "pnpm" && (!existsSync(installed) || readFileSync(installed, "utf8") !== lockfile)) {
  setUp("Installing dependencies", "pnpm", ["install", "--frozen-lockfile"], environment);
  writeFileSync(installed, lockfile);
}

process.exit(run(command, args, { env: environment }));
