import type { Overture } from "@overture/core";

/** What befell the providers, as lines for the reader, written down as it happens. */
export function recordIncidents(overture: Pick<Overture, "on">): readonly string[] {
  const lines: string[] = [];
  const start = performance.now();
  const note = (text: string): void => {
    lines.push(`${seconds(performance.now() - start).padStart(6)}  ${text}`);
  };
  overture.on("breaker", ({ name, from, to, openMs }) => {
    const rest = openMs === undefined ? "" : ` for ${seconds(openMs)}`;
    note(`the breaker of ${name} goes from ${from} to ${to}${rest}`);
  });
  overture.on("key", ({ provider, index, because, forMs }) => {
    note(`key ${index + 1} of ${provider} rests for ${seconds(forMs)}: ${because}`);
  });
  return lines;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
