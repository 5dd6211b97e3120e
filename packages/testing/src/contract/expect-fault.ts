import assert from "node:assert/strict";
import { inspect } from "node:util";
import { type FaultKind, ProviderFault } from "@overture/core";
import type { Setting } from "./setting.ts";

/** What a fault must say. */
export interface ExpectedFault {
  /** One of these. */
  readonly kinds: readonly FaultKind[];
  /** The status; absent: not looked at. */
  readonly status?: number | undefined;
  /** The least and the most that the wait may be, in milliseconds; absent: not looked at. */
  readonly retryAfterMs?: readonly [least: number, most: number] | undefined;
  /** Whether the response's headers came, so that the request's id is known. */
  readonly hasRequestId: boolean;
}

/** Holds that a call fails with nothing but the expected fault. */
export async function expectFault(
  setting: Setting,
  running: Promise<unknown>,
  expected: ExpectedFault,
): Promise<ProviderFault> {
  let fault: unknown;
  try {
    await running;
  } catch (error) {
    fault = error;
  }
  assert.ok(fault !== undefined, `no fault came; expected ${expected.kinds.join(" or ")}`);
  assert.ok(fault instanceof ProviderFault, `an adapter throws ProviderFaults only, and this is ${inspect(fault)}`);
  const said = `${fault.kind}: ${fault.message}`;
  assert.ok(expected.kinds.includes(fault.kind), `expected ${expected.kinds.join(" or ")}, and it is ${said}`);
  assert.ok(fault.message.length > 0, "the message is empty");
  if (expected.status !== undefined) assert.equal(fault.status, expected.status, said);
  if (expected.hasRequestId)
    assert.match(String(fault.requestId), /^req_sim/, `the request's id is missing on ${said}`);
  if (expected.retryAfterMs !== undefined) {
    const [least, most] = expected.retryAfterMs;
    const { retryAfterMs } = fault;
    const isWithin = retryAfterMs !== undefined && retryAfterMs >= least && retryAfterMs <= most;
    assert.ok(isWithin, `retryAfterMs is ${retryAfterMs}, and not from ${least} to ${most}`);
  }
  expectNoKey(fault, setting.simulator.key);
  return fault;
}

/** Holds that a key is nowhere in an error, however it is shown. */
export function expectNoKey(error: Error, key: string): void {
  const shown = {
    message: error.message,
    stack: String(error.stack),
    JSON: JSON.stringify(error) ?? "",
    "all its fields": JSON.stringify({ ...error, cause: undefined }),
    "what a console shows": inspect(error, { depth: 12 }),
  };
  for (const [where, text] of Object.entries(shown))
    assert.ok(!text.includes(key), `the key is in the error's ${where}`);
}
