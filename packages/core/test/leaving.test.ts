import { expect, it } from "vitest";
import { type ChatStream, defineProvider, type RequestOptions } from "../src/index.ts";
import { eventsOf } from "./events.ts";
import { card, chunk, chunkProvider, collect, completion, listenersOf, stage, usage, usageChunk } from "./stage.ts";

const broken = () => {
  throw new TypeError("terminated");
};

/** Somebody may leave at any of so many steps of the microtask queue: more than anything takes from chunk to caller. */
const mostSteps = 60;

/** Leaves after so many steps of the microtask queue, beginning when the last model is about to bring its first content. */
async function outcomeOf(options: RequestOptions, steps: number, how: "abort" | "signal") {
  const controller = new AbortController();
  let stream: ChatStream | undefined;
  const leave = (): void => {
    if (how === "abort") stream?.abort();
    else controller.abort(new Error("gone"));
  };
  const soon = async (): Promise<void> => {
    for (let step = 0; step < steps; step += 1) await undefined;
    leave();
  };
  const words = [chunk({ content: " time." }), chunk({}, "stop"), usageChunk];
  const set = stage({
    providers: [
      chunkProvider("a", [chunk({ content: "Once upon a" }), broken]),
      chunkProvider("b", [() => void soon(), ...words]),
    ],
    budget: { usd: 1 },
    retries: 0,
  });
  const [begun, ended, answers] = [
    eventsOf(set.overture, "attempt"),
    eventsOf(set.overture, "outcome"),
    eventsOf(set.overture, "answer"),
  ];
  try {
    stream = await set.stream({ overture: { onInterrupt: "continue", ...options } }, { signal: controller.signal });
    await set.clock.runUntil(collect(stream));
  } catch {
    // Whoever leaves before there is a stream is told so.
  }
  await set.clock.advance(0);
  await set.clock.runUntil(set.overture.close());
  const [budget] = await set.overture.budgets();
  return {
    settled: [begun.length, ended.length, new Set(ended.map(({ attempt }) => attempt.number)).size],
    answers: answers.length,
    heldUsd: budget?.heldUsd,
    passedMs: set.clock.monotonic(),
  };
}

it.each([
  ["a stream that is continued", {}],
  ["a stream that is raced for", { mode: "speculative" }],
] as const)("settles every call of %s once, at whatever moment somebody leaves", async (_, options) => {
  for (const how of ["abort", "signal"] as const) {
    for (let steps = 0; steps < mostSteps; steps += 1) {
      const outcome = await outcomeOf(options, steps, how);
      expect({ how, steps, ...outcome }).toEqual({
        ...{ how, steps, settled: [2, 2, 2], answers: 1, heldUsd: 0, passedMs: 0 },
      });
    }
  }
});

it("settles every call of a council once, and ends once, at whatever moment somebody leaves", async () => {
  for (const how of ["abort", "signal"] as const) {
    for (let steps = 0; steps < mostSteps; steps += 1) {
      const controller = new AbortController();
      let stream: ChatStream | undefined;
      const soon = async (): Promise<void> => {
        for (let step = 0; step < steps; step += 1) await undefined;
        if (how === "abort") stream?.abort();
        else controller.abort(new Error("gone"));
      };
      const essay = `It is Canberra. ${"That is well known. ".repeat(6)}`;
      const writer = defineProvider({
        id: "writer",
        models: [{ name: "m", ...card }],
        chat: async () => completion(essay, usage),
        stream: async () => {
          void soon();
          return { body: streamOf([chunk({ content: essay }), chunk({}, "stop"), usageChunk]), warnings: [] };
        },
      });
      const other = defineProvider({
        id: "other",
        models: [{ name: "m", ...card }],
        chat: async () => completion(essay.replace("Canberra", "Sydney"), usage),
      });
      const set = stage({ providers: [writer, other], budget: { usd: 1 }, retries: 0 });
      const [begun, ended] = [eventsOf(set.overture, "attempt"), eventsOf(set.overture, "outcome")];
      const answers = eventsOf(set.overture, "answer");
      const council = { members: 2, strategy: "synthesize", chairman: "writer/m" } as const;
      stream = await set.stream({ overture: { mode: "council", council } }, { signal: controller.signal });
      await set.clock.runUntil(collect(stream));
      await set.clock.advance(0);
      await set.clock.runUntil(set.overture.close());
      const [budget] = await set.overture.budgets();
      expect({ how, steps, ended: ended.length, answers: answers.length, heldUsd: budget?.heldUsd }).toEqual({
        ...{ how, steps, ended: begun.length, answers: 1, heldUsd: 0 },
      });
      expect(set.clock.monotonic()).toBe(0);
      expect(listenersOf(controller.signal)).toBe(0);
    }
  }
});

async function* streamOf<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}
