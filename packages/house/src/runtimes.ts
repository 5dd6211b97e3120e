import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

/** A JavaScript runtime that is a program of its own. */
export interface Runtime {
  readonly name: string;
  /** Where it is; undefined where its maker has none for this machine, or it was not installed. */
  readonly program: string | undefined;
  /** What it is called with before the file. */
  readonly args: readonly string[];
}

/** The runtimes that modules are tried on beside workerd, which is no program that takes a file. */
export const runtimes: readonly Runtime[] = [
  { name: "Node", program: process.execPath, args: [] },
  {
    name: "Bun",
    program: installed(
      ["@oven/bun-linux-x64-baseline", "@oven/bun-linux-aarch64", "@oven/bun-darwin-aarch64"],
      "bin/bun",
    ),
    args: ["run"],
  },
  {
    name: "Deno",
    program: installed(["@deno/linux-x64-glibc", "@deno/linux-arm64-glibc", "@deno/darwin-arm64"], "deno"),
    args: ["run", "--no-config", "--no-lock"],
  },
];

/** Runs a module and gives what it printed. It gets no keys, and of the environment only where to find programs. */
export async function runOn({ program, args, name }: Runtime, file: string): Promise<string> {
  if (program === undefined) throw new Error(`${name} is not installed.`);
  const env = {
    PATH: process.env.PATH,
    NO_COLOR: "1",
    DENO_NO_UPDATE_CHECK: "1",
    DENO_DIR: join(dirname(file), "deno"),
  };
  const { stdout } = await promisify(execFile)(program, [...args, file], { env, maxBuffer: 64 * 1024 * 1024 });
  return stdout;
}

/** A program within the first of some packages that is installed: each is for one kind of machine. */
function installed(packages: readonly string[], path: string): string | undefined {
  const { resolve } = createRequire(import.meta.url);
  for (const name of packages) {
    try {
      return join(dirname(resolve(`${name}/package.json`)), path);
    } catch {
      // For another kind of machine.
    }
  }
  return undefined;
}
