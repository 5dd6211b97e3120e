import { expect, it } from "vitest";
import { scriptedOverture } from "../test/scripted-overture.ts";
import { summaryLines } from "./summary.ts";
import { widthOf } from "./text-width.ts";

it("prints a row for each model and one for all, in a terminal's eighty columns", async () => {
  const { first, ask } = scriptedOverture();
  first.next({ fault: "server", afterMs: 50 });
  const lines = summaryLines([await ask("one"), await ask("two")]);
  expect(lines[0]).toMatch(/^provider +model +requests +failovers +p50\/p95 +tokens +cost$/);
  expect(lines.slice(2, 5)).toEqual([
    expect.stringMatching(/^first +quick +1 +1 +100\/100 +\d+\/1 +\$0\.0+\d+$/),
    expect.stringMatching(/^second +steady +1 +0 +300\/300 +\d+\/1 +\$0\.0+\d+$/),
    expect.stringMatching(/^all +2 +1 +100\/350 +\d+\/2 +\$0\.0+\d+$/),
  ]);
  expect(Math.max(...lines.slice(0, 5).map(widthOf))).toBeLessThanOrEqual(80);
});
