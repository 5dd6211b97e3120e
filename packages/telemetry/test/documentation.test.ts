import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { attributes, metricNames, spanNames } from "../src/open-telemetry/names.ts";
import { conventions } from "../src/open-telemetry/semantic-conventions.ts";
import { Metrics } from "../src/prometheus/metrics.ts";

const path = (file: string): string => fileURLToPath(new URL(`../../../${file}`, import.meta.url));
const page = readFileSync(path("docs/observability.md"), "utf8");

/** The rows of the table under a heading, as the text of their cells. */
function rowsUnder(heading: string): readonly (readonly string[])[] {
  const section = page.split(/^#{2,3} /m).find((text) => text.startsWith(`${heading}\n`)) ?? "";
  const lines = section.split("\n").filter((line) => line.startsWith("| "));
  return lines.slice(2).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** What stands as code in a cell. */
function codesIn(cell: string | undefined): readonly string[] {
  return [...(cell ?? "").matchAll(/`([^`]+)`/g)].map(([, code]) => code ?? "");
}

const namesUnder = (heading: string): readonly string[] => rowsUnder(heading).flatMap(([name]) => codesIn(name));

/** Values of the conventions whose keys begin so. */
const ofConventions = (prefix: string): readonly string[] =>
  Object.entries(conventions).flatMap(([key, name]) => (key.startsWith(prefix) ? [name] : []));

const ofMetricsOnly: readonly string[] = [
  conventions.ATTR_GEN_AI_TOKEN_TYPE,
  attributes.breaker,
  attributes.breakerScope,
  attributes.breakerState,
  attributes.signalSource,
];

describe("docs/observability.md", () => {
  it("lists every event with its fields", () => {
    const source = readFileSync(path("packages/core/src/telemetry/events.ts"), "utf8");
    const body = source.slice(source.indexOf("export interface OvertureEvents {"));
    const events = [...body.matchAll(/^ {2}(\w+): (?:AnyEvent|RequestEvent) & \{([\s\S]*?)\}(?:;|\n)/gm)].map(
      ([, name = "", fields = ""]) => [
        name,
        [...fields.matchAll(/readonly (\w+)\??:/g)].map(([, field]) => field).sort(),
      ],
    );
    expect(events.length).toBeGreaterThan(12);
    const listed = rowsUnder("Events").map(([name, , fields]) => [codesIn(name)[0], [...codesIn(fields)].sort()]);
    expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(events));
  });

  it("lists every span and every attribute of spans", () => {
    const ours = Object.values(spanNames);
    expect(namesUnder("Spans")).toEqual([...ours, "chat {model}", "embeddings {model}"]);
    const all = [...ofConventions("ATTR_"), ...Object.values(attributes)].filter(
      (name) => !ofMetricsOnly.includes(name),
    );
    expect([...namesUnder("Attributes of spans")].sort()).toEqual(all.sort());
  });

  it("lists every metric of OpenTelemetry", () => {
    const all = [...ofConventions("METRIC_"), ...Object.values(metricNames)];
    expect([...namesUnder("Metrics")].sort()).toEqual(all.sort());
  });

  it("lists every metric of Prometheus with its type", () => {
    const types = [...new Metrics().text().matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name, type]) => [name, type]);
    expect(rowsUnder("Prometheus").map(([name, type]) => [codesIn(name)[0], type])).toEqual(types);
  });

  it("lists every header", () => {
    const folder = path("packages/core/src/wire");
    const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
      .map((file) => readFileSync(`${folder}/${file}`, "utf8"));
    const used = sources.flatMap((text) =>
      [...text.matchAll(/"(x-[a-z-]+|traceparent|tracestate)"/g)].map(([, name]) => name),
    );
    expect([...namesUnder("Trace context and correlation ids")].sort()).toEqual([...new Set(used)].sort());
  });
});
