import { inspect } from "node:util";
import type { ChatRequest, Overture, OvertureEvents } from "@overture/core";
import { virtualClock } from "@overture/testing";
import { pino } from "pino";
import { afterEach, expect, it, vi } from "vitest";
import { type DecisionLogLine, decisionLog, openTelemetry, pinoLogger, prometheus } from "../src/index.ts";
import {
  type CanaryTenant,
  keyOf,
  promptOf,
  type SeenCall,
  tenants,
  watchedOverture,
  writtenStore,
} from "./canary-tenants.ts";
import { startCollector } from "./collector.ts";
import { startSdk } from "./sdk.ts";
import "./stage.ts";

// Loaded in real time, in which the virtual clock may have gone on for days.
await Promise.all([
  import("../../core/src/admission/admissions.ts"),
  import("../../core/src/execution/background/index.ts"),
  import("../../core/src/wire/index.ts"),
  import("../../core/src/wire/responses/index.ts"),
]);

const events: readonly (keyof OvertureEvents)[] = [
  ...(["decision", "attempt", "outcome", "fault", "breaker", "key", "signal", "feedback"] as const),
  ...(["budget", "limit", "tenant", "store", "answer", "refused"] as const),
];

/** All of a value; of an error also its causes, and what hangs on them unseen. */
const whole = (value: unknown): string =>
  inspect(value, { depth: 6, showHidden: value instanceof Error, maxStringLength: null });

/** What each part of the process said, and whom it was said to; nobody in particular: everybody. */
const said: { readonly by: string; readonly to: CanaryTenant | undefined; readonly text: string }[] = [];
const say = (by: string, text: string, to?: CanaryTenant): void => void said.push({ by, to, text });

afterEach(() => vi.restoreAllMocks());

function listenTo(overture: Overture): void {
  for (const name of events) {
    overture.on(name, (event) => {
      say(`event ${name}`, JSON.stringify(event));
      // The decision hangs on an event for whoever logs it, and holds no text of the request either.
      if ("decision" in event) say(`event ${name}`, whole(event.decision));
    });
  }
  for (const method of ["log", "info", "warn", "error", "debug"] as const) {
    vi.spyOn(console, method).mockImplementation((...given) => say(`console.${method}`, whole(given)));
  }
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, "write").mockImplementation((text) => {
      say("output", String(text));
      return true;
    });
  }
}

/** What goes well and what goes wrong, on a tenant's account. */
async function use(overture: Overture, clock: ReturnType<typeof virtualClock>, tenant: CanaryTenant): Promise<void> {
  const scope = overture.for({ tenant, user: "ann" });
  const ask = (content: string, own: Partial<ChatRequest> = {}, signal?: AbortSignal) =>
    scope.chat.completions.create({ model: "auto", messages: [{ role: "user", content }], ...own }, { signal });
  const tell = (by: string, value: unknown): void => say(by, whole(value), tenant);
  const attempt = async (work: Promise<unknown>): Promise<void> =>
    await clock.runUntil(
      work.then(
        (value) => tell("answer", value),
        (error: unknown) => {
          tell("error", error);
          say("error", String(error), tenant);
          say("error", JSON.stringify(error), tenant);
        },
      ),
    );
  const prompt = promptOf(tenant);
  for (let count = 0; count < 6; count += 1) await attempt(ask(`${prompt} ${count}`, { overture: { tags: ["chat"] } }));
  for (const fault of ["auth", "server", "rate_limited", "invalid_request"])
    await attempt(ask(`${prompt}: please ${fault}`));
  await clock.advance(700_000);
  await attempt(ask(prompt, { overture: { maxTotalMs: 1 } }));
  await attempt(ask(prompt, { overture: { tags: ["batch"] }, max_completion_tokens: 5000 }));
  await attempt(ask(prompt, { model: `nobody/${prompt}` }));
  await attempt(ask(prompt, { overture: { tenant: keyOf(tenant) } }));
  const controller = new AbortController();
  clock.setTimer(() => controller.abort(), 5);
  await attempt(ask(prompt, {}, controller.signal));
  for (const isRead of [true, false]) {
    const stream = await clock.runUntil(ask(prompt, { stream: true }));
    if (!("abort" in stream)) throw new Error("no stream came");
    if (isRead) await attempt(stream.completion());
    else stream.abort();
  }
  await attempt(scope.responses.create({ model: "auto", input: prompt }));
  const body = JSON.stringify({ model: "auto", messages: [{ role: "user", content: `${prompt}: please auth` }] });
  const response = await clock.runUntil(scope.fetch("https://x/v1/chat/completions", { method: "POST", body }));
  say("response", `${JSON.stringify([...response.headers])} ${await response.text()}`, tenant);
}

it("a key is nowhere, and a prompt nowhere but in what its own tenant is told", { timeout: 60_000 }, async () => {
  await using collector = await startCollector();
  await using sdk = startSdk(collector);
  const clock = virtualClock();
  const seen: SeenCall[] = [];
  const store = writtenStore(clock, (text) => say("store", text));
  const lines: DecisionLogLine[] = [];
  const logging = decisionLog({ write: (line: DecisionLogLine) => void lines.push(line) } as never);
  const overture = watchedOverture(clock, seen, { store, logging });
  listenTo(overture);
  openTelemetry(overture, sdk);
  const metrics = prometheus(overture);
  pinoLogger(overture, pino({ level: "trace" }, { write: (line: string) => say("pino", line) }));

  for (const tenant of tenants) await use(overture, clock, tenant);
  await clock.advance(120_000);
  const answered = await overture.traces.recent();
  for (const trace of answered) say("trace", whole(trace));
  say("metrics", await metrics(new Request("https://x/metrics")).text());
  say("learning", JSON.stringify(await overture.learning.export()));
  say("stats", whole(await overture.stats()));
  for (const tenant of tenants) {
    say("usage", await overture.exportUsage({ tenant, groupBy: ["model", "tag", "mode", "day"] }));
    say("budgets", whole(await overture.budgets(tenant, "ann")));
  }
  await clock.runUntil(overture.close());
  await sdk.flush();
  vi.restoreAllMocks();
  say("spans", whole(collector.spans));
  say("exported metrics", whole(collector.metrics));
  say("decision log", whole(lines));

  // Every way of talking was used, or the search would find nothing for want of anything.
  const speakers = new Set(said.map(({ by }) => by));
  for (const by of [
    "store",
    "pino",
    "trace",
    "metrics",
    "spans",
    "exported metrics",
    "decision log",
    "answer",
    "error",
    "response",
    "event fault",
    "event answer",
    "event key",
    "event signal",
  ])
    expect(speakers).toContain(by);
  expect(seen.length).toBeGreaterThan(60);

  const found = said.flatMap(({ by, to, text }) => [
    ...["the-app", ...tenants].filter((each) => text.includes(keyOf(each))).map((each) => `${by}: the key of ${each}`),
    ...tenants
      .filter((each) => each !== to && text.includes(promptOf(each)))
      .map((each) => `${by}: the prompt of ${each}`),
  ]);
  expect([...new Set(found)]).toEqual([]);
  // And at the vendors every prompt came with its own tenant's key.
  for (const { credential, text } of seen) {
    for (const tenant of tenants) if (text.includes(promptOf(tenant))) expect(credential).toBe(keyOf(tenant));
  }
});
