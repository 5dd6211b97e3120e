import { describe, expect, it } from "vitest";
import { recordedAnswer, recordedCuts, recordedPieces } from "../../../test/recorded-answer.ts";
import { card, chunk, chunkProvider, listenersOf, read, stage, usageChunk } from "../../../test/stage.ts";
import { type ChatRequest, OvertureError, type Provider, StreamInterruptedError } from "../../index.ts";

const broken = () => {
  throw new TypeError("terminated");
};
const pieces = (text: string) => (text.match(/.{1,9}/gsu) ?? []).map((content) => chunk({ content }));
const ending = [chunk({}, "stop"), usageChunk];

/** Providers `a`, `b`, …: each gives its text, and all but the last break off after it. */
function chain(...texts: readonly string[]) {
  const providers = texts.map((text, index) => {
    const opening = chunk({ role: "assistant", content: "" });
    const end = index < texts.length - 1 ? [broken] : ending;
    return chunkProvider("abcdef"[index] ?? "z", [opening, ...pieces(text), ...end]);
  });
  return stage({ providers });
}

describe("continue", () => {
  it("gives a recorded answer whole, cut after any of its pieces, though the second model repeats up to 40 characters", async () => {
    const wrong: string[] = [];
    for (const [index, cut] of recordedCuts.entries()) {
      const repeated = [0, 40, index % 40][index % 3] ?? 0;
      const before = recordedPieces.slice(0, index + 1).map((content) => chunk({ content }));
      const after = pieces(recordedAnswer.slice(Math.max(0, cut - repeated)));
      const providers = [chunkProvider("a", [...before, broken]), chunkProvider("b", [...after, ...ending])];
      const set = stage({ providers, onInterrupt: "continue" });
      const stream = await set.stream();
      const { text, error } = await read(set, stream);
      const whole = (await stream.completion()).choices[0]?.message.content;
      if (text !== recordedAnswer || whole !== recordedAnswer || error)
        wrong.push(`cut at ${cut}, ${repeated} repeated`);
    }
    expect(wrong).toEqual([]);
  });

  it("tells of both models, in the metadata and on the first chunk after the seam", async () => {
    const set = chain("Once upon a", " time.");
    const stream = await set.stream({ overture: { onInterrupt: "continue" } });
    const { chunks, text } = await read(set, stream);
    expect(text).toBe("Once upon a time.");
    const interruption = { how: "continued", from: "a/m", to: "b/m", atCharacter: 11 };
    expect(chunks.filter((each) => each.interruption)).toMatchObject([{ model: "b/m", interruption }]);
    expect(new Set(chunks.map(({ id, created }) => `${id} ${created}`)).size).toBe(1);
    expect(chunks.filter((each) => each.choices[0]?.delta.role)).toHaveLength(1);
    const { overture, model } = await stream.completion();
    expect(model).toBe("b/m");
    expect(overture).toMatchObject({
      interruptions: [interruption],
      attempts: [{ outcome: "fault" }, { outcome: "completion" }],
    });
    expect(overture.cost.nanoUsd).toBe(overture.attempts.reduce((sum, { cost }) => sum + cost.nanoUsd, 0));
    expect(overture.timing.firstTokenMs).toBe(0);
    expect(chunks.at(-1)?.overture).toBe(overture);
  });

  it("hands over the text in words, or as the beginning of the answer where the model takes one", async () => {
    const takesPrefix = { ...card, capabilities: { ...card.capabilities, assistantPrefix: true } };
    for (const [own, messages] of [
      [
        card,
        [
          { role: "user" },
          { role: "assistant", content: "Once " },
          { role: "user", content: expect.stringContaining("cut off") },
        ],
      ],
      [takesPrefix, [{ role: "user" }, { role: "assistant", content: "Once" }]],
    ] as const) {
      const set = stage({ cast: { a: {}, b: { models: [{ name: "m", card: own }] } }, onInterrupt: "continue" });
      set.provider("a").next({ fault: "network", afterChunks: 1 });
      set.provider("b").next({ answer: " upon" });
      const first = chunkProvider("a", [chunk({ content: "Once " }), broken]);
      const staged = stage({ providers: [first, set.provider("b")], clock: set.clock, onInterrupt: "continue" });
      const { text } = await read(staged, await staged.stream({ max_tokens: 100 }));
      expect(text).toBe("Once upon");
      expect(set.provider("b").calls[0]?.request).toMatchObject({ messages, max_tokens: 98 });
      expect(set.provider("b").calls[0]?.request.messages).toHaveLength(messages.length);
    }
  });

  it("costs what each model was asked and wrote, where the second one's vendor counts nothing", async () => {
    const wrote = [chunk({ content: "there was a king, and he had " }), chunk({}, "stop")];
    for (const counted of [{}, { usage: { prompt_tokens: 1000, completion_tokens: 1, total_tokens: 1001 } }]) {
      const asked: ChatRequest[] = [];
      const second = chunkProvider("b", wrote);
      const stream: Provider["stream"] = (request, call) => {
        asked.push(request);
        return second.stream(request, call);
      };
      const listening: Provider = { ...second, stream };
      const first = [{ ...chunk({ content: "Once upon a time, far away, " }), ...counted }, broken];
      const set = stage({ providers: [chunkProvider("a", first), listening], onInterrupt: "continue" });
      const { overture, usage } = await (await set.stream()).completion();
      const alone = await stage({ providers: [chunkProvider("b", wrote)] }).stream({
        messages: asked[0]?.messages ?? [],
      });
      expect(overture.attempts[1]?.cost).toEqual((await alone.completion()).overture.cost);
      // What the first one's vendor counted is not the answer's.
      expect(usage).toBeUndefined();
    }
  });

  it("goes on where a stream stands still", async () => {
    const set = stage({ onInterrupt: "continue", timeouts: { idleMs: 2000 } });
    set.provider("a").next({ hang: true, afterChunks: 2 });
    set.provider("b").next({ answer: " Hello" });
    const { text } = await read(set, await set.stream());
    expect(text).toBe("You said: Hello");
    expect(set.clock.pendingTimers).toBe(0);
  });

  it("goes on again, but not without end", async () => {
    const three = chain("One ", "two ", "three ", "four");
    expect((await read(three, await three.stream({ overture: { onInterrupt: "continue" } }))).text).toBe(
      "One two three four",
    );
    const four = chain("One ", "two ", "three ", "four ", "five");
    const { text, error } = await read(four, await four.stream({ overture: { onInterrupt: "continue" } }));
    expect(text).toBe("One two three four ");
    expect(error).toBeInstanceOf(StreamInterruptedError);
  });

  it("says what happened where nobody can go on", async () => {
    const set = stage({ onInterrupt: "continue", retries: 0 });
    set.provider("a").next({ fault: "network", afterChunks: 2 });
    set.provider("a").always({ fault: "server" });
    set.provider("b").always({ fault: "overloaded" });
    const { error } = await read(set, await set.stream());
    expect(error).toBeInstanceOf(StreamInterruptedError);
    expect(error instanceof OvertureError && error.attempts?.map(({ fault }) => fault)).toEqual([
      "network",
      "overloaded",
      "server",
    ]);
  });

  it("is not done inside a tool call, nor in an answer that must be JSON: half of either is nobody else's", async () => {
    const call = { index: 0, id: "1", type: "function" as const, function: { name: "f", arguments: '{"a' } };
    const inCall = stage({
      providers: [
        chunkProvider("a", [chunk({ tool_calls: [call] }), broken]),
        chunkProvider("b", [...pieces("x"), ...ending]),
      ],
      onInterrupt: "continue",
    });
    expect((await read(inCall, await inCall.stream())).error).toBeInstanceOf(StreamInterruptedError);
    const inJson = chain('{"a":', "1}");
    const stream = await inJson.stream({
      response_format: { type: "json_object" },
      overture: { onInterrupt: "continue" },
    });
    expect((await read(inJson, stream)).error).toBeInstanceOf(StreamInterruptedError);
  });
});

describe("restart", () => {
  it("begins again after a chunk that says so, and the answer is the second model's alone", async () => {
    const set = chain("Once upon", "A whole answer.");
    const stream = await set.stream({ overture: { onInterrupt: "restart" } });
    const { chunks, text } = await read(set, stream);
    expect(text).toBe("Once uponA whole answer.");
    const at = chunks.findIndex((each) => each.interruption?.how === "restarted");
    expect(
      chunks
        .slice(at)
        .map((each) => each.choices[0]?.delta.content ?? "")
        .join(""),
    ).toBe("A whole answer.");
    const answer = await stream.completion();
    expect(answer.choices[0]?.message.content).toBe("A whole answer.");
    expect(answer.overture.interruptions).toMatchObject([{ how: "restarted", from: "a/m", to: "b/m" }]);
  });

  it("serves in the middle of a tool call as well", async () => {
    const call = { index: 0, id: "1", type: "function" as const, function: { name: "f", arguments: '{"a' } };
    const first = chunkProvider("a", [chunk({ tool_calls: [call] }), broken]);
    const set = stage({ providers: [first, chunkProvider("b", [...pieces("Hi"), ...ending])], onInterrupt: "restart" });
    const stream = await set.stream();
    await read(set, stream);
    expect((await stream.completion()).choices[0]?.message).toMatchObject({ content: "Hi" });
  });
});

describe("whoever leaves while another model is being asked", () => {
  it("by the stream ends that attempt as well", async () => {
    const set = stage({ onInterrupt: "continue" });
    const ends: unknown[] = [];
    set.overture.on("answer", ({ error, attempts }) => ends.push([error, attempts.length]));
    set.provider("a").next({ fault: "network", afterChunks: 1 });
    set.provider("b").next({ hang: true });
    const stream = await set.stream();
    const reading = read(set, stream);
    set.clock.setTimer(() => stream.abort(), 1000);
    expect((await reading).error).toBeUndefined();
    expect(set.provider("b").calls[0]).toMatchObject({ aborted: true });
    expect(ends).toEqual([["aborted", 2]]);
    await set.clock.advance(0);
    expect(set.clock.pendingTimers).toBe(0);
  });

  it("by the request's signal ends it too", async () => {
    const set = stage({ onInterrupt: "continue" });
    const controller = new AbortController();
    set.provider("a").next({ fault: "network", afterChunks: 1 });
    set.provider("b").next({ hang: true });
    const stream = await set.stream({}, { signal: controller.signal });
    set.clock.setTimer(() => controller.abort(new Error("enough")), 1000);
    expect((await read(set, stream)).error).toMatchObject({ message: "enough" });
    expect(set.provider("b").calls[0]).toMatchObject({ aborted: true });
    expect([listenersOf(controller.signal), set.clock.pendingTimers]).toEqual([0, 0]);
  });
});

it("works in the mode speculative, whose account stays", async () => {
  const set = chain("Once upon a", " time.");
  const stream = await set.stream({ overture: { mode: "speculative", onInterrupt: "continue" } });
  expect((await read(set, stream)).text).toBe("Once upon a time.");
  expect((await stream.completion()).overture).toMatchObject({
    speculative: { raced: ["a/m"], winner: "b/m" },
    interruptions: [{ from: "a/m", to: "b/m" }],
  });
});
