import { expect, it } from "vitest";
import { eventsOf } from "../../../test/events.ts";
import { stage } from "../../../test/stage.ts";
import { isWanted, traceOf } from "./trace.ts";

it("tells of a request that was never answered how long it took", async () => {
  const set = stage({ retries: 0, cast: { a: {} } });
  const ended = eventsOf(set.overture, "answer");
  set.provider("a").next({ fault: "server", afterMs: 30 });
  await set.failure();
  const [event] = ended;
  if (!event) throw new Error("it has ended");
  const trace = traceOf(event);
  expect(trace).toMatchObject({
    task: "chat",
    mode: "single",
    answerId: undefined,
    timing: { totalMs: 30, overheadMs: 0 },
  });
  expect(Object.keys(trace)).not.toContain("decision");
});

it("matches only what matches everything that is asked for", async () => {
  const set = stage();
  const ended = eventsOf(set.overture, "answer");
  await set.answer({ overture: { correlationId: "c" } });
  const event = { ...ended[0], tenant: "acme" } as (typeof ended)[number];
  expect(isWanted(event, {})).toBe(true);
  expect(isWanted(event, { tenant: "acme", model: "a/m", correlationId: "c" })).toBe(true);
  expect(isWanted(event, { tenant: "acme", model: "b/m", correlationId: "c" })).toBe(false);
  expect(isWanted(event, { tenant: "other" })).toBe(false);
  expect(isWanted(event, { fault: "server" })).toBe(false);
});
