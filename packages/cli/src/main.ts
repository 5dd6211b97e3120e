#!/usr/bin/env node
import { runCommand } from "./run-command.ts";

// Set and not called: what was written reaches a pipe before the process ends.
process.exitCode = await runCommand(process.argv.slice(2), { out: process.stdout, err: process.stderr });
