import type { ScriptedOutcome } from "@overture/testing";
import fc from "fast-check";
import { expect, it } from "vitest";
import { collect, hello, stage } from "../../../test/stage.ts";
import type { RequestOptions } from "../../index.ts";

const ids = ["a", "b", "c", "d"] as const;

const textOf = (id: string): string => Array.from({ length: 5 }, (_, index) => `${id}${index}`).join(" ");

/** How one call goes: it answers with its provider's own words, fails at once or later, or hangs. */
const outcome = (id: string): fc.Arbitrary<ScriptedOutcome> => {
  const ms = fc.integer({ min: 0, max: 3000 });
  const answer = ms.map((first) => ({ answer: textOf(id), firstTokenMs: () => first, tokenMs: () => 40 }));
  const fault = fc.constantFrom("overloaded", "server", "network", "rate_limited", "auth", "invalid_request" as const);
  return fc.oneof(
    { weight: 5, arbitrary: answer },
    { weight: 2, arbitrary: fc.record({ fault, afterMs: ms }) },
    { weight: 1, arbitrary: fc.record({ fault, afterMs: ms, afterChunks: fc.constant(2) }) },
    { weight: 2, arbitrary: fc.record({ hang: fc.constant(true as const), afterChunks: fc.constantFrom(0, 2) }) },
  );
};

const scene = fc.record({
  outcomes: fc.tuple(...ids.map((id) => fc.array(outcome(id), { minLength: 1, maxLength: 2 }))),
  stream: fc.boolean(),
  maxParallel: fc.integer({ min: 2, max: 5 }),
  race: fc.constantFrom("hedge", "all" as const),
  hedgeAfterMs: fc.option(fc.integer({ min: 0, max: 1500 }), { nil: undefined }),
  hedgeBudget: fc.constantFrom(0.05, 1),
  objective: fc.constantFrom("cost", "balanced", "quality" as const),
  validate: fc.constantFrom(
    undefined,
    () => true,
    () => false,
  ),
  abortAfterMs: fc.option(fc.integer({ min: 0, max: 4000 }), { nil: undefined, freq: 3 }),
});

it("keeps its promises whatever the providers do", { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(scene, async ({ outcomes, stream, maxParallel, race, objective, abortAfterMs, ...more }) => {
      const set = stage({ cast: { a: {}, b: {}, c: {}, d: {} }, retries: 1, timeouts: { totalMs: 20_000 } });
      for (const [index, id] of ids.entries()) set.provider(id).next(...(outcomes[index] ?? []));
      let [begun, ended, most] = [0, 0, 0];
      const openCalls = () => ids.reduce((sum, id) => sum + set.provider(id).openCalls, 0);
      set.overture.on("attempt", () => {
        begun += 1;
      });
      set.overture.on("answer", ({ attempts }) => {
        ended += attempts.length;
        for (const { startedAtMs: at } of attempts) {
          const beside = attempts.filter(
            ({ startedAtMs, durationMs }) => startedAtMs <= at && at < startedAtMs + durationMs,
          );
          most = Math.max(most, beside.length);
        }
      });
      const controller = new AbortController();
      if (abortAfterMs !== undefined) set.clock.setTimer(() => controller.abort(new Error("enough")), abortAfterMs);
      const { hedgeAfterMs, hedgeBudget, validate } = more;
      const speculative = { maxParallel, race, hedgeAfterMs, hedgeBudget, validate, wasteThreshold: 1 };
      const overture: RequestOptions = { mode: "speculative", objective, speculative };
      let begunAtCommit: number | undefined;
      const carryOut = async (): Promise<string | undefined> => {
        const call = { signal: controller.signal };
        if (!stream) {
          const answer = await set.overture.chat.completions.create({ ...hello, stream: false, overture }, call);
          return answer.choices[0]?.message.content ?? "";
        }
        const chunks = await set.overture.chat.completions.create({ ...hello, stream: true, overture }, call);
        begunAtCommit = begun;
        const { text, error } = await collect(chunks);
        expect([...ids.map(textOf), "You said: Hello"].some((whole) => whole.startsWith(text))).toBe(true);
        return error === undefined ? text : undefined;
      };
      const text = await set.clock.runUntil(carryOut().catch(() => undefined));
      await set.clock.advance(0);
      // One answer, whole, and of one author.
      if (text !== undefined) expect([...ids.map(textOf), "You said: Hello"]).toContain(text);
      // Every attempt is settled, and by then: none is left at its provider.
      expect(ended).toBe(begun);
      expect(openCalls()).toBe(0);
      expect(most).toBeLessThanOrEqual(objective === "cost" ? 1 : maxParallel);
      if (begunAtCommit !== undefined) expect(begun).toBe(begunAtCommit);
      await set.clock.advance(5000);
      expect(set.clock.pendingTimers).toBeLessThanOrEqual(abortAfterMs === undefined ? 0 : 1);
    }),
    { numRuns: 400, seed: 6 },
  );
});
