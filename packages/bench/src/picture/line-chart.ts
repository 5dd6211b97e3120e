import { niceTicks } from "./nice-ticks.ts";
import { spreadApart } from "./spread-apart.ts";

/** A line of a chart. */
export interface Line {
  readonly label: string;
  readonly color: string;
  /** Values at evenly spaced places from 0 to the chart's `xMost`. */
  readonly points: readonly number[];
  readonly dashed?: boolean | undefined;
  /** The one that the chart is about. */
  readonly emphasized?: boolean | undefined;
}

/** A chart with named lines. */
export interface LineChart {
  readonly title: string;
  readonly subtitle: string;
  readonly xLabel: string;
  /** Where the last point of every line stands; the first stands at 0. */
  readonly xMost: number;
  readonly yLabel: string;
  readonly lines: readonly Line[];
}

const size = { width: 860, height: 460 };
const plot = { left: 64, top: 96, right: 630, bottom: 408 };
const labelGap = 17;

/**
 * Draws a chart as an SVG document: names stand at the ends of their lines, the background is the page's own, and text and
 * grid follow the reader's light or dark scheme.
 */
export function lineChart(chart: LineChart): string {
  const values = chart.lines.flatMap(({ points }) => points);
  const yTicks = niceTicks(Math.min(0, ...values), Math.max(0, ...values), 6);
  const xTicks = niceTicks(0, chart.xMost, 6).filter((tick) => tick <= chart.xMost);
  const [low, high] = [yTicks[0] ?? 0, yTicks.at(-1) ?? 1];
  const x = (value: number): number => plot.left + ((plot.right - plot.left) * value) / chart.xMost;
  const y = (value: number): number => plot.bottom - ((plot.bottom - plot.top) * (value - low)) / (high - low || 1);
  const ends = spreadApart(
    chart.lines.map(({ points }) => y(points.at(-1) ?? 0)),
    labelGap,
  );
  const parts = [
    `<title>${escapeText(chart.title)}</title>`,
    `<style>${style}</style>`,
    text(20, 28, chart.title, "title"),
    text(20, 50, chart.subtitle, "note"),
    ...yTicks.flatMap((tick) => [
      rule(plot.left, y(tick), plot.right, y(tick), tick === 0 ? "zero" : "grid"),
      text(plot.left - 8, y(tick) + 4, withSign(tick), "tick end"),
    ]),
    ...xTicks.map((tick) => text(x(tick), plot.bottom + 20, tick.toLocaleString("en-US"), "tick middle")),
    text((plot.left + plot.right) / 2, plot.bottom + 40, chart.xLabel, "tick middle"),
    text(plot.left, plot.top - 8, chart.yLabel, "tick"),
    ...chart.lines.map((line) => path(line, x, y, chart.xMost)),
    ...chart.lines.map(({ label, color, points, emphasized }, place) => {
      const [endY, labelY] = [y(points.at(-1) ?? 0), ends[place] ?? 0];
      const tie = `<path d="M${plot.right + 2} ${round(endY)}L${plot.right + 12} ${round(labelY)}" stroke="${color}" fill="none"/>`;
      return tie + text(plot.right + 16, labelY + 4, label, emphasized ? "name strong" : "name", color);
    }),
  ];
  const frame = `viewBox="0 0 ${size.width} ${size.height}" width="${size.width}" height="${size.height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${frame} role="img">\n${parts.join("\n")}\n</svg>\n`;
}

// Grey that can be read on white and on black: not every page tells a picture which scheme it has.
const style = [
  "text{font:13px system-ui,-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;fill:#6e7781}",
  ".title{font-size:17px;font-weight:600}",
  ".tick{font-size:12px}.end{text-anchor:end}.middle{text-anchor:middle}",
  ".name{fill:currentColor}.strong{font-weight:700}",
  ".grid{stroke:#8c959f;stroke-opacity:.28}.zero{stroke:#8c959f;stroke-width:1.5}",
  "@media (prefers-color-scheme:dark){text{fill:#9198a1}.title{fill:#f0f6fc}.name{fill:currentColor}}",
].join("");

function path({ points, color, dashed, emphasized }: Line, x: Scale, y: Scale, xMost: number): string {
  const step = xMost / Math.max(1, points.length - 1);
  const places = points.map((point, place) => `${round(x(place * step))} ${round(y(point))}`);
  const dash = dashed ? ' stroke-dasharray="5 5"' : "";
  const width = emphasized ? 3 : 1.8;
  return `<path d="M${places.join("L")}" fill="none" stroke="${color}" stroke-width="${width}" stroke-linejoin="round"${dash}/>`;
}

type Scale = (value: number) => number;

function rule(x1: number, y1: number, x2: number, y2: number, name: string): string {
  return `<path class="${name}" d="M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}" fill="none"/>`;
}

function text(x: number, y: number, content: string, name: string, color?: string): string {
  const paint = color === undefined ? "" : ` color="${color}"`;
  return `<text x="${round(x)}" y="${round(y)}" class="${name}"${paint}>${escapeText(content)}</text>`;
}

function withSign(value: number): string {
  return value < 0 ? `−${Math.abs(value).toLocaleString("en-US")}` : value.toLocaleString("en-US");
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escapeText(content: string): string {
  return content.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
