import { inspect } from "node:util";
import { describe, expect, it, vi } from "vitest";
import { card, chunk, chunkProvider, completion, hello, read, rejection, stage, usage } from "../test/stage.ts";
import { OvertureError } from "./chat/index.ts";
import { type OvertureEvents, seededRandom } from "./index.ts";
import { Overture } from "./overture.ts";
import { defineProvider, type FaultKind, ProviderFault } from "./provider/index.ts";

const eventNames = ["decision", "attempt", "fault", "breaker", "key", "answer"] as const;

/** Everything that an Overture tells, in order. */
function listen(overture: Overture): [name: keyof OvertureEvents, event: object][] {
  const heard: [keyof OvertureEvents, object][] = [];
  for (const name of eventNames) overture.on(name, (event) => heard.push([name, event]));
  return heard;
}

describe("events", () => {
  it("tell of a request from its decision to its end, in order", async () => {
    const set = stage({ cast: { a: { keys: ["one"] }, b: {} }, breaker: { consecutiveFaults: 1 } });
    const heard = listen(set.overture);
    set.provider("a").next({ fault: "rate_limited", status: 429, retryAfterMs: 5000, afterMs: 10, requestId: "r-1" });
    const { overture } = await set.answer({ overture: { tags: ["team"] } });
    const { id } = overture.decision;
    expect(heard).toMatchObject([
      [
        "decision",
        { id, tags: ["team"], requested: "auto", policy: "ordered", arm: undefined, ranking: ["a/m", "b/m"] },
      ],
      ["attempt", { id, tags: ["team"], model: "a/m", number: 1, stream: false }],
      ["key", { provider: "a", index: 0, model: "m", forMs: 5000, because: "rate_limited" }],
      [
        "fault",
        { id, tags: ["team"], model: "a/m", kind: "rate_limited", status: 429, requestId: "r-1", durationMs: 10 },
      ],
      ["attempt", { id, tags: ["team"], model: "b/m", number: 2, stream: false }],
      [
        "answer",
        {
          id,
          tags: ["team"],
          requested: "auto",
          metadata: overture,
          error: undefined,
          attempts: overture.attempts,
          warnings: [],
          totalMs: overture.timing.totalMs,
        },
      ],
    ]);
  });

  it("tell of a breaker that moves, and for how long it opens", async () => {
    const set = stage({ cast: { a: {} }, breaker: { consecutiveFaults: 1 }, retries: 0, random: () => 0 });
    const moves: unknown[] = [];
    set.overture.on("breaker", (event) => moves.push(event));
    set.provider("a").next({ fault: "server" });
    await set.failure();
    expect(moves).toMatchObject([{ scope: "model", name: "a/m", from: "closed", to: "open", openMs: 5000 }]);
  });

  it("touch no request, whatever a listener does, and stop when they are told to", async () => {
    const set = stage();
    let heard = 0;
    for (const name of eventNames) {
      set.overture.on(name, () => {
        throw new Error("broken dashboard");
      });
    }
    const stop = set.overture.on("answer", () => {
      heard += 1;
    });
    set.provider("a").next({ fault: "server" });
    expect((await set.answer()).model).toBe("b/m");
    stop();
    await set.answer();
    expect(heard).toBe(1);
  });
});

describe("keys and prompts", () => {
  const key = "sk-canary-key-0123456789";
  const prompt = "canary prompt: my blood pressure";
  const reply = "canary reply: 120 over 80";
  const request = { model: "auto", messages: [{ role: "user" as const, content: prompt }] };
  const kinds: readonly FaultKind[] = ["auth", "rate_limited", "server", "invalid_request", "malformed"];

  /** However anybody may look at a value. */
  const seen = (value: unknown): string =>
    [
      inspect(value, { depth: 20, showHidden: true, getters: true, maxArrayLength: null }),
      JSON.stringify(value) ?? "",
      value instanceof Error ? `${value.message}${value.stack}` : "",
    ].join("\n");

  function leaky(behaviour: (key: string | undefined) => unknown) {
    const attempt = async (_: unknown, call: { credential: string | undefined }): Promise<never> => {
      throw behaviour(call.credential);
    };
    return defineProvider({ id: "a", models: [{ name: "m", ...card }], apiKey: key, chat: attempt, stream: attempt });
  }

  it.each(kinds)("reach no error and no event, though the vendor says the key back (%s)", async (kind) => {
    const provider = leaky((own) => {
      const message = `Incorrect API key provided: ${own}`;
      return new ProviderFault({ kind, message, cause: { headers: new Headers({ authorization: `Bearer ${own}` }) } });
    });
    const set = stage({ providers: [provider], retries: 0 });
    const heard = listen(set.overture);
    for (const stream of [false, true]) {
      const error = await rejection(set.clock.runUntil(set.overture.chat.completions.create({ ...request, stream })));
      expect(error).toBeInstanceOf(OvertureError);
      expect(seen(error)).not.toContain("canary");
      const response = await set.clock.runUntil(
        set.overture.fetch("/chat/completions", { method: "POST", body: JSON.stringify({ ...request, stream }) }),
      );
      expect((await response.text()) + seen([...response.headers])).not.toContain("canary");
    }
    expect(seen(heard)).not.toContain("canary");
    expect(heard.length).toBeGreaterThan(6);
  });

  it("reach no error though an adapter throws what is no fault", async () => {
    const provider = leaky((own) => Object.assign(new Error(`request with ${own} failed`), { config: { key: own } }));
    expect(seen(await stage({ providers: [provider] }).failure(request))).not.toContain("canary");
  });

  it("are in no answer's metadata, no decision, no event and not in Overture itself", async () => {
    const provider = defineProvider({
      id: "a",
      models: [{ name: "m", ...card }],
      apiKey: key,
      chat: async () => completion(reply, usage),
    });
    const set = stage({ providers: [provider], fallbacks: ["a/other"] });
    const heard = listen(set.overture);
    const { overture } = await set.answer(request);
    const stream = await set.stream(request);
    expect(seen(stream)).not.toContain("canary");
    const { chunks } = await read(set, stream);
    const told = [overture, overture.decision, chunks.at(-1)?.overture, heard, set.overture, set.overture.for({})];
    for (const each of told) expect(seen(each)).not.toContain("canary");
    expect(seen(await set.overture.decide(request))).not.toContain("canary");
    expect(overture.decision.explanation).not.toContain("canary");
  });

  it("are in the error of a broken stream only as what came, which is the caller's", async () => {
    const fails = () => {
      throw new ProviderFault({ kind: "network", message: "reset" });
    };
    const set = stage({ providers: [chunkProvider("a", [chunk({ content: reply }), fails])] });
    const { error } = await read(set, await set.stream(request));
    const { partial, ...rest } = error as Error & { partial: unknown };
    expect(seen(partial)).toContain("canary reply");
    expect(seen({ ...rest, message: (error as Error).message })).not.toContain("canary");
    expect(JSON.stringify(error)).not.toContain("canary");
  });
});

describe("the constructor", () => {
  it("starts no timer, draws no random number, reads no key and asks nobody", () => {
    const clock = { now: vi.fn(), monotonic: vi.fn(), setTimer: vi.fn(), clearTimer: vi.fn() };
    const random = vi.fn(seededRandom(1));
    const provider = {
      ...defineProvider({ id: "a", models: [{ name: "m", ...card }], chat: async () => completion() }),
      credentials: vi.fn(() => []),
      load: vi.fn(),
      chat: vi.fn(),
      stream: vi.fn(),
    };
    const spies = [vi.spyOn(Math, "random"), vi.spyOn(Date, "now"), vi.spyOn(globalThis, "setTimeout")];
    new Overture({ providers: [provider], clock, random, routes: { fast: ["a/m"] }, models: ["a/*"] });
    new Overture({ providers: [provider] });
    for (const spy of spies) {
      expect(spy).not.toHaveBeenCalled();
      spy.mockRestore();
    }
    for (const call of [...Object.values(clock), random, provider.credentials, provider.load, provider.chat]) {
      expect(call).not.toHaveBeenCalled();
    }
  });

  it("has nobody's state but its own: two are two", async () => {
    const [first, second] = [stage({ cast: { a: {} }, retries: 0 }), stage({ cast: { a: {} } })];
    first.provider("a").always({ fault: "server" });
    for (let count = 0; count < 6; count += 1) await first.failure();
    expect((await second.overture.decide(hello)).ranking[0]?.rest).toBeUndefined();
    expect((await first.overture.decide(hello)).ranking[0]?.rest).toMatchObject({ because: "breaker" });
  });
});

it("takes fresher prices at run time", async () => {
  const provider = defineProvider({
    id: "a",
    models: [{ name: "m", ...card }],
    chat: async () => completion("Hi", usage),
  });
  const set = stage({ providers: [provider] });
  expect((await set.answer()).overture.cost.nanoUsd).toBe(20_000);
  set.overture.catalog.update({ "a/m": { prices: { input: 10, output: 20 } } });
  expect((await set.answer()).overture.cost.nanoUsd).toBe(200_000);
});

it("gives every request an id of its own, the same in the answer, the decision and the events", async () => {
  const set = stage();
  const heard = listen(set.overture);
  const ids = new Set<string>();
  for (let count = 0; count < 50; count += 1) {
    const { overture } = await set.answer();
    expect(overture.id).toMatch(/^ovt1_[0-9a-z]{21}\.[0-9a-z]{33}$/);
    // What is known from the decision on names the request; the answer's own id says who gave it as well.
    expect(overture.id.startsWith(`${overture.decision.id}.`)).toBe(true);
    ids.add(overture.decision.id);
  }
  expect(ids.size).toBe(50);
  expect(new Set(heard.map(([, event]) => Reflect.get(event, "id")))).toEqual(ids);
});

it("carries many requests at once without mixing them up", async () => {
  const provider = defineProvider({
    id: "a",
    models: [{ name: "m", ...card }],
    chat: async ({ messages }) => completion(`echo ${String(messages[0]?.content)}`),
  });
  const set = stage({ providers: [provider] });
  const asked = Array.from({ length: 200 }, (_, index) =>
    set.overture.chat.completions.create({ model: "auto", messages: [{ role: "user", content: `${index}` }] }),
  );
  const answers = await Promise.all(asked);
  expect(answers.map((answer) => answer.choices[0]?.message.content)).toEqual(asked.map((_, index) => `echo ${index}`));
});

it("says of a field that no chat request has what may have been meant", async () => {
  const set = stage({ cast: { a: {} } });
  const { overture } = await set.answer(Object.assign({ temperature: 1 }, { temprature: 0.2 }));
  expect(overture.warnings).toMatchObject([{ code: "unknown_parameter", param: "temprature" }]);
  expect(overture.decision.explanation).toContain('Did you mean "temperature"?');
});
