// Packs every public package as it would be published and has publint and "are the types wrong" look at the tarball.
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

function publicPackages() {
  return readdirSync(join(root, "packages")).flatMap((folder) => {
    try {
      const manifest = JSON.parse(readFileSync(join(root, "packages", folder, "package.json"), "utf8"));
      return manifest.private ? [] : [{ folder: join(root, "packages", folder), name: manifest.name }];
    } catch (error) {
      if (error.code === "ENOENT") return [];
      throw error;
    }
  });
}

function run(command, args, cwd) {
  const child = spawn(command, args, { cwd, shell: process.platform === "win32" });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (chunk) => (output += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk) => (output += chunk));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ ok: code === 0, output }));
  });
}

async function check({ folder, name }) {
  const out = mkdtempSync(join(tmpdir(), "overture-pack-"));
  try {
    const tarball = join(out, "package.tgz");
    const packed = await run("pnpm", ["pack", "--out", tarball], folder);
    if (!packed.ok) return { name, problems: [`pnpm pack:\n${packed.output}`] };
    const checks = [
      ["publint", [tarball, "--strict"]],
      ["attw", [tarball, "--profile", "esm-only", "--no-emoji", "--no-color"]],
    ];
    const problems = [];
    for (const [command, args] of checks) {
      const { ok, output } = await run(command, args, folder);
      if (!ok) problems.push(`${command}:\n${output}`);
    }
    return { name, problems };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

const queue = publicPackages();
let failed = 0;

async function work() {
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { name, problems } = await check(next);
    if (problems.length > 0) failed += 1;
    console.log(problems.length === 0 ? `${name}: clean` : `${name}:\n${problems.join("\n")}`);
  }
}

await Promise.all([work(), work()]);
process.exitCode = failed === 0 ? 0 : 1;
