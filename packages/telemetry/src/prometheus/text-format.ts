/** The media type of Prometheus' text format 0.0.4. */
export const contentType = "text/plain; version=0.0.4; charset=utf-8";

/** The lines before a metric's samples. */
export function headOf(metric: { readonly name: string; readonly help: string }, type: string): readonly string[] {
  return [`# HELP ${metric.name} ${escaped(metric.help, false)}`, `# TYPE ${metric.name} ${type}`];
}

/** One line of a sample. */
export function sampleOf(name: string, labels: readonly string[], values: readonly string[], value: number): string {
  const pairs = labels.map((label, index) => `${label}="${escaped(values[index] ?? "", true)}"`);
  return `${name}${pairs.length > 0 ? `{${pairs.join(",")}}` : ""} ${numberOf(value)}`;
}

function numberOf(value: number): string {
  if (Number.isFinite(value)) return String(value);
  return Number.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
}

function escaped(text: string, quotes: boolean): string {
  const plain = text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n");
  return quotes ? plain.replaceAll('"', '\\"') : plain;
}
