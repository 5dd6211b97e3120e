import { expect, it } from "vitest";
import { defineProvider } from "../src/index.ts";
import { scholars } from "./scholars.ts";
import { card, chunk, completion, hello, listenersOf, never, rejection, stage } from "./stage.ts";

const cast = {
  a: { says: "The drug is safe for most adults. It was approved long ago in Europe." },
  b: { says: "Most grown-ups can take the medicine. It was approved long ago in Europe." },
  c: { says: "Nobody really knows much about any of this. Ask a pharmacist about it." },
};

it.each(["reader", "caller"] as const)("a %s who leaves as the chairman begins ends everything, once", async (who) => {
  const set = scholars(cast);
  const controller = new AbortController();
  const ended: unknown[] = [];
  const left: unknown[] = [];
  set.overture.on("answer", ({ purpose, error }) => void (purpose ? undefined : ended.push(error)));
  set.overture.on("outcome", ({ attempt }) => void left.push(attempt.outcome));
  const overture = { mode: "council", council: { strategy: "synthesize" } } as const;
  const { signal } = controller;
  const stream = await set.overture.chat.completions.create({ ...hello, stream: true, overture }, { signal });
  set.overture.on("council", ({ stage, outcome }) => {
    if (stage !== "chairman" || outcome !== "answered") return;
    if (who === "reader") stream.abort();
    else controller.abort();
  });
  expect(await set.clock.runUntil(rejection(stream.completion()))).toMatchObject({ name: "AbortError" });
  await set.clock.advance(10);
  expect(set.clock.pendingTimers).toBe(0);
  expect(left.at(-1)).toBe("fault");
  expect(ended).toEqual(["aborted"]);
  await set.clock.runUntil(set.overture.close());
});

it.each(Array.from({ length: 24 }, (_, turns) => turns))(
  "a caller who goes %i turns after the first content leaves nothing behind",
  async (turns) => {
    const controller = new AbortController();
    const goes = async (): Promise<void> => {
      for (let turn = 0; turn < turns; turn += 1) await undefined;
      controller.abort();
    };
    const provider = defineProvider({
      id: "a",
      models: [{ name: "m", ...card }],
      chat: async () => completion(),
      // It does not look at its signal.
      stream: async () => {
        let count = 0;
        const next = async () => {
          if (count === 0) void goes();
          count += 1;
          return count === 1 ? { done: false as const, value: chunk({ content: "One" }) } : never();
        };
        return { body: { [Symbol.asyncIterator]: () => ({ next }) }, warnings: [] };
      },
    });
    const set = stage({ providers: [provider] });
    const ended: unknown[] = [];
    set.overture.on("answer", ({ error }) => ended.push(error));
    const asked = set.stream({}, { signal: controller.signal }).then((stream) => stream.completion());
    expect(await set.clock.runUntil(rejection(asked))).toMatchObject({ name: "AbortError" });
    expect([set.clock.pendingTimers, listenersOf(controller.signal), ended]).toEqual([0, 0, ["aborted"]]);
    expect(set.clock.now() - Date.UTC(2026, 0, 1)).toBe(0);
  },
);
