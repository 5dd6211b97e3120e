import { describe, expect, it } from "vitest";
import { candidates } from "../../../test/candidates.ts";
import { runOf } from "../../../test/run-of.ts";
import { noCost } from "../../catalog/index.ts";
import { type FaultKind, ProviderFault } from "../../provider/index.ts";
import { Attempt } from "../attempt.ts";
import { settleFailed } from "./settle-failed.ts";

function costAfter(thrown: unknown, over: Parameters<typeof runOf>[0] = {}, wasSent = true) {
  const run = runOf(over);
  const [candidate] = candidates("a/m");
  if (!candidate) throw new Error("no candidate");
  const attempt = new Attempt(run, candidate, { kind: "key", index: 0, credential: undefined });
  settleFailed(attempt, thrown, wasSent);
  return run.attempts[0]?.cost;
}

const fault = (kind: FaultKind, status?: number) => new ProviderFault({ kind, message: "no", status });

describe("a call that failed", () => {
  it.each<FaultKind>(["timeout", "network", "truncated", "malformed", "aborted", "server"])(
    "with %s may be billed: it is taken to have cost what it would have",
    (kind) => {
      // 10 tokens in at $1 and 100 out at $2 a million are expected, and a tenth more.
      expect(costAfter(fault(kind))).toMatchObject({ nanoUsd: 11 * 1000 + 111 * 2000, certainty: "estimated" });
    },
  );

  it("cost nothing where its provider refused it, whatever it called that", () => {
    for (const [kind, status] of [
      ["overloaded", 529],
      ["rate_limited", 429],
      ["timeout", 504],
      ["server", 500],
    ] as const) {
      expect(costAfter(fault(kind, status))).toEqual(noCost);
    }
    expect(costAfter(fault("unsupported"))).toEqual(noCost);
  });

  it("cost nothing where its provider never got it", () => {
    const cause = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
    expect(costAfter(new ProviderFault({ kind: "network", message: "no", cause }))).toEqual(noCost);
    expect(costAfter(fault("timeout"), {}, false)).toEqual(noCost);
  });

  it("cost what its request says, where that is known to whoever aborted it", () => {
    const abortedCost = () => ({ ...noCost, usd: 1 });
    expect(costAfter(fault("aborted"), { abortedCost })?.usd).toBe(1);
    expect(costAfter(fault("timeout"), { abortedCost })?.usd).toBeLessThan(1);
  });
});
