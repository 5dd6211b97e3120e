#!/usr/bin/env node
import { runCommand } from "./run-command.ts";

// Whoever reads may have seen enough, and close its pipe: that is no failure of the command.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

// Set and not called: what was written reaches a pipe before the process ends.
process.exitCode = await runCommand(process.argv.slice(2), { out: process.stdout, err: process.stderr });
