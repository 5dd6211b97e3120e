import { ROOT_CONTEXT, trace } from "@opentelemetry/api";
import { expect, it } from "vitest";
import { remoteParent } from "./remote-parent.ts";

const traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
const spanId = "00f067aa0ba902b7";

it("reads the caller's place in a trace", () => {
  const found = remoteParent(ROOT_CONTEXT, `00-${traceId}-${spanId}-01`, "a=b");
  const span = found && trace.getSpanContext(found);
  expect(span).toMatchObject({ traceId, spanId, traceFlags: 1, isRemote: true });
  expect(span?.traceState?.get("a")).toBe("b");
});

it.each([
  undefined,
  "",
  "00-1-2-3",
  `ff-${traceId}-${spanId}-01`,
  `00-${"0".repeat(32)}-${spanId}-01`,
  `00-${traceId}-${"0".repeat(16)}-01`,
  `00-${traceId}-${spanId}-01-more`,
])("reads none from %j", (traceparent) => {
  expect(remoteParent(ROOT_CONTEXT, traceparent, "a=b")).toBeUndefined();
});
