import { type AbortBilling, virtualClock } from "@overture/testing";
import fc from "fast-check";
import { type BudgetOptions, type CallOptions, Overture, ordered, seededRandom } from "../src/index.ts";
import { memoryStore, type StateStore } from "../src/state/index.ts";
import { billingVendor, type VendorChances } from "./billing-vendor.ts";
import { collect } from "./stage.ts";
import { storeAround } from "./store-around.ts";

/** One request of a history. */
export interface PastRequest {
  readonly atMs: number;
  readonly words: number;
  readonly stream: boolean;
  readonly limit: number | undefined;
  readonly choices: number;
  readonly tag: boolean;
  readonly mode: "single" | "speculative" | "council";
  /** When its caller goes away, after it came. */
  readonly abortAfterMs: number | undefined;
}

/** What happens to a tenant over a few minutes. */
export interface History {
  readonly seed: number;
  readonly requests: readonly PastRequest[];
  readonly chances: VendorChances;
  /** What vendors bill for calls that were cut. */
  readonly billing: AbortBilling;
  readonly onInterrupt: "error" | "continue" | "restart";
  readonly budgetUsd: number;
  readonly appUsd: number;
  readonly whenOver: "refuse" | "downgrade";
  /** Of the calls to the store so many are lost, of its replies as many, and so many calls arrive twice. */
  readonly lost: number;
  readonly twice: number;
  /** When the process dies and another takes over. */
  readonly crashAtMs: number | undefined;
}

/** How it ended. */
export interface Ending {
  readonly billed: number;
  readonly posted: number;
  readonly held: number;
  readonly unknown: number;
  /** The most that was ever posted and held together, as a share of the limit. */
  readonly highestShare: number;
  readonly appPosted: number;
  readonly usage: number;
  /** What was likely spent, by the answers' own accounts. */
  readonly likely: number;
  readonly answered: number;
}

/** Histories in which only this may go wrong. */
export function histories(over: {
  readonly chances: VendorChances;
  readonly aborts?: boolean;
  readonly crashes?: boolean;
  readonly modes?: readonly PastRequest["mode"][];
}): fc.Arbitrary<History> {
  const optional = <Value>(is: boolean | undefined, value: fc.Arbitrary<Value>) =>
    is ? fc.option(value, { nil: undefined }) : fc.constant(undefined);
  const request: fc.Arbitrary<PastRequest> = fc.record({
    atMs: fc.integer({ min: 0, max: 3000 }),
    words: fc.integer({ min: 1, max: 40 }),
    stream: fc.boolean(),
    limit: fc.option(fc.integer({ min: 1, max: 400 }), { nil: undefined }),
    choices: fc.constantFrom(1, 1, 1, 2),
    tag: fc.boolean(),
    mode: fc.constantFrom(...(over.modes ?? (["single"] as const))),
    abortAfterMs: optional(over.aborts, fc.integer({ min: 0, max: 3000 })),
  });
  return fc.record({
    seed: fc.integer(),
    requests: fc.array(request, { minLength: 1, maxLength: 25 }),
    chances: fc.constant(over.chances),
    billing: fc.constantFrom("until_abort" as const, "in_full" as const, "not_at_all" as const),
    onInterrupt: fc.constantFrom("error" as const, "continue" as const, "restart" as const),
    budgetUsd: fc.constantFrom(0.0005, 0.005, 0.02, 1),
    appUsd: fc.constantFrom(0.004, 1, 1),
    whenOver: fc.constantFrom("refuse" as const, "downgrade" as const),
    lost: fc.constantFrom(0, 0.1),
    twice: fc.constantFrom(0, 0.2),
    crashAtMs: optional(over.crashes, fc.integer({ min: 0, max: 4000 })),
  });
}

const nano = 1e9;

/** Lets a history happen, in virtual time, and waits until nothing can be held any more. */
export async function happen(history: History): Promise<Ending> {
  const { seed, chances, billing, crashAtMs, budgetUsd, appUsd, whenOver } = history;
  const clock = virtualClock();
  const random = seededRandom(`vendor ${seed}`);
  const vendors = ["a", "b"].map((id) => billingVendor(id, { clock, random, chances, billing }));
  const shared = memoryStore({ clock });
  let highestShare = 0;
  const watch = async (): Promise<void> => {
    for (const [space, limit] of [["tenant acme", budgetUsd] as const, ["app", appUsd] as const]) {
      const { posted, held } = await spentOf(shared, space);
      highestShare = Math.max(highestShare, (posted + held) / (limit * nano));
    }
  };
  const budget: BudgetOptions = { usd: budgetUsd, per: "total", whenOver };
  const start = () => {
    const process = unreliable(shared, history, watch);
    const overture = new Overture({
      providers: vendors.map(({ provider }) => provider),
      policy: ordered(),
      clock,
      random: seededRandom(`overture ${seed}`),
      store: process.store,
      budget: { usd: appUsd, per: "total", whenOver },
      tenants: { acme: { budget, tags: { batch: { budget: { ...budget, usd: budgetUsd / 2 } } } } },
      speculative: { hedgeAfterMs: 100, hedgeBudget: 1 },
      onInterrupt: history.onInterrupt,
      timeouts: { totalMs: 5000, firstTokenMs: 3000, idleMs: 3000 },
    });
    return { overture, ...process };
  };
  let running = start();
  let answered = 0;
  if (crashAtMs !== undefined) {
    clock.setTimer(() => {
      running.die();
      running = start();
    }, crashAtMs);
  }
  for (const request of history.requests) {
    clock.setTimer(() => {
      void ask(running.overture, request, clock).then((isAnswered) => {
        answered += Number(isAnswered);
      });
    }, request.atMs);
  }
  // Beyond the last request's own time, its grace, and whatever waits for the store.
  await clock.advance(1_000_000);
  const ended = await spentOf(shared, "tenant acme");
  const [usage] = await clock.runUntil(running.overture.usage({ tenant: "acme" }));
  const billed = vendors.reduce((sum, vendor) => sum + vendor.billed(), 0);
  const { posted: appPosted } = await spentOf(shared, "app");
  return {
    ...ended,
    billed,
    highestShare,
    appPosted,
    usage: usage?.nanoUsd ?? 0,
    likely: usage?.likelyNanoUsd ?? 0,
    answered,
  };
}

async function ask(overture: Overture, past: PastRequest, clock: ReturnType<typeof virtualClock>): Promise<boolean> {
  const controller = new AbortController();
  if (past.abortAfterMs !== undefined) clock.setTimer(() => controller.abort(), past.abortAfterMs);
  const request = {
    model: "auto",
    messages: [{ role: "user" as const, content: "word ".repeat(past.words) }],
    max_completion_tokens: past.limit,
    n: past.choices,
    overture: { tenant: "acme", tags: past.tag ? ["batch"] : [], mode: past.mode },
  };
  const call: CallOptions = { signal: controller.signal };
  try {
    if (!past.stream) {
      await overture.chat.completions.create(request, call);
      return true;
    }
    return (
      (await collect(await overture.chat.completions.create({ ...request, stream: true }, call))).error === undefined
    );
  } catch {
    return false;
  }
}

/** A process's way to the store: it loses calls and replies, and repeats calls, and when the process dies nothing comes through any more. */
function unreliable(shared: StateStore, { seed, lost, twice }: History, watch: () => Promise<void>) {
  const random = seededRandom(`store ${seed}`);
  let isDead = false;
  const through = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (isDead) return await new Promise(() => {});
    const [isLost, isTwice, isUnheard] = [random() < lost, random() < twice, random() < lost];
    if (isUnheard) throw new Error("connection refused");
    const first = await work();
    await watch();
    if (isTwice) await work();
    await watch();
    if (isLost) throw new Error("connection reset");
    return first;
  };
  const store = storeAround(shared, {
    hold: (...all) => through(() => shared.hold(...all)),
    settle: (...all) => through(() => shared.settle(...all)),
  });
  const die = (): void => {
    isDead = true;
  };
  return { store, die };
}

async function spentOf(store: StateStore, space: string): Promise<{ posted: number; held: number; unknown: number }> {
  const [book] = await store.read(space, [{ book: "spent total total" }]);
  return book?.counters.get(space === "app" ? "app" : "tenant") ?? { posted: 0, held: 0, unknown: 0 };
}
