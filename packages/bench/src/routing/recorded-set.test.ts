import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadRecordedSet, outcomeOf, type RowLine } from "./recorded-set.ts";

const model = { name: "m", inputPrice: 2, outputPrice: 10 };
const line: RowLine = { task: "math", prompt: "x".repeat(400), score: [0.5] };

describe("outcomeOf", () => {
  it("takes the list price where no cost was recorded", () => {
    const costUsd = (100 * 2 + 100 * 10) / 1e6;
    expect(outcomeOf(line, 0, model)).toEqual({ score: 0.5, costUsd, inputTokens: 100, outputTokens: 100 });
  });

  it("counts the answer's characters where they were recorded", () => {
    expect(outcomeOf({ ...line, out_chars: [800] }, 0, model)).toMatchObject({
      costUsd: (100 * 2 + 200 * 10) / 1e6,
      outputTokens: 200,
    });
  });

  it("finds the usage that the recorded cost is the price of", () => {
    const outcome = outcomeOf({ ...line, in_tok: [300], cost: [0.0046] }, 0, model);
    expect(outcome).toEqual({ score: 0.5, costUsd: 0.0046, inputTokens: 300, outputTokens: 400 });
  });

  it("takes one model's count of the input for all where only that was recorded", () => {
    expect(outcomeOf({ ...line, in_tok_flash: 50, cost: [0.0011] }, 0, model)).toMatchObject({
      inputTokens: 50,
      outputTokens: 100,
    });
  });

  it("lowers the input where it alone would cost more than was recorded", () => {
    expect(outcomeOf({ ...line, cost: [0.00005] }, 0, model)).toMatchObject({ inputTokens: 25, outputTokens: 0 });
  });

  it("knows what was not recorded", () => {
    expect(outcomeOf({ ...line, score: [null] }, 0, model)).toBeUndefined();
    expect(outcomeOf({ ...line, cost: [null] }, 0, model)).toBeUndefined();
  });
});

describe("loadRecordedSet", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "overture-bench-"));
    const models = [
      { id: "a", price_in_per_M: 1, price_out_per_M: 2 },
      { id: "b", price_in_per_M: null, price_out_per_M: null },
      { id: "c", price_in_per_M: 3, price_out_per_M: 4 },
    ];
    const functions = '[{"name":"add","parameters":{}}]';
    const rows = [
      { task: "t", prompt: "one", score: [1, 1, 0], functions },
      { task: "t", prompt: "two", score: [1, null, 1] },
      { task: "t", prompt: "three", score: [1, 1, null] },
      { task: "t", prompt: "four", score: [1, 1, 1], contaminated: true },
    ];
    writeFileSync(join(folder, "models.json"), JSON.stringify(models));
    writeFileSync(join(folder, "rows.jsonl"), `${rows.map((row) => JSON.stringify(row)).join("\n")}\n`);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const files = { name: "set", rowsFile: "rows.jsonl", modelsFile: "models.json" };

  it("reads the pool in its order and leaves out rows that lack a score of one of its models", () => {
    const set = loadRecordedSet(folder, { ...files, pool: ["c", "a"] });
    expect(set.models.map(({ name }) => name)).toEqual(["c", "a"]);
    expect(set.rows.map(({ prompt }) => prompt)).toEqual(["one", "two"]);
    expect(set.rows[0]?.outcomes.map(({ score }) => score)).toEqual([0, 1]);
    expect(set.rows[0]?.tools).toEqual([{ type: "function", function: { name: "add", parameters: {} } }]);
  });

  it("names a model without prices", () => {
    expect(() => loadRecordedSet(folder, files)).toThrow('no model "b"');
  });
});
