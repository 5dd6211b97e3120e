import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readRecordings } from "./recording.ts";

it("pairs bodies with streams by their names, and leaves other vendors' alone", () => {
  const folder = mkdtempSync(join(tmpdir(), "overture-recordings-"));
  try {
    writeFileSync(join(folder, "openai-text.json"), '{"a":1}');
    writeFileSync(join(folder, "openai-text.chunks.txt"), '{"b":1}\n{"b":2}');
    writeFileSync(join(folder, "openai-tool.1.json"), "{}");
    writeFileSync(join(folder, "openaix-text.json"), "{}");
    expect(readRecordings(folder, "openai")).toEqual([
      { name: "openai-text", body: { a: 1 }, chunks: ['{"b":1}', '{"b":2}'] },
      { name: "openai-tool.1", body: {}, chunks: undefined },
    ]);
    expect(readRecordings(join(folder, "nowhere"), "openai")).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
