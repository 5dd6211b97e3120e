import { describe, expect, it } from "vitest";
import { hello, never, quick, read, rejection, stage } from "../../../test/stage.ts";

describe("an answer that is wanted whole", () => {
  it("is the first that is valid: an invalid one is a fault that opens no breaker, and the race goes on", async () => {
    const set = stage({ breaker: { consecutiveFaults: 1 } });
    set.provider("a").next({ answer: "no", firstTokenMs: () => 10 });
    set.provider("b").next({ answer: "yes", firstTokenMs: () => 10 });
    const validate = ({ choices }: { choices: { message: { content: string | null } }[] }) =>
      choices[0]?.message.content === "yes";
    const answer = await set.answer({ overture: { mode: "speculative", speculative: { validate } } });
    expect(answer.choices[0]?.message.content).toBe("yes");
    expect(answer.overture.attempts).toMatchObject([
      { outcome: "fault", fault: { kind: "unsupported" }, cost: { certainty: "exact" } },
      { outcome: "completion" },
    ]);
    expect(answer.overture.attempts[0]?.cost.usd).toBeGreaterThan(0);
    expect((await set.answer({ overture: { fallbacks: [] } })).model).toBe("a/m");
  });

  it("is waited for no longer than there is time where the check hangs, and goes on to the next", async () => {
    const set = stage({ timeouts: { totalMs: 10_000 }, breaker: { consecutiveFaults: 1 } });
    let checks = 0;
    const validate = () => {
      checks += 1;
      return checks === 1 ? never() : true;
    };
    const answer = await set.answer({ overture: { mode: "speculative", speculative: { validate } } });
    expect(answer.model).toBe("b/m");
    expect(set.clock.pendingTimers).toBe(0);
    expect(answer.overture.attempts[0]).toMatchObject({ outcome: "fault", fault: { kind: "unsupported" } });
  });

  it("whose check hangs keeps no caller who goes", async () => {
    const set = stage();
    const controller = new AbortController();
    const overture = { mode: "speculative", speculative: { validate: never } } as const;
    const { signal } = controller;
    const asked = rejection(set.overture.chat.completions.create({ ...hello, overture }, { signal }));
    await set.clock.advance(500);
    controller.abort();
    expect(await set.clock.runUntil(asked)).toMatchObject({ name: "AbortError" });
    expect(set.clock.pendingTimers).toBe(0);
  });

  it("must fit its JSON schema", async () => {
    const set = stage();
    const schema = { type: "object", properties: { age: { type: "integer" } }, required: ["age"] };
    set.provider("a").next({ answer: '{"age": "old"}', firstTokenMs: () => 10 });
    set.provider("b").next({ answer: '{"age": 7}', firstTokenMs: () => 10 });
    const answer = await set.answer({
      response_format: { type: "json_schema", json_schema: { name: "person", schema } },
      overture: { mode: "speculative" },
    });
    expect(answer.model).toBe("b/m");
  });

  it("tells the time to its first content, and teaches it", async () => {
    const set = stage();
    set.provider("a").next({ answer: "One two three", firstTokenMs: () => 120, tokenMs: () => 100 });
    const { timing, attempts } = (await set.answer({ overture: { mode: "speculative" } })).overture;
    expect(timing.firstTokenMs).toBe(120);
    expect(timing.totalMs).toBeGreaterThan(120);
    expect(attempts[0]).toMatchObject({ firstTokenMs: 120 });
  });
});

describe('race: "all"', () => {
  const overture = { mode: "speculative", speculative: { race: "all" } } as const;

  it("starts the models together, and is off for five minutes once losers cost too much, with an event", async () => {
    const set = stage();
    const events: unknown[] = [];
    set.overture.on("racing", (event) => events.push(event));
    set.provider("a").always(quick);
    set.provider("b").always(quick);
    for (let count = 0; count < 10; count += 1) {
      expect((await set.answer({ overture })).overture.speculative?.raced).toEqual(["a/m", "b/m"]);
    }
    expect(events).toMatchObject([{ state: "off", wasteThreshold: 0.3, forMs: 300_000 }]);
    expect((await set.answer({ overture })).overture.speculative?.raced).toEqual(["a/m"]);
    await set.clock.advance(300_001);
    expect((await set.answer({ overture })).overture.speculative?.raced).toHaveLength(2);
  });
});

describe("the ledger", () => {
  it.each(["until_abort", "in_full", "not_at_all"] as const)(
    "is at or above the bill where aborted calls are billed %s",
    async (abortBilling) => {
      const models = [
        {
          name: "m",
          card: { prices: { input: 1, output: 2 } },
          outputTokens: (random: () => number) => 20 + 200 * random(),
          firstTokenMs: (random: () => number) => 50 + 400 * random(),
        },
      ];
      const set = stage({ cast: { a: { models, abortBilling }, b: { models, abortBilling } } });
      const speculative = { race: "all" as const, wasteThreshold: 1 };
      let accounted = 0;
      for (let count = 0; count < 100; count += 1) {
        accounted += (await set.answer({ overture: { mode: "speculative", speculative } })).overture.cost.usd;
        const stream = await set.stream({ overture: { mode: "speculative", speculative } });
        await read(set, stream);
        accounted += (await stream.completion()).overture.cost.usd;
      }
      const billed = set.provider("a").billedUsd + set.provider("b").billedUsd;
      expect(accounted).toBeGreaterThanOrEqual(billed);
      expect(set.provider("a").calls.some(({ aborted }) => aborted)).toBe(true);
    },
  );
});

it("teaches that a model which lost was slow, and not that it was fast", async () => {
  const set = stage({ speculative: { hedgeAfterMs: 300, hedgeBudget: 1 } });
  const before = (await set.overture.decide(hello)).assessment;
  expect(before).toBeDefined();
  for (let count = 0; count < 30; count += 1) {
    set.provider("a").next({ hang: true });
    set.provider("b").next(quick);
    await read(set, await set.stream({ overture: { mode: "speculative" } }));
    await read(set, await set.stream({ overture: { mode: "single" } }));
  }
  const { forecasts } = await set.overture.decide(hello);
  const expected = Object.fromEntries(forecasts.map(({ model, forecast }) => [model, forecast.firstTokenMs]));
  expect(expected["a/m"]).toBeGreaterThan(expected["b/m"] ?? Number.NaN);
});
