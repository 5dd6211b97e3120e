import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { loadArrivals, loadSamples } from "./latency-samples.ts";

it("reads the samples of the one model, by provider and in their order, and the arrivals", () => {
  const folder = mkdtempSync(join(tmpdir(), "overture-bench-"));
  mkdirSync(join(folder, "latency_llmperf"));
  mkdirSync(join(folder, "arrivals_azure2023"));
  const samples = [
    "provider,model,seq,error_code,ttft_s,inter_token_s,e2e_s,out_tok_per_s,in_tok,out_tok",
    "fast,llama-2-70b-chat,0,,0.25,0.01,1.5,30,550,151",
    "fast,llama-2-7b-chat,0,,0.1,0.01,1,30,550,151",
    "full,llama-2-70b-chat,0,429,0,0.0,0,0,550,1",
    "fast,llama-2-70b-chat,1,,0.5,0.01,2,30,550,151",
  ];
  writeFileSync(join(folder, "latency_llmperf/samples.csv"), `${samples.join("\n")}\n`);
  writeFileSync(join(folder, "arrivals_azure2023/code.csv"), "t_s,in_tok,out_tok\n0.000,5,6\n1.25,7,8\n");
  try {
    expect([...loadSamples(folder)]).toEqual([
      [
        "fast",
        [
          { firstTokenMs: 250, totalMs: 1500, errorCode: undefined },
          { firstTokenMs: 500, totalMs: 2000, errorCode: undefined },
        ],
      ],
      ["full", [{ firstTokenMs: 0, totalMs: 0, errorCode: 429 }]],
    ]);
    expect(loadArrivals(folder)).toEqual([{ atMs: 0 }, { atMs: 1250 }]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
