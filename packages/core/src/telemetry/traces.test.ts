import { describe, expect, it } from "vitest";
import { stage as bareStage, type StageOptions } from "../../test/stage.ts";

await import("./recording/index.ts");

/** A stage of which everything is recorded. */
function stage(options: StageOptions = {}) {
  return bareStage({ traces: 256, ...options });
}

describe("traces", () => {
  it("tell of the latest requests, the last one first, by everything that may be asked for", async () => {
    const set = stage();
    const first = await set.answer({ overture: { correlationId: "c-1", tags: ["x"], user: "ann" } });
    set.provider("a").next({ fault: "server", status: 503 });
    const second = await set.answer();
    set.provider("a").next({ fault: "invalid_request" });
    await set.failure({ model: "a/m" });
    const { traces } = set.overture;
    const recent = await traces.recent();
    expect(recent.map(({ answerId }) => answerId)).toEqual([undefined, second.overture.id, first.overture.id]);
    expect(recent.map(({ user }) => user)).toEqual([undefined, undefined, "ann"]);
    expect(recent[0]).toMatchObject({ error: "invalid_request", model: undefined, requested: "a/m" });
    expect(recent[1]).toMatchObject({ model: "b/m", cost: { nanoUsd: second.overture.cost.nanoUsd } });
    expect(recent[1]?.attempts.map(({ fault }) => fault?.kind)).toEqual(["server", undefined]);
    const found = async (filter: Parameters<typeof traces.recent>[0]) => (await traces.recent(filter)).length;
    expect(await found({ fault: "server" })).toBe(1);
    expect(await found({ model: "b/m" })).toBe(1);
    expect(await found({ correlationId: "c-1" })).toBe(1);
    expect(await found({ tenant: "acme" })).toBe(0);
    expect(await found({ traceId: "a".repeat(32) })).toBe(0);
    expect(await found({ limit: 2 })).toBe(2);
  });

  it("are found by the id of the decision and of the answer", async () => {
    const set = stage();
    const { overture } = await set.answer();
    const { traces } = set.overture;
    expect(await traces.get(overture.id)).toMatchObject({ id: overture.decision.id, answerId: overture.id });
    expect((await traces.get(overture.decision.id))?.decision).toBe(overture.decision);
    expect(await traces.get("ovt1_unknown")).toBeUndefined();
  });

  it("hold no prompt, no answer and no key, and their JSON no decision", async () => {
    const set = stage({ cast: { a: { keys: ["sk-secret"] } } });
    const { choices } = await set.answer({ messages: [{ role: "user", content: "my secret" }] });
    const text = JSON.stringify(await set.overture.traces.recent());
    for (const hidden of ["secret", choices[0]?.message.content ?? "?", '"decision"'])
      expect(text).not.toContain(hidden);
  });

  it("are as many as the option says, however many requests end", async () => {
    const set = stage({ traces: 5 });
    let last = "";
    for (let count = 0; count < 100; count += 1) last = (await set.answer()).overture.id;
    const recent = await set.overture.traces.recent({ limit: 1000 });
    expect(recent).toHaveLength(5);
    expect(recent[0]?.answerId).toBe(last);
    expect((await set.overture.stats()).all.requests).toBe(100);
  });

  it("begin when they are first asked for, where the option does not say otherwise, and say since when", async () => {
    const set = bareStage();
    await set.answer();
    await set.clock.advance(1000);
    const asked = set.clock.now();
    expect(await set.overture.traces.recent()).toEqual([]);
    const { overture } = await set.answer();
    expect((await set.overture.traces.recent()).map(({ answerId }) => answerId)).toEqual([overture.id]);
    const stats = await set.overture.stats();
    expect([stats.all.requests, stats.sinceMs]).toEqual([1, asked]);
  });

  it("begin with the first request where the option says so, and say since when", async () => {
    const set = stage();
    const before = set.clock.now();
    await set.answer();
    expect((await set.overture.stats()).sinceMs).toBe(before);
  });

  it("is an option that is checked", () => {
    for (const traces of [0, 1.5, 20_000]) expect(() => stage({ traces })).toThrow(/"traces"/);
  });
});

it("counts everything while what counts is being loaded, up to a bound, and says how much it missed", async () => {
  const set = stage({ cast: { a: { maxCalls: 1e6 } } });
  const requests = 200;
  await Promise.all(Array.from({ length: requests }, () => set.answer()));
  const { all, missed } = await set.overture.stats();
  expect([all.requests, missed]).toEqual([requests, 0]);
});
