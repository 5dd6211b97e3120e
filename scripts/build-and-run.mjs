// Builds packages and runs a program of this repository on what was built.
import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/**
 * Builds the packages that `filters` name, quietly, then runs `file` with the arguments of this process, and with what
 * `environment` gives once all is built. The exit code is the program's, or the build's if that failed; then its output is shown.
 */
export async function buildAndRun(filters, file, environment = async () => ({})) {
  const notice = setTimeout(() => process.stderr.write("Building the packages …\n"), 1000);
  const chosen = [filters].flat().map((filter) => `--filter=${filter}`);
  const build = await run("turbo", ["run", "build", ...chosen, "--output-logs=errors-only"], "pipe");
  clearTimeout(notice);
  if (build.code !== 0) process.stderr.write(`${build.output}\nThe packages could not be built.\n`);
  process.exitCode = build.code;
  if (build.code !== 0) return;
  const program = await run(process.execPath, [file, ...process.argv.slice(2)], "inherit", await environment());
  process.exitCode = program.code;
}

// Ctrl-C reaches the program as well; it ends first and its exit code is handed on.
process.on("SIGINT", () => {});

function run(command, args, output, environment = {}) {
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: output === "inherit" ? "inherit" : ["ignore", output, output],
    shell: process.platform === "win32" && command === "turbo",
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (chunk) => {
      text += chunk;
    });
  }
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, output: text }));
  });
}
