import fc from "fast-check";
import { expect, it } from "vitest";
import { card, chunk, completion, hello, listenersOf, never, stage, usageChunk } from "../../test/stage.ts";
import { expectNothingUnhandled } from "../../test/unhandled.ts";
import type { ChatCompletionChunk } from "../chat/index.ts";
import type { OvertureEvents } from "../index.ts";
import {
  type Call,
  defineProvider,
  type FaultKind,
  faultMeanings,
  type Provider,
  ProviderFault,
} from "../provider/index.ts";
import { type Clock, sleep } from "../time/index.ts";
import { ProviderStream } from "./provider-stream.ts";

expectNothingUnhandled();

/** How one call goes. */
type Behaviour =
  | { readonly kind: "answer" | "late" | "malformed" | "throw"; readonly afterMs: number }
  | { readonly kind: "hang"; readonly deaf: boolean }
  | { readonly kind: "fault"; readonly fault: FaultKind; readonly afterMs: number; readonly retryAfterMs?: number }
  /** Streams only: some chunks, and then this. */
  | { readonly kind: "break" | "stall" | "cut"; readonly afterMs: number };

const afterMs = fc.integer({ min: 0, max: 3000 });
const behaviour: fc.Arbitrary<Behaviour> = fc.oneof(
  fc.record({
    kind: fc.constantFrom("answer" as const, "late" as const, "malformed" as const, "throw" as const),
    afterMs,
  }),
  fc.record({ kind: fc.constant("hang" as const), deaf: fc.boolean() }),
  fc.record({ kind: fc.constantFrom("break" as const, "stall" as const, "cut" as const), afterMs }),
  fc.record(
    {
      kind: fc.constant("fault" as const),
      fault: fc.constantFrom(...(Object.keys(faultMeanings) as FaultKind[])),
      afterMs,
      retryAfterMs: fc.integer({ min: 0, max: 10_000 }),
    },
    { requiredKeys: ["kind", "fault", "afterMs"] },
  ),
);

/** Does as the behaviours say, in turn; with none left it answers at once. */
function erratic(id: string, clock: Clock, behaviours: Behaviour[]): Provider {
  const wait = (ms: number, call: Call, deaf = false): Promise<void> =>
    sleep(clock, ms, deaf ? undefined : call.signal);
  const begin = async (call: Call): Promise<Behaviour> => {
    const next = behaviours.shift() ?? { kind: "answer", afterMs: 0 };
    if (next.kind === "throw") throw new TypeError("a mistake");
    if (next.kind === "hang") {
      await (next.deaf ? never() : wait(1e9, call));
      return next;
    }
    await wait(next.afterMs, call, next.kind === "late");
    if (next.kind === "fault") throw new ProviderFault({ ...next, kind: next.fault, message: "as told" });
    return next;
  };
  async function* play(told: Behaviour, call: Call): AsyncGenerator<ChatCompletionChunk> {
    yield chunk({ role: "assistant", content: "" });
    yield chunk({ content: "Hi" });
    if (told.kind === "break") throw new ProviderFault({ kind: "network", message: "reset" });
    if (told.kind === "stall") await never();
    if (told.kind === "cut") return;
    await wait(5, call);
    yield chunk({}, "stop");
    yield usageChunk;
  }
  return defineProvider({
    id,
    models: [{ name: "m", ...card }],
    chat: async (_, call) => {
      const told = await begin(call);
      return told.kind === "malformed" ? { ...completion(), choices: [] } : completion();
    },
    stream: async (_, call) => {
      const told = await begin(call);
      const body =
        told.kind === "malformed" ? ([{}] as unknown as AsyncIterable<ChatCompletionChunk>) : play(told, call);
      return { body, warnings: [] };
    },
  });
}

const plan = fc.record({
  a: fc.array(behaviour, { maxLength: 4 }),
  b: fc.array(behaviour, { maxLength: 4 }),
  c: fc.array(behaviour, { maxLength: 4 }),
  stream: fc.boolean(),
  leaveEarly: fc.boolean(),
  totalMs: fc.integer({ min: 1, max: 8000 }),
  idleMs: fc.integer({ min: 1, max: 8000 }),
  abortMs: fc.option(fc.integer({ min: 0, max: 8000 })),
  seed: fc.integer(),
});

it("ends by the deadline whatever happens, settles each attempt once and leaves nothing behind", async () => {
  await fc.assert(
    fc.asyncProperty(plan, async ({ a, b, c, stream, leaveEarly, totalMs, idleMs, abortMs }) => {
      const { clock } = stage();
      const set = stage({
        clock,
        providers: [erratic("a", clock, a), erratic("b", clock, b), erratic("c", clock, c)],
        breaker: { consecutiveFaults: 2 },
      });
      const begun: OvertureEvents["attempt"][] = [];
      const ended: OvertureEvents["answer"][] = [];
      set.overture.on("attempt", (event) => begun.push(event));
      set.overture.on("answer", (event) => ended.push(event));
      const controller = new AbortController();
      const abortTimer = abortMs === null ? undefined : clock.setTimer(() => controller.abort("enough"), abortMs);
      const asking = (async () => {
        const options = { signal: controller.signal, timeout: totalMs };
        const given = await set.overture.chat.completions.create(
          { ...hello, stream, overture: { maxIdleMs: idleMs } },
          options,
        );
        if (!(given instanceof ProviderStream)) return;
        for await (const piece of given) if (leaveEarly && piece.choices[0]?.delta.content) break;
      })();
      await clock.runUntil(asking.catch(() => {}));
      if (abortTimer) clock.clearTimer(abortTimer);
      expect(clock.monotonic()).toBeLessThanOrEqual(totalMs);
      expect(ended).toHaveLength(1);
      expect(ended[0]?.attempts).toHaveLength(begun.length);
      expect(listenersOf(controller.signal)).toBe(0);
      await set.overture.close();
      // What a provider that heeds nothing set for itself, and a second of draining, is all that may be left.
      await clock.advance(5000);
      expect(clock.pendingTimers).toBe(0);
    }),
    { numRuns: 400 },
  );
});

it("returns every breaker's permit: a provider that is well again is asked again", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(plan, { minLength: 1, maxLength: 6 }), async (plans) => {
      const { clock } = stage();
      const behaviours: Behaviour[] = [];
      const set = stage({ clock, providers: [erratic("a", clock, behaviours)], breaker: { consecutiveFaults: 1 } });
      for (const { a, stream, totalMs, abortMs } of plans) {
        behaviours.splice(0, behaviours.length, ...a);
        const controller = new AbortController();
        const timer = clock.setTimer(() => controller.abort(), abortMs ?? 1e9);
        const asked = set.overture.chat.completions
          .create({ ...hello, stream }, { signal: controller.signal, timeout: totalMs })
          .then(async (given) => {
            if (given instanceof ProviderStream) for await (const _ of given);
          });
        await clock.runUntil(asked.catch(() => {}));
        clock.clearTimer(timer);
        // Long enough for every breaker to be half-open, and for no probe's own limit to have passed.
        await clock.advance(10_000);
      }
      behaviours.length = 0;
      await clock.advance(300_000);
      const decision = await set.overture.decide(hello);
      expect(decision.ranking[0]?.rest).toBeUndefined();
      expect((await set.answer()).overture.attempts).toHaveLength(1);
    }),
    { numRuns: 100 },
  );
});

it.each([false, true])("tells of a request's end once, with what ended it (streamed: %s)", async (stream) => {
  const set = stage({ cast: { a: {} }, retries: 0 });
  const ends: (string | undefined)[] = [];
  set.overture.on("answer", ({ error, metadata }) => ends.push(error ?? metadata?.model));
  const given = await set.clock.runUntil(set.overture.chat.completions.create({ ...hello, stream }));
  if (given instanceof ProviderStream) await set.clock.runUntil(given.completion());
  set.provider("a").next({ fault: "server" });
  await set.failure({ stream });
  const controller = new AbortController();
  const asked = set.overture.chat.completions.create({ ...hello, stream }, { signal: controller.signal });
  controller.abort();
  await expect(asked).rejects.toThrow("aborted");
  expect(ends).toEqual(["a/m", "provider_failed", "aborted"]);
});
