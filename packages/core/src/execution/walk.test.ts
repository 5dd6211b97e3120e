import { describe, expect, it } from "vitest";
import { read, stage } from "../../test/stage.ts";
import { type FaultKind, faultMeanings } from "../provider/index.ts";

const kinds = Object.keys(faultMeanings) as FaultKind[];
const ending = kinds.filter((kind) => faultMeanings[kind].reroute === "no");
const rerouted = kinds.filter((kind) => faultMeanings[kind].reroute === "yes");

describe.each([false, true])("streamed: %s", (streamed) => {
  it.each(rerouted)("asks the next model after %s, and the caller sees only the answer", async (kind) => {
    const set = stage();
    set.provider("a").always({ fault: kind });
    set.provider("b").always({ answer: "from b" });
    if (streamed) {
      const { text, error } = await read(set, await set.stream());
      expect({ text, error }).toEqual({ text: "from b", error: undefined });
    } else expect((await set.answer()).choices[0]?.message.content).toBe("from b");
    expect(set.provider("a").calls).toHaveLength(1);
    expect(set.clock.pendingTimers).toBe(0);
  });

  it.each(ending)("asks nobody else after %s", async (kind) => {
    const set = stage();
    set.provider("a").always({ fault: kind, message: "No." });
    const error = await set.failure({ stream: streamed });
    expect(error.status).toBe(faultMeanings[kind].status);
    expect(error.attempts).toMatchObject([{ model: "a/m", fault: kind, message: "No." }]);
    expect(set.provider("b").calls).toHaveLength(0);
  });

  it("takes what is too long for one model only to one with a larger window", async () => {
    const model = (contextTokens: number | undefined) => ({
      models: [{ name: "m", card: { recommended: true, contextTokens } }],
    });
    const set = stage({
      cast: { a: model(100_000), b: model(100_000), c: model(undefined), d: model(1_000_000) },
    });
    set.provider("a").always({ fault: "context_length", status: 400 });
    if (streamed) await read(set, await set.stream());
    else expect((await set.answer()).model).toBe("d/m");
    expect(set.provider("b").calls.length + set.provider("c").calls.length).toBe(0);
    expect(set.provider("d").calls).toHaveLength(1);
  });

  it("gives the 400 back where no window is larger", async () => {
    const set = stage();
    set.provider("a").always({ fault: "context_length", status: 400 });
    const error = await set.failure({ stream: streamed });
    expect(error).toMatchObject({ code: "provider_failed", status: 400 });
    expect(set.provider("b").calls).toHaveLength(0);
  });

  it("takes a refusal for its content elsewhere only if the caller allows it", async () => {
    const set = stage();
    set.provider("a").always({ fault: "content_policy", status: 400 });
    expect(await set.failure({ stream: streamed })).toMatchObject({ code: "provider_failed", status: 400 });
    expect(set.provider("b").calls).toHaveLength(0);
    const overture = { fallbackOnContentPolicy: true };
    if (streamed) await read(set, await set.stream({ overture }));
    else await set.answer({ overture });
    expect(set.provider("b").calls).toHaveLength(1);
  });
});

describe("a model that is alone", () => {
  it.each(kinds)("is asked again after %s if the table says so", async (kind) => {
    const set = stage({ cast: { a: {} } });
    set.provider("a").next({ fault: kind });
    const retried = faultMeanings[kind].retry;
    if (retried) await set.answer();
    else expect((await set.failure()).status).toBe(faultMeanings[kind].status);
    expect(set.provider("a").calls).toHaveLength(retried ? 2 : 1);
    expect(set.clock.pendingTimers).toBe(0);
  });

  it.each([0, 1, 2, 5])("is asked at most %s times again", async (retries) => {
    const set = stage({ cast: { a: {} }, retries, breaker: { consecutiveFaults: 100, minimumCalls: 100 } });
    set.provider("a").always({ fault: "server", afterMs: 0 });
    const error = await set.failure();
    expect(set.provider("a").calls).toHaveLength(retries + 1);
    expect(error.attempts).toHaveLength(retries + 1);
    expect(error).toMatchObject({ code: "provider_failed", status: 502 });
  });

  it("is asked again after a wait of full jitter: anything up to a bound that doubles", async () => {
    for (const chance of [0, 0.5, 0.999]) {
      const set = stage({ cast: { a: {} }, random: () => chance });
      set.provider("a").always({ fault: "server", afterMs: 0 });
      await set.failure();
      const begun = set.provider("a").calls.map((call) => call.startedAt);
      const waits = begun.slice(1).map((at, index) => at - (begun[index] ?? 0));
      expect(waits[0]).toBeCloseTo(250 * chance, 0);
      expect(waits[1]).toBeCloseTo(500 * chance, 0);
    }
  });

  it("is not asked again before the time that it asked for", async () => {
    const set = stage({ cast: { a: {} } });
    set.provider("a").next({ fault: "overloaded", retryAfterMs: 7000, afterMs: 100 });
    await set.answer();
    const [first, second] = set.provider("a").calls;
    const waited = (second?.startedAt ?? 0) - (first?.endedAt ?? 0);
    expect(waited).toBeGreaterThanOrEqual(7000);
    expect(waited).toBeLessThanOrEqual(7700);
  });

  it("is not waited for beyond the deadline", async () => {
    const set = stage({ cast: { a: {} } });
    set.provider("a").always({ fault: "overloaded", retryAfterMs: 7000, afterMs: 100 });
    const error = await set.failure({}, { timeout: 5000 });
    expect(error).toMatchObject({ status: 503, retryAfterMs: 7000 });
    expect(set.clock.monotonic()).toBe(100);
  });
});

describe("a retry", () => {
  it("leaves alone whoever asked to be, while another may be asked", async () => {
    const set = stage();
    set.provider("a").always({ fault: "overloaded", retryAfterMs: 20_000, afterMs: 0 });
    set.provider("b").next({ fault: "server", afterMs: 0 });
    expect((await set.answer()).model).toBe("b/m");
    expect(set.provider("a").calls).toHaveLength(1);
    expect(set.clock.monotonic()).toBeLessThan(5000);
  });

  it("does not come when the budget is spent", async () => {
    const set = stage({ cast: { a: {} }, retryBudget: { share: 0, perSecond: 0 } });
    set.provider("a").always({ fault: "server" });
    await set.failure();
    expect(set.provider("a").calls).toHaveLength(1);
  });

  it("asks again only those who may yet answer", async () => {
    const set = stage();
    set.provider("a").always({ fault: "not_found" });
    set.provider("b").next({ fault: "server" });
    await set.answer();
    expect(set.provider("a").calls).toHaveLength(1);
    expect(set.provider("b").calls).toHaveLength(2);
  });

  it("is not taken for an attempt that nobody made: all models that were asked are told of, in order", async () => {
    const set = stage({ retries: 1 });
    set.provider("a").always({ fault: "server", afterMs: 5, message: "broken" });
    set.provider("b").always({ fault: "overloaded", afterMs: 7, status: 529 });
    const error = await set.failure();
    expect(error).toMatchObject({ code: "all_failed", status: 503 });
    expect(error.attempts.map(({ model, fault }) => `${model} ${fault}`)).toEqual([
      "a/m server",
      "b/m overloaded",
      "a/m server",
      "b/m overloaded",
    ]);
    expect(error.message).toContain("a/m server 502 after 5 ms (broken)");
    expect(error.attempts[1]).toMatchObject({ startedAtMs: 5, durationMs: 7, status: 529 });
  });
});

describe("a breaker", () => {
  const trip = async (set: ReturnType<typeof stage>, id: string) => {
    set.provider(id).always({ fault: "server", afterMs: 0 });
    for (let count = 0; count < 5; count += 1) await set.failure({ model: `${id}/m` });
  };

  it("opens after five faults in a row, and the model is passed over from then on", async () => {
    const set = stage({ retries: 0 });
    await trip(set, "a");
    await set.answer();
    expect(set.provider("a").calls).toHaveLength(5);
    expect(set.provider("b").calls).toHaveLength(1);
  });

  it("lets exactly one least bad attempt through where all are open", async () => {
    const set = stage({ retries: 2 });
    await trip(set, "b");
    await set.clock.advance(1000);
    await trip(set, "a");
    const before = set.provider("a").calls.length + set.provider("b").calls.length;
    const error = await set.failure();
    expect(set.provider("a").calls.length + set.provider("b").calls.length).toBe(before + 1);
    // The one that opened first is back first.
    expect(error.attempts).toMatchObject([{ model: "b/m" }]);
  });

  it("is passed by force where everybody else has failed for good", async () => {
    const set = stage({ retries: 0 });
    await trip(set, "b");
    set.provider("a").always({ fault: "not_found", afterMs: 0 });
    set.provider("b").always({ answer: "back" });
    expect((await set.answer()).model).toBe("b/m");
  });

  it("lets a probe through after its time, and closes after two successes", async () => {
    const moves: string[] = [];
    const set = stage({ cast: { a: {} }, retries: 0 });
    set.overture.on("breaker", (move) => moves.push(`${move.scope} ${move.from} ${move.to}`));
    await trip(set, "a");
    set.provider("a").always({ answer: "back" });
    await set.clock.advance(5000);
    await set.answer();
    await set.answer();
    expect(moves.filter((move) => move.startsWith("model"))).toEqual([
      "model closed open",
      "model open half_open",
      "model half_open closed",
    ]);
  });
});
