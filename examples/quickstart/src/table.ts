import { widthOf } from "./text-width.ts";

/** A column's head, and to which side its cells stand. */
export interface Column {
  readonly head: string;
  readonly align: "left" | "right";
}

/** The lines of a table: the heads, a rule, the rows. Each row has a cell for each column. */
export function tableLines(columns: readonly Column[], rows: readonly (readonly string[])[]): readonly string[] {
  const widths = columns.map(({ head }, index) =>
    Math.max(widthOf(head), ...rows.map((row) => widthOf(row[index] ?? ""))),
  );
  const line = (cells: readonly string[]): string =>
    columns
      .map(({ align }, index) => {
        const cell = cells[index] ?? "";
        const space = " ".repeat((widths[index] ?? 0) - widthOf(cell));
        return align === "left" ? cell + space : space + cell;
      })
      .join("  ")
      .trimEnd();
  return [
    line(columns.map(({ head }) => head)),
    widths.map((width) => "─".repeat(width)).join("──"),
    ...rows.map(line),
  ];
}
