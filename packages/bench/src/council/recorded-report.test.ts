import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { recordedReport } from "./recorded-report.ts";

it("tells of every set that is there, and of none where there is none", async () => {
  const folder = mkdtempSync(join(tmpdir(), "council-"));
  try {
    expect(await recordedReport(folder, () => {})).toEqual({ headline: {}, sections: [] });
    mkdirSync(join(folder, "paretobandit"));
    const models = ["a", "b", "c", "d"].map((id, place) => ({
      id,
      price_in_per_M: place + 1,
      price_out_per_M: place + 1,
    }));
    writeFileSync(join(folder, "paretobandit/models.json"), JSON.stringify(models));
    const row = { task: "t", prompt: "p", score: [1, 0, 1, 1], cost: [0.1, 0.2, 0.3, 0.4] };
    writeFileSync(join(folder, "paretobandit/dev.jsonl"), `${JSON.stringify(row)}\n`);
    const { headline, sections } = await recordedReport(folder, () => {});
    expect(headline).toMatchObject({
      "paretobandit.majority.accuracy": 1,
      "paretobandit.best.accuracy": 1,
      "paretobandit.best.usd": 0.1,
    });
    expect(headline["paretobandit.majority.usd"]).toBeCloseTo(0.6);
    expect(sections).toHaveLength(1);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
