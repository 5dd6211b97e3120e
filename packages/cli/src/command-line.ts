import { parseArgs } from "node:util";
import { CommandError } from "./command-error.ts";

/** What the command was asked for. */
export type Command =
  | { readonly kind: "help" }
  | {
      readonly kind: "tasks build";
      readonly file: string;
      /** Where to write; absent: to the standard output. */
      readonly out: string | undefined;
      /** Whether warnings are errors. */
      readonly strict: boolean;
    };

/** What `overture --help` says. */
export const usage = `Usage: overture tasks build FILE [--out FILE] [--strict]

Learns tasks from examples, so that a production start does no work. FILE is JSON, or a module whose default export (or
\`tasks\`) holds them: { "refunds": { "examples": ["I want my money back", …], "negatives": […], "threshold": 0.3 } }. A module
may export \`embed\` as well: then vectors are learned too. Give what is written as the option \`tasks\` of Overture.

  --out FILE   where to write; without it, the standard output
  --strict     end with 1 if there are warnings
  -h, --help   this
`;

/** Reads the command line. Throws a {@link CommandError} for one that makes no sense. */
export function readCommandLine(args: readonly string[]): Command {
  const { values, positionals } = parse(args);
  const [first, second, file, ...rest] = positionals;
  if (values.help || positionals.length === 0) return { kind: "help" };
  if (first !== "tasks" || second !== "build") {
    throw new CommandError(`There is no command "${positionals.slice(0, 2).join(" ")}". There is: tasks build.`, 2);
  }
  if (file === undefined) throw new CommandError("Say which file the tasks are in: overture tasks build FILE.", 2);
  if (rest.length > 0) throw new CommandError(`One file, please: "${rest.join(" ")}" is too much.`, 2);
  return { kind: "tasks build", file, out: values.out, strict: values.strict === true };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { out: { type: "string" }, strict: { type: "boolean" }, help: { type: "boolean", short: "h" } },
    });
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error), 2);
  }
}
