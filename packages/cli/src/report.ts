import { styleText } from "node:util";
import type { LearnedTasks } from "@overture/core/classifier";
import type { TasksFile } from "./read-tasks.ts";

/** How text is made to stand out: on a terminal by colours, elsewhere not at all. */
export type Style = (format: "bold" | "green" | "yellow" | "red" | "dim", text: string) => string;

/** The style for a stream: colours where it is a terminal that wants them. */
export function styleFor(stream: { readonly isTTY?: boolean | undefined }): Style {
  // The platform knows the variables by which people turn colours off.
  return stream.isTTY ? (format, text) => styleText(format, text, { stream: process.stderr }) : (_, text) => text;
}

/** What was learned of each task in a table, and then the warnings, one a line. */
export function reportOf({ tasks, embed }: TasksFile, learned: LearnedTasks, style: Style): string {
  const rows = learned.tasks.map(({ name, recall, threshold }) => {
    return [name, String(tasks[name]?.examples.length ?? 0), `${Math.round(recall * 100)} %`, threshold.toFixed(3)];
  });
  const table = [["task", "examples", "recall", "threshold"], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const lines = table.map((row, index) => {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    const line = cells.join("  ");
    return index === 0 ? style("bold", line) : line;
  });
  if (embed) lines.push(style("dim", "Vectors were learned as well."));
  for (const warning of learned.warnings) lines.push(`${style("yellow", "warning:")} ${warning}`);
  return `${lines.join("\n")}\n`;
}
