import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { stage } from "../test/stage.ts";
import { pinoLogger } from "./pino-logger.ts";

/** A stage whose events a real pino logs. */
function setUp(options: Parameters<typeof stage>[0] = {}) {
  const lines: Record<string, unknown>[] = [];
  const logger = pino({ level: "debug" }, { write: (line: string) => lines.push(JSON.parse(line)) });
  const set = stage({ breaker: { consecutiveFaults: 1 }, ...options });
  const stop = pinoLogger(set.overture, logger);
  return { ...set, lines, stop, of: (event: string) => lines.filter((line) => line.event === event) };
}

const levels = { debug: 20, info: 30, warn: 40, error: 50 };

describe("lines", () => {
  it("tell of every event, each at its level, and belong together by their ids", async () => {
    const { ask, a, of, lines, overture } = setUp({ evaluate: () => 0.9 });
    a.next({ fault: "server", status: 500 });
    const traceparent = `00-${"a".repeat(32)}-${"b".repeat(16)}-01`;
    const { overture: metadata } = await ask({ overture: { correlationId: "order-7", traceparent } });
    await overture.feedback(metadata.id, { score: 1 });
    expect(of("decision")).toMatchObject([{ level: levels.debug, ranking: ["a/m", "b/m"] }]);
    expect(of("attempt")).toHaveLength(2);
    expect(of("outcome")).toHaveLength(2);
    expect(of("fault")).toMatchObject([{ level: levels.warn, kind: "server", status: 500, model: "a/m" }]);
    expect(of("breaker")).toMatchObject([{ level: levels.warn, name: "a/m", to: "open" }]);
    expect(of("feedback")).toMatchObject([{ level: levels.info, score: 1, counted: true }]);
    expect(of("answer")).toMatchObject([{ level: levels.info, model: "b/m", attempts: 2, usd: metadata.cost.usd }]);
    for (const event of ["decision", "attempt", "outcome", "fault", "answer"]) {
      for (const line of of(event)) expect(line).toMatchObject({ correlationId: "order-7", trace_id: "a".repeat(32) });
    }
    expect(JSON.stringify(lines)).not.toContain("secret");
  });

  it("tell of a request that failed as an error, and of one that its caller left as of no harm", async () => {
    const { ask, a, b, of, overture, clock } = setUp();
    for (const provider of [a, b]) provider.next({ fault: "invalid_request" });
    await ask().catch(() => {});
    const controller = new AbortController();
    const messages = [{ role: "user", content: "Hi" }] as const;
    const left = overture.chat.completions.create({ model: "auto", messages }, { signal: controller.signal });
    controller.abort();
    await clock.runUntil(left.catch(() => {}));
    expect(of("answer").map(({ level }) => level)).toEqual([levels.error, levels.info]);
  });

  it("tell of a request that was refused before anything was decided", async () => {
    const { of, overture } = setUp();
    const scope = overture.for({ tags: ["chat"], correlationId: "order-8" });
    await scope.chat.completions.create({ model: "auto", messages: [] }).catch(() => {});
    expect(of("refused")).toMatchObject([
      {
        level: levels.warn,
        code: "invalid_request",
        status: 400,
        param: "messages",
        tags: ["chat"],
        correlationId: "order-8",
      },
    ]);
  });

  it("tell of keys that rest and of scores that did not come", async () => {
    const broken = setUp({
      evaluate: () => {
        throw new Error("secret");
      },
    });
    await broken.ask();
    broken.a.next({ fault: "rate_limited", retryAfterMs: 1000 });
    await broken.ask();
    await broken.clock.runUntil(broken.overture.close());
    expect(broken.of("signal")[0]).toMatchObject({ level: levels.warn, source: "evaluate" });
    expect(broken.of("key")).toMatchObject([{ level: levels.warn, provider: "a", because: "rate_limited" }]);
  });

  it("tell whose key it is that rests", async () => {
    const { ask, a, of } = setUp({ tenants: { acme: { keys: { a: "acme's own" } } } });
    a.next({ fault: "auth" });
    await ask({ model: "a/m", overture: { tenant: "acme" } }).catch(() => {});
    expect(of("key")).toMatchObject([{ tenant: "acme", provider: "a", because: "auth" }]);
  });
});

it("logs no more once it is stopped", async () => {
  const { ask, stop, lines } = setUp();
  stop();
  await ask();
  expect(lines).toEqual([]);
});

it("tells of budgets, limits, tenants and the store", () => {
  const lines: Record<string, unknown>[] = [];
  const logger = pino({ level: "debug" }, { write: (line: string) => lines.push(JSON.parse(line)) });
  const listeners = new Map<string, (event: object) => void>();
  const on = (name: string, listener: (event: never) => void) => {
    listeners.set(name, listener as (event: object) => void);
    return () => {};
  };
  pinoLogger({ on }, logger);
  const budget = { tenant: "acme", owner: "tenant", per: "month", share: 0.9, usd: 10, spentUsd: 9 };
  listeners.get("budget")?.({ ...budget, atMs: 1 });
  listeners.get("limit")?.({ owner: "tenant acme", limit: "concurrent", most: 2, retryAfterMs: 5, atMs: 1 });
  listeners.get("tenant")?.({ tenant: "acme", provider: "a", problem: "TypeError", atMs: 1 });
  for (const state of ["down", "up"]) listeners.get("store")?.({ state, atMs: 1 });
  expect(lines.map(({ event, level }) => [event, level])).toEqual([
    ["budget", levels.warn],
    ["limit", levels.warn],
    ["tenant", levels.error],
    ["store", levels.error],
    ["store", levels.info],
  ]);
});
