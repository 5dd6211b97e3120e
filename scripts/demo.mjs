// `npm run demo`: builds the packages that examples/quickstart needs, and runs it with the arguments given.
import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

function run(command, args, stdio) {
  const child = spawn(command, args, { cwd: root, stdio, shell: process.platform === "win32" && command === "turbo" });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (chunk) => {
      output += chunk;
    });
  }
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

// Ctrl-C reaches the example as well; it ends first and its exit code is handed on.
process.on("SIGINT", () => {});

const notice = setTimeout(() => process.stderr.write("Building the packages …\n"), 1000);
const build = await run(
  "turbo",
  ["run", "build", "--filter=@overture/example-quickstart^...", "--output-logs=errors-only"],
  ["ignore", "pipe", "pipe"],
);
clearTimeout(notice);

if (build.code === 0) {
  const example = await run(process.execPath, ["examples/quickstart/src/main.ts", ...process.argv.slice(2)], "inherit");
  process.exitCode = example.code;
} else {
  process.stderr.write(`${build.output}\nThe packages could not be built.\n`);
  process.exitCode = build.code;
}
