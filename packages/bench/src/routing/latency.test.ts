import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { type LatencyJob, runLatency } from "./latency.ts";

/** Providers of one model, each of whose recorded requests took as long; one request every so many seconds for an hour. */
function recorded(firstTokenS: Readonly<Record<string, number>>, everyS: number): string {
  const folder = mkdtempSync(join(tmpdir(), "overture-bench-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, "latency_llmperf"));
  mkdirSync(join(folder, "arrivals_azure2023"));
  const samples = Object.entries(firstTokenS).flatMap(([provider, seconds]) =>
    [0, 1, 2].map((number) => `${provider},llama-2-70b-chat,${number},,${seconds},0.01,${seconds + 1},30,550,151`),
  );
  writeFileSync(join(folder, "latency_llmperf/samples.csv"), `heading\n${samples.join("\n")}\n`);
  const arrivals = Array.from({ length: 3600 / everyS }, (_, index) => `${index * everyS},5,6`);
  writeFileSync(join(folder, "arrivals_azure2023/code.csv"), `t_s,in_tok,out_tok\n${arrivals.join("\n")}\n`);
  return folder;
}

const run = (dataFolder: string, job: Pick<LatencyJob, "policy" | "incident">) =>
  runLatency({ part: "latency", dataFolder, seed: 1, ...job });

describe("an hour of requests", () => {
  it("comes to what callers saw, and the same again for the same seed", async () => {
    const folder = recorded({ fast: 0.2, slow: 2 }, 60);
    const fixed = await run(folder, { policy: "best fixed, alone", incident: false });
    expect(fixed).toEqual({
      ...{ successRate: 1, p50FirstTokenMs: 200, p95FirstTokenMs: 200 },
      ...{ lost: 0, failedCalls: 0, failedBeforeAvoided: 0 },
    });
    const turns = await run(folder, { policy: "round robin", incident: false });
    expect([turns.p50FirstTokenMs, turns.p95FirstTokenMs]).toEqual([1100, 2000]);
    const own = await run(folder, { policy: "overture", incident: false });
    expect(own.p50FirstTokenMs).toBe(200);
    expect(await run(folder, { policy: "overture", incident: false })).toEqual(own);
  });

  it("loses what is sent to a provider that is down where nobody stands in, and little where somebody does", async () => {
    const folder = recorded({ fast: 0.2, slow: 2 }, 30);
    const alone = await run(folder, { policy: "best fixed, alone", incident: true });
    // From minute 20 to minute 43, two a minute.
    expect(alone).toMatchObject({ lost: 46, failedCalls: 46, failedBeforeAvoided: 46 });
    expect(alone.successRate).toBeCloseTo(1 - 46 / 120);
    const own = await run(folder, { policy: "overture", incident: true });
    expect(own.lost).toBe(0);
    expect(own.failedCalls).toBeGreaterThan(0);
    expect(own.failedBeforeAvoided).toBeLessThan(46);
  });
});
