// `npm run bench -- NAME`: runs a benchmark, prints what it found, and writes it to a file if asked to.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { systemClock } from "@overture/core";
import type { BenchmarkResult } from "./benchmark.ts";
import { type Command, readCommand, usage } from "./command-line.ts";
import { findDataFolder } from "./data-folder.ts";
import { findBenchmark, registry } from "./registry.ts";
import { type Machine, thisMachine } from "./report/machine.ts";
import { progressTo } from "./report/progress.ts";
import { layOut } from "./report/table.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
// npm runs scripts in the checkout; files that people name are meant from where they stand.
const from = process.env.INIT_CWD ?? process.cwd();

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}\n`);
  process.exitCode = 1;
}

async function main(args: readonly string[]): Promise<void> {
  const command = readCommand(args, Object.keys(registry));
  const dataFolder = findDataFolder(command.dataFolder, { root, from });
  const benchmark = await findBenchmark(command.name);
  if (!benchmark) throw new Error(`There is no benchmark "${command.name}".`);
  const startedAt = systemClock.monotonic();
  const date = new Date(systemClock.now()).toISOString();
  const progress = progressTo(process.stderr, () => systemClock.monotonic());
  const { quick, seeds } = command;
  const result = await benchmark.run({ dataFolder, quick, seeds, progress: progress.show });
  progress.clear();
  const seconds = (systemClock.monotonic() - startedAt) / 1000;
  const machine = thisMachine();
  print(result, machine, seconds);
  write(command, { name: benchmark.name, machine, date, seconds, quick }, result);
}

function print({ sections, headline }: BenchmarkResult, machine: Machine, seconds: number): void {
  for (const { title, table, notes = [] } of sections) {
    process.stdout.write(`\n${title}\n\n${layOut(table)}\n`);
    for (const note of notes) process.stdout.write(`${note}\n`);
  }
  const rows = Object.entries(headline).map(([key, value]) => [key, Number(value.toPrecision(6)).toString()]);
  process.stdout.write(`\nHeadline\n\n${layOut({ columns: ["key", "value"], rows })}\n`);
  const { processor, cores, memoryGiB, platform, node } = machine;
  process.stdout.write(`\n${processor}, ${cores} cores, ${memoryGiB} GiB, ${platform}, Node ${node}; `);
  process.stdout.write(`took ${seconds.toFixed(0)} s.\n`);
}

function write(command: Command, about: object, result: BenchmarkResult): void {
  const { headline, details, picture } = result;
  if (command.jsonFile !== undefined) {
    writeTo(command.jsonFile, `${JSON.stringify({ ...about, headline, details }, undefined, 2)}\n`);
  }
  if (command.pictureFile === undefined) return;
  if (picture === undefined) throw new Error(`The benchmark ${command.name} draws no picture: leave --svg out.`);
  writeTo(command.pictureFile, picture);
}

function writeTo(file: string, text: string): void {
  const path = resolve(from, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
