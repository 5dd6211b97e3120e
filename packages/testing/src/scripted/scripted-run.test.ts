import { seededRandom } from "@overture/core";
import { expect, it } from "vitest";
import { virtualClock } from "../clock/index.ts";
import type { ScriptedOutcome } from "./outcome.ts";
import { drawCall } from "./scripted-model.ts";
import { chat, type ScriptedRun, settle, stream } from "./scripted-run.ts";

function runOf(outcome: ScriptedOutcome) {
  const clock = virtualClock();
  const controller = new AbortController();
  const ends: unknown[] = [];
  const run: ScriptedRun = {
    request: { model: "m", messages: [{ role: "user", content: "Hi" }] },
    call: { ...{ model: "m", card: undefined, credential: "k", timeoutMs: 1, headers: {} }, signal: controller.signal },
    clock,
    id: "run-1",
    drawn: drawCall({ name: "m" }, outcome, seededRandom(1)),
    end: (error) => void ends.push(error ?? "end"),
    leave: () => void ends.push("leave"),
  };
  return { run, clock, controller, ends };
}

it("notes the end of an answer, and the fault of one that fails", async () => {
  const sound = runOf({ answer: "yes" });
  await sound.clock.runUntil(settle(sound.run, chat));
  expect(sound.ends).toEqual(["end"]);
  const broken = runOf({ fault: "server", afterMs: 70, status: 500 });
  const failing = expect(settle(broken.run, chat)).rejects.toMatchObject({
    kind: "server",
    status: 500,
    requestId: "run-1",
  });
  await broken.clock.advance(70);
  await failing;
  expect(broken.ends).toMatchObject([{ kind: "server" }]);
});

it("hangs in the middle of a stream, without a timer, until the call is aborted", async () => {
  const { run, clock, controller, ends } = runOf({ hang: true, afterChunks: 1 });
  const reply = await clock.runUntil(stream(run));
  const chunks = reply.body[Symbol.asyncIterator]();
  await clock.runUntil(chunks.next());
  const waiting = expect(chunks.next()).rejects.toMatchObject({ kind: "aborted" });
  await clock.advance(3_600_000);
  expect(clock.pendingTimers).toBe(0);
  controller.abort();
  await waiting;
  expect(ends).toContainEqual(expect.objectContaining({ kind: "aborted" }));
});

it("notes the abort of a stream that nobody reads", async () => {
  const { run, clock, controller, ends } = runOf({ answer: "yes" });
  await clock.runUntil(stream(run));
  controller.abort();
  expect(ends).toEqual(["leave"]);
});
