import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** An attribute as OTLP's JSON writes it. */
interface RawAttribute {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}

/** A span as a collector receives it. */
export interface CollectedSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly kind: number;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly links: readonly { readonly spanId: string }[];
  readonly failed: boolean;
  readonly startMs: number;
  readonly endMs: number;
  readonly traceState: string | undefined;
}

/** A metric as a collector receives it. */
export interface CollectedMetric {
  readonly name: string;
  readonly unit: string;
  readonly points: readonly {
    readonly attributes: Readonly<Record<string, unknown>>;
    readonly count: number;
    readonly sum: number;
  }[];
}

/** An OpenTelemetry collector on a loopback port, which keeps what it is sent. */
export interface Collector extends AsyncDisposable {
  readonly url: string;
  readonly spans: CollectedSpan[];
  readonly metrics: CollectedMetric[];
}

// biome-ignore-start lint/suspicious/noExplicitAny: OTLP's JSON, read loosely and checked by what is expected of it
export async function startCollector(): Promise<Collector> {
  const spans: CollectedSpan[] = [];
  const metrics: CollectedMetric[] = [];
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const part of request.setEncoding("utf8")) text += part;
    const body: any = JSON.parse(text);
    for (const each of body.resourceSpans ?? [])
      for (const scope of each.scopeSpans) spans.push(...scope.spans.map(spanOf));
    for (const each of body.resourceMetrics ?? [])
      for (const scope of each.scopeMetrics) metrics.push(...scope.metrics.map(metricOf));
    response.setHeader("content-type", "application/json").end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, spans, metrics, [Symbol.asyncDispose]: () => close(server) };
}

function spanOf(span: any): CollectedSpan {
  return {
    name: span.name,
    traceId: span.traceId,
    spanId: span.spanId,
    parentSpanId: span.parentSpanId || undefined,
    kind: span.kind,
    attributes: attributesOf(span.attributes),
    links: span.links ?? [],
    failed: span.status?.code === 2,
    startMs: Number(BigInt(span.startTimeUnixNano) / 1000n) / 1000,
    endMs: Number(BigInt(span.endTimeUnixNano) / 1000n) / 1000,
    traceState: span.traceState || undefined,
  };
}

function metricOf(metric: any): CollectedMetric {
  const points = (metric.histogram ?? metric.sum ?? metric.gauge).dataPoints.map((point: any) => ({
    attributes: attributesOf(point.attributes),
    count: Number(point.count ?? 1),
    sum: Number(point.sum ?? point.asDouble ?? point.asInt),
  }));
  return { name: metric.name, unit: metric.unit, points };
}

function attributesOf(attributes: readonly RawAttribute[]): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, textOrNumber(value)]));
}

function textOrNumber(value: any): unknown {
  if (value.arrayValue) return value.arrayValue.values.map(textOrNumber);
  return value.intValue === undefined ? Object.values(value)[0] : Number(value.intValue);
}
// biome-ignore-end lint/suspicious/noExplicitAny: see above

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
