import type { HrTime } from "@opentelemetry/api";

/** A time as OpenTelemetry takes it without guessing what is meant: plain numbers may be taken for milliseconds since the process began. */
export function moment(epochMs: number): HrTime {
  const seconds = Math.floor(epochMs / 1000);
  return [seconds, Math.round((epochMs - seconds * 1000) * 1e6)];
}
