import { parseArgs } from "node:util";

/** What was asked for on the command line. */
export interface Command {
  readonly name: string;
  readonly dataFolder: string | undefined;
  readonly jsonFile: string | undefined;
  readonly pictureFile: string | undefined;
  readonly seeds: number | undefined;
  readonly quick: boolean;
}

/** How the command is written, for people. */
export const usage = "npm run bench -- NAME [--data DIR] [--json FILE] [--svg FILE] [--seeds N] [--quick]";

/** Reads the arguments. Throws a TypeError or RangeError that says what is wrong. */
export function readCommand(args: readonly string[], names: readonly string[]): Command {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      data: { type: "string" },
      json: { type: "string" },
      svg: { type: "string" },
      seeds: { type: "string" },
      quick: { type: "boolean" },
    },
  });
  const [name, ...more] = positionals;
  const list = `There is ${names.join(", ")}.`;
  if (name === undefined) throw new RangeError(`Say which benchmark to run. ${list}`);
  if (!names.includes(name)) throw new RangeError(`There is no benchmark "${name}". ${list}`);
  if (more.length > 0) throw new RangeError(`One benchmark at a time: "${more.join(" ")}" is too much.`);
  const seeds = values.seeds === undefined ? undefined : Number(values.seeds);
  if (seeds !== undefined && !(Number.isInteger(seeds) && seeds >= 2 && seeds <= 1000)) {
    throw new RangeError(`--seeds is a whole number from 2 to 1000, not "${values.seeds}".`);
  }
  return {
    name,
    dataFolder: values.data,
    jsonFile: values.json,
    pictureFile: values.svg,
    seeds,
    quick: values.quick === true,
  };
}
