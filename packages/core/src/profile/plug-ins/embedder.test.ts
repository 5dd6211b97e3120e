import { virtualClock } from "@overture/testing";
import { describe, expect, it } from "vitest";
import { wordEmbedder } from "../../../test/embedder.ts";
import { learnVectors } from "../classifier/index.ts";
import { BoundedAsk } from "./bounded-ask.ts";
import { Embedder, type EmbedderInit } from "./embedder.ts";

const tasks = { refunds: { examples: ["refund my order", "I want a refund please", "refund the second charge"] } };
const learned = await learnVectors(tasks, wordEmbedder(1), new AbortController().signal);

function embedder(change: Partial<EmbedderInit> = {}) {
  const clock = virtualClock();
  const warnings: string[] = [];
  const asked: string[][] = [];
  const made = new Embedder({
    clock,
    embed: wordEmbedder(1, asked),
    bounds: new BoundedAsk(clock, 50),
    vectors: learned,
    classes: false,
    hash: (text) => text,
    warn: (message) => warnings.push(message),
    ...change,
  });
  return { clock, warnings, asked, embedder: made };
}

it("finds a task by a vector, and asks for each text once", async () => {
  const set = embedder();
  expect(await set.embedder.ask("a refund of my order please", undefined)).toMatchObject({
    guess: { task: "refunds" },
  });
  expect(await set.embedder.ask("a refund of my order please", undefined)).toMatchObject({
    guess: { task: "refunds" },
  });
  expect(await set.embedder.ask("the sun is out", undefined)).toEqual({ guess: undefined });
  expect(set.asked.map((texts) => texts.length)).toEqual([2, 1]);
});

it("remembers a bounded number of texts", async () => {
  const set = embedder();
  await set.embedder.ask("the first", undefined);
  for (let index = 0; index < 500; index += 1) await set.embedder.ask(`text ${index}`, undefined);
  const before = set.asked.length;
  await set.embedder.ask("text 499", undefined);
  expect(set.asked).toHaveLength(before);
  await set.embedder.ask("the first", undefined);
  expect(set.asked).toHaveLength(before + 1);
});

describe("vectors of another embedder", () => {
  it.each([
    ["of the same length", wordEmbedder(2)],
    ["of another length", async (texts: readonly string[]) => texts.map(() => new Float32Array([1, 2, 3]))],
  ])("are refused, once and for all: %s", async (_, embed) => {
    const set = embedder({ embed });
    expect(await set.embedder.ask("refund my order", undefined)).toEqual({ guess: undefined, error: "mismatch" });
    expect(await set.embedder.ask("refund my order", undefined)).toEqual({ guess: undefined, error: "mismatch" });
    expect(set.warnings).toHaveLength(1);
    expect(set.warnings[0]).toContain("another embedder");
  });
});

it("says nothing where what it is given are no vectors, or nothing comes in time", async () => {
  const odd = embedder({ embed: async () => [] });
  expect(await odd.embedder.ask("x", undefined)).toEqual({ guess: undefined, error: "nonsense" });
  const slow = embedder({ embed: () => new Promise(() => {}) });
  expect(await slow.clock.runUntil(slow.embedder.ask("x", undefined))).toEqual({ guess: undefined, error: "timeout" });
});

describe("learning with the first request", () => {
  it("keeps nobody waiting", async () => {
    const set = embedder({ vectors: async () => learned });
    expect(await set.embedder.ask("refund my order", undefined)).toEqual({ guess: undefined, error: "loading" });
    expect(await set.embedder.ask("refund my order", undefined)).toMatchObject({ guess: { task: "refunds" } });
  });

  it("is tried three times, each after a rest", async () => {
    let tries = 0;
    const failing = () => {
      tries += 1;
      return Promise.reject(new Error("down"));
    };
    const set = embedder({ vectors: failing });
    for (let turn = 0; turn < 5; turn += 1) {
      await set.embedder.ask("x", undefined);
      await set.embedder.ask("x", undefined);
      await set.clock.advance(31_000);
    }
    expect(tries).toBe(3);
    expect(set.warnings).toHaveLength(3);
  });
});
