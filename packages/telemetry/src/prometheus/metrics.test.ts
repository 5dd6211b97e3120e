import { expect, it } from "vitest";
import { parse, samplesOf } from "../../test/exposition.ts";
import { stage } from "../../test/stage.ts";
import { Metrics } from "./metrics.ts";

it("counts judges and shadows by themselves, though what they cost is cost", async () => {
  const set = stage({ evaluate: () => 0.7 });
  const metrics = new Metrics();
  set.overture.on("answer", (event) => {
    metrics.concluded(event);
    metrics.concluded({ ...event, decision: event.decision, purpose: "judge", about: "x" });
  });
  set.overture.on("signal", (event) => metrics.scored(event));
  await set.ask();
  await set.clock.runUntil(set.overture.close());
  const families = new Map(parse(metrics.text()).map((family) => [family.name, family.metrics]));
  expect(families.get("overture_requests_total")).toMatchObject([{ value: "1" }]);
  expect(families.get("overture_background_requests_total")).toMatchObject([
    { value: "1", labels: { purpose: "judge", result: "ok" } },
  ]);
  expect(samplesOf(metrics.text(), "overture_signal_score_sum")).toEqual([
    { labels: { model: "a/m", source: "evaluate" }, value: "0.7" },
  ]);
});

it("tells tenants apart where events do", async () => {
  const set = stage();
  const metrics = new Metrics();
  let nanoUsd = 0;
  set.overture.on("outcome", (event) => metrics.ended({ ...event, tenant: "acme" }));
  for (let count = 0; count < 3; count += 1) nanoUsd += (await set.ask()).overture.cost.nanoUsd;
  const tenants = parse(metrics.text()).find(({ name }) => name === "overture_tenant_cost_usd_total")?.metrics;
  expect(tenants).toMatchObject([{ labels: { tenant: "acme" }, value: String(nanoUsd / 1e9) }]);
});

it("counts requests that were refused before anything was decided, by why", async () => {
  const set = stage();
  const metrics = new Metrics();
  set.overture.on("refused", (event) => metrics.refused(event));
  const create = (model: string) =>
    set.overture.chat.completions.create({ model, messages: [{ role: "user", content: "Hi" }], stream: false });
  for (const model of ["nobody/x", "nobody/x"]) await create(model).catch(() => {});
  expect(parse(metrics.text()).find(({ name }) => name === "overture_refused_requests_total")?.metrics).toEqual([
    { labels: { operation: "chat", code: "model_not_found" }, value: "2" },
  ]);
});

it("counts budgets' warnings and limits, and tells whether the store answers once that was in doubt", () => {
  const metrics = new Metrics();
  expect(metrics.text()).not.toMatch(/^overture_store_up/m);
  const of = { tenant: "acme", owner: "tenant", per: "month", usd: 10, spentUsd: 9, atMs: 1 } as const;
  metrics.warned({ ...of, share: 0.9 });
  metrics.limited({ tenant: "acme", owner: "tenant", limit: "concurrent", most: 2, retryAfterMs: 5, atMs: 1 });
  metrics.storeMoved({ state: "down", atMs: 1 });
  expect(metrics.text()).toMatch(/^overture_budget_warnings_total\{owner="tenant",share="0.9"\} 1$/m);
  expect(metrics.text()).toMatch(/^overture_limits_total\{owner="tenant",limit="concurrent"\} 1$/m);
  expect(metrics.text()).toMatch(/^overture_store_up 0$/m);
});
