import { expect, it } from "vitest";
import { eventsOf } from "../../../test/events.ts";
import { stage } from "../../../test/stage.ts";
import { RequestSeries } from "./request-series.ts";

it("counts an abort as neither an answer nor a failure", async () => {
  const set = stage();
  const ended = eventsOf(set.overture, "answer");
  await set.answer();
  const controller = new AbortController();
  const left = set.answer({}, { signal: controller.signal });
  controller.abort();
  await left.catch(() => {});
  const series = new RequestSeries();
  for (const event of ended) series.add(event);
  expect(series.stats()).toMatchObject({ requests: 2, answers: 1, errors: { aborted: 1 }, success: 1 });
});

it("tells as many codes apart as there may be", async () => {
  const set = stage();
  const ended = eventsOf(set.overture, "answer");
  await set.answer();
  const [event] = ended;
  if (!event) throw new Error("it has ended");
  const series = new RequestSeries();
  for (let code = 0; code < 500; code += 1)
    series.add({ ...event, decision: event.decision, metadata: undefined, error: `e${code}` });
  const { errors } = series.stats();
  expect(Object.keys(errors)).toHaveLength(65);
  expect(errors.unexpected).toBe(500 - 64);
});
