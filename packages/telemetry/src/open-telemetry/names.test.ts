import * as semconv from "@opentelemetry/semantic-conventions/incubating";
import { expect, it } from "vitest";
import { attributes, metricNames, spanNames } from "./names.ts";

const names = [...Object.values(spanNames), ...Object.values(attributes), ...Object.values(metricNames)];

it("names what the conventions lack in a space of its own, each thing once", () => {
  const known = new Set<unknown>(Object.values(semconv));
  for (const name of names) {
    expect(name).toMatch(/^overture(\.[a-z]+(_[a-z]+)*)+$/);
    expect(known).not.toContain(name);
  }
  expect(new Set(names).size).toBe(names.length);
});
