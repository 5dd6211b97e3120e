import { writeFile } from "node:fs/promises";
import { CommandError } from "./command-error.ts";
import { readCommandLine, usage } from "./command-line.ts";
import { readTasks } from "./read-tasks.ts";
import { reportOf, styleFor } from "./report.ts";

/** Where the command writes to. */
export interface CommandIo {
  /** What was asked for. */
  readonly out: CommandStream;
  /** What is said about it. */
  readonly err: CommandStream;
}

interface CommandStream {
  readonly isTTY?: boolean | undefined;
  write(text: string): unknown;
}

/**
 * Runs the `overture` command, and gives what its process should end with: 0, or 1 for what failed (or has warnings, with
 * `--strict`), or 2 for a call that makes no sense.
 */
export async function runCommand(args: readonly string[], { out, err }: CommandIo): Promise<number> {
  const style = styleFor(err);
  try {
    const command = readCommandLine(args);
    if (command.kind === "help") {
      out.write(usage);
      return 0;
    }
    const file = await readTasks(command.file);
    // Help and mistakes need not wait for the classifier.
    const { buildTasks } = await import("./build-tasks.ts");
    const learned = await buildTasks(file);
    const json = `${JSON.stringify(learned)}\n`;
    err.write(reportOf(file, learned, style));
    if (command.out === undefined) out.write(json);
    else {
      await writeFile(command.out, json);
      err.write(`${style("green", "written:")} ${command.out} (${Math.ceil(json.length / 1024)} KB)\n`);
    }
    return command.strict && learned.warnings.length > 0 ? 1 : 0;
  } catch (error) {
    err.write(`${style("red", "error:")} ${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof CommandError ? error.exitCode : 1;
  }
}
