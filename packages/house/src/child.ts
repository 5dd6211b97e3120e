import { spawn } from "node:child_process";

/** Which built modules a program loaded, and what it said. */
export interface ChildRun {
  /** The URLs of the files that it loaded, links resolved. */
  readonly loaded: readonly string[];
  /** What it gave to `report()`. */
  readonly reported: unknown;
}

const preamble = `
import { registerHooks } from "node:module";
const loaded = [];
registerHooks({ load: (url, context, next) => { loaded.push(url); return next(url, context); } });
let reported;
const report = (value) => { reported = value; };
`;
const ending = `
process.stdout.write("\\n" + JSON.stringify({ loaded: loaded.filter((url) => url.startsWith("file:")), reported }));
`;

/**
 * Runs code in a Node process of its own, as if it stood in `folder`: a package's code finds the package itself, as it was
 * built, by its name.
 */
export async function runChild(code: string, folder: string): Promise<ChildRun> {
  const output = await runNode(`${preamble}${code}${ending}`, folder);
  return JSON.parse(output.slice(output.lastIndexOf("\n") + 1)) as ChildRun;
}

/** How many milliseconds a fresh process in `folder` takes to import a module. */
export async function importMs(specifier: string, folder: string): Promise<number> {
  const code = `const start = performance.now(); await import(${JSON.stringify(specifier)}); console.log(performance.now() - start);`;
  return Number(await runNode(code, folder));
}

function runNode(code: string, folder: string): Promise<string> {
  const child = spawn(process.execPath, ["--input-type=module", "--eval", code], {
    cwd: folder,
    // No keys, no Node options of the test runner's: what a program finds on a fresh machine.
    env: { PATH: process.env.PATH },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [output, errors] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    output += chunk;
  });
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    errors += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`The program ended with ${code}: ${errors}`));
    });
  });
}
