import { describe, expect, it } from "vitest";
import { card, type Stage, type StageOptions, stage } from "../../test/stage.ts";
import { thompson } from "../routing/index.ts";
import { Conversations } from "./conversations.ts";

const minuteMs = 60_000;

describe("what is remembered of a conversation", () => {
  it("is its seed, who answered last, and how long it is", () => {
    const conversations = new Conversations();
    expect(conversations.get("c")).toBeUndefined();
    conversations.begin("c", "seed", 0);
    conversations.answered("c", "a/m", 5000, 1);
    expect(conversations.get("c")).toEqual({ seed: "seed", model: "a/m", cachedTokens: 5000, atMs: 1 });
    conversations.begin("c", "anew", 2);
    expect(conversations.get("c")).toMatchObject({ seed: "anew", model: undefined });
  });

  it("is a warm prompt for five minutes, with who answered, if it is long enough to be cached", () => {
    const conversations = new Conversations();
    conversations.begin("c", "seed", 0);
    conversations.answered("c", "a/m", 5000, 0);
    expect(conversations.cachedTokens("c", "a/m", 5 * minuteMs)).toBe(5000);
    expect(conversations.cachedTokens("c", "a/m", 5 * minuteMs + 1)).toBe(0);
    expect(conversations.cachedTokens("c", "b/m", 0)).toBe(0);
    expect(conversations.cachedTokens("other", "a/m", 0)).toBe(0);
    conversations.answered("c", "a/m", 1023, 0);
    expect(conversations.cachedTokens("c", "a/m", 0)).toBe(0);
  });

  it("is forgotten where it has been quiet for longest, once there are too many", () => {
    const conversations = new Conversations();
    for (let count = 0; count < 10_000; count += 1) conversations.begin(String(count), "seed", count);
    conversations.answered("0", "a/m", 1, 10_000);
    conversations.begin("one more", "seed", 10_001);
    expect(conversations.get("0")).toBeDefined();
    expect(conversations.get("1")).toBeUndefined();
    expect(conversations.get("2")).toBeDefined();
  });
});

const said = (...texts: readonly string[]) =>
  texts.map((content, index) => ({ role: index % 2 === 0 ? ("user" as const) : ("assistant" as const), content }));

/** Two models that are nearly alike, of which much is to be learned: chance decides. */
async function even(options: StageOptions = {}): Promise<Stage> {
  const set = stage({ policy: thompson({ temper: 1 }), objective: { usdPerAnswer: 1 }, ...options });
  for (const model of ["a/m", "b/m"]) {
    const { overture } = await set.answer({ model });
    await set.overture.feedback(overture.id, { score: 0.7 });
  }
  return set;
}

describe("a conversation's draw", () => {
  it("is its own: chance moves other requests from model to model, and not it", async () => {
    const set = await even();
    const first = await set.answer({ messages: said("How are you?") });
    const others = new Set<string>();
    for (let turn = 0; turn < 30; turn += 1) {
      const next = await set.overture.decide({
        model: "auto",
        messages: said("How are you?", "Fine.", `Turn ${turn}`),
      });
      expect(next.model).toBe(first.model);
      others.add((await set.overture.decide({ model: "auto", messages: said(`Question ${turn}`) })).model ?? "");
    }
    expect([...others].sort()).toEqual(["a/m", "b/m"]);
  });

  it("is moved by new evidence", async () => {
    const set = await even();
    const first = await set.answer({ messages: said("How are you?") });
    for (let count = 0; count < 40; count += 1) {
      const { overture } = await set.answer({ model: first.model });
      await set.overture.feedback(overture.id, { score: 0.05 });
    }
    const next = await set.overture.decide({ model: "auto", messages: said("How are you?", "Fine.", "And now?") });
    expect(next.model).not.toBe(first.model);
  });

  it("is not begun by a dry run", async () => {
    const set = await even();
    const messages = said("How are you?", "Fine.", "And now?");
    await set.overture.decide({ model: "auto", messages: said("How are you?") });
    const seeds = [
      await set.overture.decide({ model: "auto", messages }),
      await set.overture.decide({ model: "auto", messages }),
    ];
    expect(seeds[0]?.assessment.seed).not.toBe(seeds[1]?.assessment.seed);
  });
});

describe("a tool loop", () => {
  const tools = [{ type: "function" as const, function: { name: "add", parameters: {} } }];
  const question = { role: "user" as const, content: "What is 2 + 2?" };
  const called = [
    question,
    {
      role: "assistant" as const,
      content: null,
      tool_calls: [{ id: "t1", type: "function" as const, function: { name: "add", arguments: "{}" } }],
    },
    { role: "tool" as const, tool_call_id: "t1", content: "4" },
  ];

  it("goes on with the model that made the calls, whatever the policy says", async () => {
    const set = stage({ cast: { a: {}, b: {}, c: {} } });
    const first = await set.answer({ model: "c/m", messages: [question], tools });
    expect(first.model).toBe("c/m");
    const next = await set.answer({ messages: called, tools });
    expect(next.model).toBe("c/m");
    expect(next.overture.decision.kept).toBe(true);
    expect(next.overture.decision.explanation).toContain("it called the tools whose results have come");
    // Once the user speaks again, everybody may answer.
    const later = await set.answer({ messages: [...called, { role: "user", content: "Thanks." }], tools });
    expect(later.model).toBe("a/m");
  });

  it("goes to another model on that one's fault", async () => {
    const set = stage({ cast: { a: {}, b: {}, c: { script: [{ answer: "calls" }, { fault: "server" }] } } });
    await set.answer({ model: "c/m", messages: [question], tools });
    expect((await set.answer({ messages: called, tools })).model).toBe("a/m");
  });
});

describe("a warm prompt", () => {
  const prices = { input: 10, output: 10, cacheRead: 1 };
  const long = "word ".repeat(4000);
  const dear = { models: [{ name: "m", card: { ...card, prices } }] };

  it("makes the model that has it cheaper, for as long as its provider keeps it", async () => {
    const set = stage({ cast: { a: dear, b: dear } });
    const first = await set.answer({ messages: said(long) });
    const messages = said(long, "Fine.", "And now?");
    const costs = async () => {
      const { forecasts } = await set.overture.decide({ model: "auto", messages });
      return Object.fromEntries(forecasts.map(({ model, forecast }) => [model, forecast.costUsd]));
    };
    const warm = await costs();
    const other = first.model === "a/m" ? "b/m" : "a/m";
    expect(warm[first.model]).toBeLessThan((warm[other] ?? 0) * 0.5);
    await set.clock.advance(6 * minuteMs);
    const cold = await costs();
    // What its answers were seen to be shorter by.
    expect(cold[first.model]).toBeGreaterThan((cold[other] ?? 0) * 0.9);
  });
});
