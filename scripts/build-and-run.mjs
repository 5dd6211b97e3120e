// Builds packages and runs a program of this repository on what was built.
import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/**
 * Builds the packages that `filter` names, quietly, then runs `file` with the arguments of this process. The exit code is the
 * program's, or the build's if that failed; then its output is shown.
 */
export async function buildAndRun(filter, file) {
  const notice = setTimeout(() => process.stderr.write("Building the packages …\n"), 1000);
  const build = await run("turbo", ["run", "build", `--filter=${filter}`, "--output-logs=errors-only"], "pipe");
  clearTimeout(notice);
  if (build.code !== 0) process.stderr.write(`${build.output}\nThe packages could not be built.\n`);
  const result = build.code === 0 ? await run(process.execPath, [file, ...process.argv.slice(2)], "inherit") : build;
  process.exitCode = result.code;
}

// Ctrl-C reaches the program as well; it ends first and its exit code is handed on.
process.on("SIGINT", () => {});

function run(command, args, output) {
  const child = spawn(command, args, {
    cwd: root,
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
