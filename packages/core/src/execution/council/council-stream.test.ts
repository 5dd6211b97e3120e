import { describe, expect, it, vi } from "vitest";
import { eventsOf } from "../../../test/events.ts";
import { type Scholar, type Scholars, scholars } from "../../../test/scholars.ts";
import { collect, read, rejection } from "../../../test/stage.ts";
import { CompletionAssembler } from "../../chunks/index.ts";
import {
  type ChatStream,
  type CouncilOptions,
  OvertureError,
  ProviderFault,
  StreamInterruptedError,
} from "../../index.ts";
import { Conversations } from "../../learning/index.ts";

const long = (text: string): string => `${text} ${"It is well known. ".repeat(6)}`.trim();
const essays: Readonly<Record<string, Scholar>> = {
  a: { says: long("The capital is Canberra.") },
  b: {
    says: long("The capital is Canberra. It has 450,000 people."),
    writes: () => "It is Canberra. It has 450,000 people.",
  },
  c: { says: long("The capital is Sydney.") },
};

const held = (set: Scholars, council: CouncilOptions = {}, request = {}): Promise<ChatStream> =>
  set.stream({ ...request, overture: { mode: "council", council } });

describe("a council's stream", () => {
  it.each(["vote", "judge", "rank", "synthesize"] as const)(
    "brings the same as the whole answer: %s",
    async (strategy) => {
      const whole = await scholars(essays).council({
        strategy,
        chairman: strategy === "synthesize" ? "b/m" : undefined,
      });
      const set = scholars(essays);
      const stream = await held(set, { strategy, chairman: strategy === "synthesize" ? "b/m" : undefined });
      const { text, chunks, error } = await read(set, stream);
      expect(error).toBeUndefined();
      expect(text).toBe(whole.text);
      const { council, cost } = chunks.at(-1)?.overture ?? {};
      expect(council).toEqual({ ...whole.report, members: council?.members });
      expect(cost?.usd).toBe(council?.costUsd);
      expect([stream.model, stream.id]).toEqual([whole.model, expect.stringContaining(".")]);
      expect(chunks[0]?.choices[0]?.delta.role).toBe("assistant");
      expect(chunks.at(-1)?.choices[0]?.finish_reason).toBe("stop");
    },
  );

  it("is there at once, and tells how the council gets on while nothing comes", async () => {
    const set = scholars({ a: { takesMs: 25_000 }, b: { takesMs: 25_000 }, c: { takesMs: 25_000 } });
    const stream = await held(set);
    expect(set.clock.now() - Date.UTC(2026, 0, 1)).toBe(0);
    const told: string[] = [];
    stream.onProgress?.((comment) => told.push(comment));
    await read(set, stream);
    const beats = ["council", "council", "council"];
    const members = ["answered, 1 of 3", "answered, 2 of 3", "stopped, 3 of 3"];
    expect(told).toEqual([...beats, ...members.map((words) => `council member ${words}`)]);
  });

  it("flags what only one member says, in a synthesis as well", async () => {
    const set = scholars(essays);
    const { chunks } = await read(set, await held(set, { strategy: "synthesize", chairman: "b/m" }));
    expect(chunks.at(-1)?.overture?.council?.flagged).toEqual(["It has 450,000 people."]);
  });

  it("brings the usage at the end where that is asked for", async () => {
    const set = scholars(essays);
    const { chunks } = await read(
      set,
      await held(set, { strategy: "rank" }, { stream_options: { include_usage: true } }),
    );
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { total_tokens: expect.any(Number) } });
  });

  it("gives the whole answer to whoever reads nothing of it, and to both", async () => {
    const set = scholars(essays);
    const stream = await held(set, { strategy: "synthesize", chairman: "b/m" });
    const [answer, reading] = await set.clock.runUntil(Promise.all([stream.completion(), collect(stream)]));
    expect(answer.choices[0]?.message.content).toBe(reading.text);
    expect(answer.overture.council?.chairman).toBe("b/m");
  });

  it("leaves the conversation to the chairman who wrote, as the whole answer does", async () => {
    const answered = vi.spyOn(Conversations.prototype, "answered");
    for (const stream of [false, true]) {
      const set = scholars(essays);
      const council = { strategy: "synthesize", chairman: "c/m" } as const;
      if (stream) await read(set, await held(set, council));
      else await set.council(council);
      expect({ stream, model: answered.mock.lastCall?.[1] }).toEqual({ stream, model: "c/m" });
      answered.mockClear();
    }
    answered.mockRestore();
  });

  it("tells of its end once, in events", async () => {
    const set = scholars(essays);
    const answers = eventsOf(set.overture, "answer");
    await read(set, await held(set, { strategy: "synthesize" }));
    await read(set, await held(set, { strategy: "vote" }));
    expect(answers.map(({ error, metadata }) => [error, metadata?.mode])).toEqual([
      [undefined, "council"],
      [undefined, "council"],
    ]);
    await set.clock.runUntil(set.overture.close());
  });
});

describe("what goes wrong", () => {
  it("is thrown where the first chunk is waited for, once", async () => {
    const set = scholars({ a: { fault: "overloaded" }, b: { fault: "overloaded" }, c: { fault: "overloaded" } });
    const stream = await held(set);
    const { error } = await read(set, stream);
    expect(error).toMatchObject({ code: "quorum_lost" });
    expect(await stream.next()).toEqual({ done: true, value: undefined });
    expect(await rejection(stream.completion())).toBe(error);
  });

  it("is not waited for any more by whoever asks how the council gets on", async () => {
    const set = scholars(essays);
    const stream = await held(set, { maxCostUsd: 1e-9 });
    expect(await rejection(stream.completion())).toMatchObject({ code: "quorum_lost" });
    const told: string[] = [];
    stream.onProgress?.((comment) => told.push(comment));
    expect([told, set.clock.pendingTimers]).toEqual([[], 0]);
  });

  it("is told with what the chairman failed with, where that was after its first words", async () => {
    const set = scholars(essays);
    const stream = await held(set, { strategy: "synthesize", chairman: "b/m" });
    const broken = new ProviderFault({ kind: "network", message: "terminated" });
    vi.spyOn(CompletionAssembler.prototype, "add").mockImplementation(() => {
      throw broken;
    });
    const { error } = await read(set, stream);
    vi.restoreAllMocks();
    expect(error).toBeInstanceOf(StreamInterruptedError);
    expect(error instanceof OvertureError && error.attempts).toMatchObject([{ model: "b/m", fault: "malformed" }]);
  });

  it("is said before the stream where options make no sense", async () => {
    const set = scholars(essays);
    const error = await set.failure({ stream: true, overture: { mode: "council", council: { quorum: 4 } } });
    expect(error).toMatchObject({ code: "invalid_request", param: "overture.council.quorum" });
  });
});

describe("a reader who leaves", () => {
  it("stops the council, whatever it is at", async () => {
    for (const afterMs of [50, 150, 250]) {
      const set = scholars(essays);
      const answers = eventsOf(set.overture, "answer");
      const stream = await held(set, { strategy: "synthesize" });
      set.clock.setTimer(() => stream.abort(), afterMs);
      const { chunks, error } = await read(set, stream);
      expect([chunks, error]).toEqual([[], undefined]);
      await set.clock.runUntil(set.overture.close());
      expect(answers.map((event) => event.error)).toEqual(["aborted"]);
      // Nothing went on behind the reader's back.
      expect(set.clock.now() - Date.UTC(2026, 0, 1)).toBe(afterMs);
    }
  });

  it("has its caller's reason thrown where the caller aborts", async () => {
    const set = scholars(essays);
    const controller = new AbortController();
    const stream = await set.stream({ overture: { mode: "council" } }, { signal: controller.signal });
    set.clock.setTimer(() => controller.abort(new Error("gone")), 50);
    expect(String((await read(set, stream)).error)).toContain("gone");
  });
});
