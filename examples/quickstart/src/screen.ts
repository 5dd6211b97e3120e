import { styleText } from "node:util";

const { stdout } = process;
const terminal = stdout.isTTY === true && process.env.TERM !== "dumb";

/** How many columns there are; plain text elsewhere than on a terminal gets room enough. */
export const columns: number = terminal ? Math.min(Math.max(stdout.columns, 60), 120) : 120;

/** Colours a text, where standard output is a terminal and NO_COLOR is not set. */
export function paint(style: Parameters<typeof styleText>[0], text: string): string {
  return styleText(style, text, { stream: stdout });
}

/** What stands on the last line of the terminal until something else is printed. */
let status = "";

/** Prints a line. On a terminal the status line, if there is one, moves below it. */
export function print(line = ""): void {
  stdout.write(terminal && status !== "" ? `\r\u001b[2K${line}\n${paint("dim", status)}` : `${line}\n`);
}

/** Prints text as it comes, without an end of line. */
export function printPart(text: string): void {
  stdout.write(text);
}

/** Shows how far something is, on a terminal only; an empty text takes the line away. */
export function showStatus(text: string): void {
  if (terminal) stdout.write(`\r\u001b[2K${text === "" ? "" : paint("dim", text)}`);
  status = text;
}

/** A heading, with an empty line before it. */
export function heading(text: string): void {
  print();
  print(paint("bold", text));
}
