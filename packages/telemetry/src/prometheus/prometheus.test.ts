import { expect, it } from "vitest";
import { type Parsed, parse, samplesOf, totalOf } from "../../test/exposition.ts";
import { stage } from "../../test/stage.ts";
import { prometheus } from "./prometheus.ts";

function find(families: readonly Parsed[], name: string): Parsed {
  const found = families.find((family) => family.name === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
}

it("answers in a form that an independent parser reads, with counters that add up to the ledger", async () => {
  const set = stage({ breaker: { consecutiveFaults: 1 } });
  const handler = prometheus(set.overture);
  let nanoUsd = 0;
  let calls = 0;
  let tokens = 0;
  for (let count = 0; count < 50; count += 1) {
    if (count % 7 === 3) set.a.next({ fault: count % 2 ? "rate_limited" : "server" });
    const { overture } = await set.ask({ stream: count % 3 === 0, overture: { task: `task "${count % 2}"\n\\` } });
    nanoUsd += overture.cost.nanoUsd;
    calls += overture.attempts.length;
    for (const { usage } of overture.attempts) tokens += usage?.total_tokens ?? 0;
  }
  // By name, so that it is the only one that can be asked.
  set.b.next({ fault: "invalid_request" });
  await expect(set.ask({ model: "b/m" })).rejects.toThrow();
  calls += 1;

  const response = handler(new Request("https://overture.example/metrics"));
  expect(response.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
  const text = await response.text();
  const families = parse(text);
  expect(Math.round(totalOf(find(families, "overture_cost_usd_total")) * 1e9)).toBe(nanoUsd);
  expect(totalOf(find(families, "overture_attempts_total"))).toBe(calls);
  expect(totalOf(find(families, "overture_tokens_total"))).toBe(tokens);
  expect(totalOf(find(families, "overture_requests_total"))).toBe(51);
  const requests = find(families, "overture_requests_total").metrics;
  expect(new Set(requests.map(({ labels }) => labels?.task))).toContain('task "0"\n\\');
  const answered = requests.filter(({ labels }) => labels?.result === "ok");
  expect(totalOf({ ...find(families, "overture_requests_total"), metrics: answered })).toBe(50);
  expect(find(families, "overture_request_duration_seconds").type).toBe("HISTOGRAM");
  const of = { operation: "chat" };
  expect(samplesOf(text, "overture_request_duration_seconds_count")).toEqual([{ labels: of, value: "50" }]);
  const buckets = samplesOf(text, "overture_request_duration_seconds_bucket").map(({ value }) => Number(value));
  expect(buckets).toEqual(buckets.toSorted((left, right) => left - right));
  expect(samplesOf(text, "overture_request_duration_seconds_bucket").at(-1)?.labels).toEqual({ ...of, le: "+Inf" });
  const completions = find(families, "overture_attempts_total").metrics.filter(
    (each) => each.labels?.outcome === "completion",
  );
  const timed = samplesOf(text, "overture_attempt_duration_seconds_count");
  expect(timed.map(({ labels, value }) => [labels?.model, value])).toEqual(
    completions.map(({ labels, value }) => [labels?.model, value]),
  );
  expect(totalOf(find(families, "overture_key_parks_total"))).toBeGreaterThan(0);
  expect(find(families, "overture_breaker_state").metrics).toMatchObject([{ labels: { name: "a/m" } }]);
  const parsedTwice = parse(handler.text());
  expect(parsedTwice).toEqual(families);
});

it("agrees with what overture.stats() has counted", async () => {
  const set = stage({ traces: 10 });
  const handler = prometheus(set.overture);
  for (let count = 0; count < 20; count += 1) await set.ask();
  const { all, models } = await set.overture.stats();
  const families = parse(handler.text());
  expect(totalOf(find(families, "overture_cost_usd_total"))).toBeCloseTo(all.cost.usd, 12);
  expect(totalOf(find(families, "overture_requests_total"))).toBe(all.requests);
  expect(totalOf(find(families, "overture_attempts_total"))).toBe(models["a/m"]?.calls);
});

it("counts no more once it is stopped", async () => {
  const set = stage();
  const handler = prometheus(set.overture);
  handler.stop();
  await set.ask();
  expect(handler.text()).not.toMatch(/^overture/m);
  expect(handler.text()).toMatch(/^# HELP overture_requests_total /m);
});
