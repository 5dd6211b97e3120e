import { expect, it } from "vitest";
import { candidates } from "../../test/candidates.ts";
import { lentToStreams } from "../../test/lent.ts";
import { runOf } from "../../test/run-of.ts";
import { chunk, usageChunk } from "../../test/stage.ts";
import { Attempt } from "./attempt.ts";
import { Delivery } from "./delivery.ts";
import type { OpenedStream } from "./open-stream.ts";
import { brokenError, failStream, finishStream } from "./settle-stream.ts";

function opened() {
  const run = runOf();
  const [candidate] = candidates("a/m");
  if (!candidate) throw new Error("no candidate");
  const attempt = new Attempt(run, candidate, { kind: "key", index: 0, credential: undefined });
  const delivery = new Delivery({ model: "a/m", choices: 1, includeUsage: false });
  const chunks = [][Symbol.iterator]() as unknown as OpenedStream["chunks"];
  const stream: OpenedStream = {
    request: run.request,
    ...{ attempt, chunks, buffered: [], firstTokenMs: 5, requestId: "r1", limits: undefined, warnings: undefined },
  };
  return { run, delivery, stream };
}

it("settles a stream that ended at what it used, and hands its account over with the finish reason", () => {
  const { run, delivery, stream } = opened();
  for (const each of [chunk({ content: "Hi" }), chunk({}, "stop"), usageChunk]) delivery.push(each);
  const finished = finishStream(run, stream, delivery, lentToStreams);
  if (!("answer" in finished)) throw new Error("it was finished");
  const { answer } = finished;
  expect(answer).toMatchObject({
    model: "a/m",
    overture: { timing: { firstTokenMs: 5 }, cost: { certainty: "exact" } },
  });
  expect(delivery.ready.at(-1)?.overture).toBe(answer.overture);
  expect(run.attempts).toMatchObject([{ outcome: "completion", requestId: "r1" }]);
});

it("settles a stream that broke at what had come, at least", () => {
  const { run, delivery, stream } = opened();
  delivery.push(chunk({ content: "Half an answer" }));
  const broken = failStream(stream, delivery, lentToStreams, new TypeError("terminated"));
  expect(run.attempts).toMatchObject([{ outcome: "fault", cost: { certainty: "at-least" } }]);
  expect(run.attempts[0]?.cost.usd).toBeGreaterThan(0);
  const error = brokenError(run, broken, lentToStreams);
  expect(error).toMatchObject({ code: "stream_interrupted", partial: { model: "a/m" } });
  expect(error.partial.choices[0]?.message.content).toBe("Half an answer");
});
