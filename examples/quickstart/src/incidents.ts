import type { Overture, OvertureEvents } from "@overture/core";

/** What happened to breakers and keys, as lines for the reader, written down as it happens. */
export function recordIncidents(overture: Pick<Overture, "on">): readonly string[] {
  const lines: string[] = [];
  const start = performance.now();
  const note = (text: string): void => {
    lines.push(`${seconds(performance.now() - start).padStart(6)}  ${text}`);
  };
  overture.on("breaker", (move) => note(`the breaker of ${move.name} ${whatItDoes(move)}`));
  overture.on("key", ({ provider, index, because, forMs }) => {
    note(`key ${index + 1} of ${provider} rests for ${seconds(forMs)}: ${because}`);
  });
  return lines;
}

function whatItDoes({ to, openMs }: OvertureEvents["breaker"]): string {
  switch (to) {
    case "open":
      return `opens for ${seconds(openMs ?? 0)}`;
    case "half_open":
      return "lets a probe through";
    case "closed":
      return "closes";
  }
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
