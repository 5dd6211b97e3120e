import type { OvertureEvents } from "@overture/core";
import { Counter } from "./counter.ts";
import { Histogram } from "./histogram.ts";

const durations = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 40, 80];
const overheads = [1e-5, 2e-5, 5e-5, 1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 5e-3, 1e-2, 0.1];
const model = ["provider", "model"] as const;
const nanoPerUsd = 1e9;

/** The metrics of one Overture, as Prometheus reads them. */
export class Metrics {
  readonly #requests = new Counter({
    name: "overture_requests_total",
    help: "Requests that ended, by what they ended with: ok, or an error's code.",
    labels: ["operation", "task", "mode", "result"],
  });
  readonly #background = new Counter({
    name: "overture_background_requests_total",
    help: "Requests that no caller made: judges and shadows.",
    labels: ["purpose", "result"],
  });
  readonly #refused = new Counter({
    name: "overture_refused_requests_total",
    help: "Requests that were refused before anything was decided, by the error's code.",
    labels: ["operation", "code"],
  });
  readonly #requestSeconds = new Histogram({
    name: "overture_request_duration_seconds",
    help: "Requests of callers that were answered, all attempts included.",
    labels: ["operation"],
    bounds: durations,
  });
  readonly #overheadSeconds = new Histogram({
    name: "overture_request_overhead_seconds",
    help: "What Overture took before the first call.",
    labels: ["operation"],
    bounds: overheads,
  });
  readonly #attempts = new Counter({
    name: "overture_attempts_total",
    help: "Calls to providers, by what they ended with: completion, or a kind of fault.",
    labels: [...model, "outcome"],
  });
  readonly #attemptSeconds = new Histogram({
    name: "overture_attempt_duration_seconds",
    help: "Calls to providers that brought a completion.",
    labels: [...model],
    bounds: durations,
  });
  readonly #firstTokenSeconds = new Histogram({
    name: "overture_first_token_seconds",
    help: "Streamed calls to providers, until their first content.",
    labels: [...model],
    bounds: durations,
  });
  readonly #tokens = new Counter({
    name: "overture_tokens_total",
    help: "Tokens, as providers count them.",
    labels: [...model, "type"],
  });
  readonly #cost = new Counter({
    name: "overture_cost_usd_total",
    help: "What calls cost, those for judges and shadows included.",
    labels: [...model],
    divisor: nanoPerUsd,
  });
  readonly #wasted = new Counter({
    name: "overture_wasted_usd_total",
    help: "What calls cost that brought no completion.",
    labels: [...model],
    divisor: nanoPerUsd,
  });
  readonly #tenantCost = new Counter({
    name: "overture_tenant_cost_usd_total",
    help: "What calls cost, by tenant, where tenants are told apart.",
    labels: ["tenant"],
    divisor: nanoPerUsd,
  });
  readonly #breakers = new Counter({
    name: "overture_breaker_state",
    help: "Breakers that moved: 0 closed, 1 half open, 2 open.",
    labels: ["scope", "name"],
    gauge: true,
  });
  readonly #keyParks = new Counter({
    name: "overture_key_parks_total",
    help: "Keys that were parked, by what for.",
    labels: ["provider", "because"],
  });
  readonly #budgetWarnings = new Counter({
    name: "overture_budget_warnings_total",
    help: "Shares of budgets at which was warned.",
    labels: ["owner", "share"],
  });
  readonly #limits = new Counter({
    name: "overture_limits_total",
    help: "Requests that ran into a limit.",
    labels: ["owner", "limit"],
  });
  readonly #storeUp = new Counter({
    name: "overture_store_up",
    help: "Whether the store answers; absent until it has failed once.",
    labels: [],
    gauge: true,
  });
  readonly #scores = new Histogram({
    name: "overture_signal_score",
    help: "How good answers were said to be by evaluators, judges and their form.",
    labels: ["model", "source"],
    bounds: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1],
  });

  ended(event: OvertureEvents["outcome"]): void {
    const { outcome, fault, durationMs, firstTokenMs, usage, cost, model: name } = event.attempt;
    const slash = name.indexOf("/");
    const of = [name.slice(0, slash), name.slice(slash + 1)];
    this.#attempts.add([...of, fault?.kind ?? outcome]);
    if (outcome === "completion") this.#attemptSeconds.observe(of, durationMs / 1000);
    if (firstTokenMs !== undefined) this.#firstTokenSeconds.observe(of, firstTokenMs / 1000);
    this.#tokens.add([...of, "input"], usage?.prompt_tokens ?? 0);
    this.#tokens.add([...of, "output"], usage?.completion_tokens ?? 0);
    this.#cost.add(of, cost.nanoUsd);
    if (outcome !== "completion") this.#wasted.add(of, cost.nanoUsd);
    if (event.tenant !== undefined) this.#tenantCost.add([event.tenant], cost.nanoUsd);
  }

  concluded({ metadata, error, decision, operation, purpose, totalMs }: OvertureEvents["answer"]): void {
    const result = error ?? "ok";
    if (purpose) {
      this.#background.add([purpose, result]);
      return;
    }
    const mode = metadata?.mode ?? "";
    this.#requests.add([operation, decision.assessment.profile.task, mode, result]);
    if (!metadata) return;
    this.#requestSeconds.observe([operation], totalMs / 1000);
    this.#overheadSeconds.observe([operation], metadata.timing.overheadMs / 1000);
  }

  refused({ operation, code }: OvertureEvents["refused"]): void {
    this.#refused.add([operation, code]);
  }

  breakerMoved({ scope, name, to }: OvertureEvents["breaker"]): void {
    this.#breakers.set([scope, name], { closed: 0, half_open: 1, open: 2 }[to]);
  }

  keyParked({ provider, because }: OvertureEvents["key"]): void {
    this.#keyParks.add([provider, because]);
  }

  scored({ model: name, source, score }: OvertureEvents["signal"]): void {
    if (score !== undefined) this.#scores.observe([name, source], score);
  }

  warned({ owner, share }: OvertureEvents["budget"]): void {
    this.#budgetWarnings.add([owner, String(share)]);
  }

  limited({ owner, limit }: OvertureEvents["limit"]): void {
    this.#limits.add([owner, limit]);
  }

  storeMoved({ state }: OvertureEvents["store"]): void {
    this.#storeUp.set([], state === "up" ? 1 : 0);
  }

  /** All of them in Prometheus' text format. */
  text(): string {
    const all = [
      ...[this.#requests, this.#background, this.#refused, this.#requestSeconds, this.#overheadSeconds],
      ...[this.#attempts, this.#attemptSeconds, this.#firstTokenSeconds, this.#tokens],
      ...[this.#cost, this.#wasted, this.#tenantCost, this.#budgetWarnings, this.#limits, this.#storeUp],
      ...[this.#breakers, this.#keyParks, this.#scores],
    ];
    return `${all.flatMap((metric) => metric.lines()).join("\n")}\n`;
  }
}
