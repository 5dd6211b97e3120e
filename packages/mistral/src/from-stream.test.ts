import { CallSignal } from "@overture/core/provider";
import { expect, it } from "vitest";
import { callOf, collect, faultOf, forms } from "../test/fixtures.ts";
import { ChunkTranslator } from "./chunk-translator.ts";
import { fromStream, isEventStream } from "./from-stream.ts";

const event = (content: string, finishReason: string | null = null) => ({
  data: { id: "abc", choices: [{ index: 0, delta: { content }, finishReason }] },
});

function stream(events: readonly unknown[]) {
  const call = callOf({ timeoutMs: 60_000 });
  const callSignal = new CallSignal(call);
  const translator = new ChunkTranslator(forms, "m");
  const source = (async function* () {
    for (const each of events) {
      if (each instanceof Error) throw each;
      yield each;
    }
  })();
  return {
    callSignal,
    body: fromStream(source, { translator, call, callSignal, requestId: "req_1", notes: undefined }),
  };
}

const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;

it("translates a stream to its end, and leaves no timer behind", async () => {
  const before = timers();
  const { body, callSignal } = stream([event("Hi"), event("", "stop")]);
  expect((await collect(body)).map((chunk) => chunk.choices[0]?.finish_reason)).toEqual([null, "stop"]);
  expect(callSignal.signal.aborted).toBe(false);
  expect(timers()).toBe(before);
});

it.each([
  ["a stream without a finish reason", [event("Hi")], "truncated"],
  ["an event of another form", [event("Hi"), { data: {} }], "malformed"],
  ["a connection that breaks", [event("Hi"), new TypeError("terminated")], "truncated"],
  ["a model that breaks off", [event("Hi"), event("", "error")], "server"],
])("does not report %s as an answer, and closes it", async (_what, events, kind) => {
  const { body, callSignal } = stream(events);
  expect(await faultOf(() => collect(body))).toMatchObject({ kind, requestId: "req_1" });
  expect(callSignal.signal.aborted).toBe(true);
});

it("takes nothing of an answer whose connection breaks after its end", async () => {
  expect(await collect(stream([event("Hi", "stop"), new TypeError("terminated")]).body)).toHaveLength(1);
});

it("knows a stream", () => {
  expect([isEventStream(new ReadableStream()), isEventStream({}), isEventStream(null)]).toEqual([true, false, false]);
});
