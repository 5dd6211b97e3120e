/** Rows of cells below a row of headings. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Lays a table out in plain text: the first column to the left, the others, which hold numbers, to the right. */
export function layOut({ columns, rows }: Table): string {
  const lines = [columns, ...rows];
  const widths = columns.map((_, place) => Math.max(...lines.map((line) => (line[place] ?? "").length)));
  const text = lines.map((line) => widths.map((width, place) => aligned(line[place] ?? "", width, place)).join("  "));
  const rule = widths.map((width) => "─".repeat(width)).join("  ");
  return [text[0], rule, ...text.slice(1)].map((line = "") => line.trimEnd()).join("\n");
}

function aligned(cell: string, width: number, place: number): string {
  return place === 0 ? cell.padEnd(width) : cell.padStart(width);
}
