import { OvertureError } from "@overture/core";
import { expect, it } from "vitest";
import { stage } from "../test/stage.ts";
import { decisionLog, jsonLinesFile, openTelemetry, pinoLogger, prometheus } from "./index.ts";

const odd = <Value>(value: unknown): Value => value as Value;
const { overture } = stage();

it.each<[string, string, () => unknown]>([
  ["sink", "a sink with write(line), not undefined", () => decisionLog(odd(undefined))],
  ["sink", "a sink with write(line), not a value of the type string", () => decisionLog(odd("log.jsonl"))],
  ["path", "a path, not undefined", () => jsonLinesFile(odd(undefined))],
  ["path", "a path, not a value of the type string", () => jsonLinesFile("")],
  ["rotate.maxBytes", "a number above 0, not NaN", () => jsonLinesFile("x", { rotate: { maxBytes: Number.NaN } })],
  ["rotate.keep", "a whole number, 0 or more, not 1.5", () => jsonLinesFile("x", { rotate: { keep: 1.5 } })],
  ["onError", "a function, not a value of the type object", () => jsonLinesFile("x", { onError: odd({}) })],
  ["logger", "a logger with debug, info, warn and error, not undefined", () => pinoLogger(overture, odd(undefined))],
  ["logger", "a logger with", () => pinoLogger(overture, odd({ info() {} }))],
  ["tracer", "a tracer, with startSpan", () => openTelemetry(overture, { tracer: odd({ getTracer() {} }) })],
  ["meter", "a meter, with createHistogram", () => openTelemetry(overture, { meter: odd(5) })],
  ["overture", "an Overture, not undefined", () => prometheus(odd(undefined))],
  ["overture", "an Overture, not", () => pinoLogger(odd({}), odd(console))],
  ["overture", "an Overture, not", () => openTelemetry(odd(null), {})],
])("names %s where it is no such thing, and what it must be: %s", (param, message, make) => {
  expect(make).toThrow(OvertureError);
  expect(make).toThrow(expect.objectContaining({ code: "invalid_option", param }));
  expect(make).toThrow(message);
});
