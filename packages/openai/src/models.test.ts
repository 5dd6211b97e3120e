import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { ModelCard } from "@overture/core/provider";
import { expect, it } from "vitest";
import { pricesAsOf } from "./models.generated.ts";
import { models } from "./models.ts";

const find = (name: string): ModelCard | undefined => models.find((card) => card.name === name);
const namesOf = (cards: readonly ModelCard[]): readonly string[] => cards.map((card) => card.name);

it("knows of every model what it costs, what it holds and what it can do", () => {
  expect(models.length).toBeGreaterThan(25);
  for (const card of models) {
    expect(card).toMatchObject({ contextTokens: expect.any(Number), maxOutputTokens: expect.any(Number) });
    expect(card.prices?.input).toBeGreaterThan(0);
    expect(card.prices?.output).toBeGreaterThan(card.prices?.input ?? 0);
    expect(Object.keys(card.capabilities)).toHaveLength(7);
    expect(card.family).toMatch(/^(gpt|o)(-[a-z]+)*$/);
    expect(card.maxOutputTokens).toBeLessThanOrEqual(card.contextTokens ?? 0);
  }
  expect(pricesAsOf).toMatch(/^20\d\d-\d\d-\d\d$/);
});

it("recommends the cheapest sensible model first", () => {
  expect(namesOf(models.filter((card) => card.recommended))).toEqual(["gpt-5.4-mini", "gpt-5.5"]);
});

it("knows which models reason, and that these take no temperature", () => {
  for (const name of ["gpt-5.5", "gpt-5.4-mini", "gpt-5-nano", "gpt-6-sol", "o3", "o4-mini", "o1"]) {
    expect(find(name)?.capabilities).toMatchObject({ temperature: false, jsonSchema: true, tools: true });
    expect(find(name)?.capabilities.reasoning).not.toBe("no");
  }
  for (const name of ["gpt-4.1", "gpt-4o", "gpt-4o-mini", "gpt-4-turbo", "gpt-3.5-turbo"]) {
    expect(find(name)?.capabilities).toMatchObject({ temperature: true, reasoning: "no" });
  }
  expect(find("gpt-5.5")?.capabilities.reasoning).toBe("optional");
  expect(find("gpt-5")?.capabilities.reasoning).toBe("always");
});

it("knows what a model takes beside text", () => {
  const taking = (what: "images" | "audio" | "files" | "jsonSchema") =>
    models.filter((card) => !card.capabilities[what]).map((card) => card.name);
  expect(taking("images")).toEqual(["o3-mini", "gpt-4", "gpt-3.5-turbo"]);
  expect(taking("audio")).toHaveLength(models.length);
  expect(taking("jsonSchema")).toContain("gpt-4o-2024-05-13");
  expect(taking("jsonSchema")).not.toContain("gpt-4o");
});

it("knows the tier of long requests, and the one dated model that has a price of its own", () => {
  expect(find("gpt-5.5")?.prices?.longContext?.[0]?.overInputTokens).toBe(271_999);
  expect(find("gpt-4o-2024-05-13")?.prices?.input).toBe(5);
});

it("marks what OpenAI has shut down", () => {
  const retired = namesOf(models.filter((card) => card.retired));
  for (const name of [
    "o4-mini",
    "o3-mini",
    "o1",
    "gpt-4",
    "gpt-4-turbo",
    "gpt-3.5-turbo",
    "gpt-4.1-nano",
    "gpt-4o-2024-05-13",
  ]) {
    expect(retired).toContain(name);
  }
  expect(retired).toHaveLength(8);
});

it("holds exactly what the price list says, so that another run of the script would change nothing", () => {
  const script = fileURLToPath(new URL("../../../scripts/update-model-cards.mjs", import.meta.url));
  const run = spawnSync(process.execPath, [script, "--check"], { encoding: "utf8" });
  expect(run.stderr).toBe("");
  expect(run.status).toBe(0);
});
