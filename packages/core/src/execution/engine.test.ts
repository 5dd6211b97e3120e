import { describe, expect, it } from "vitest";
import { card, chunk, chunkProvider, completion, hello, never, read, rejection, stage } from "../../test/stage.ts";
import { defineProvider, ProviderFault } from "../provider/index.ts";

describe("close()", () => {
  it("refuses new requests, and resolves at once where none is under way", async () => {
    const set = stage();
    await set.overture.close();
    await set.overture.close();
    expect(await set.failure()).toMatchObject({ code: "closed", status: 503 });
    expect(
      (await set.overture.fetch("/v1/chat/completions", { method: "POST", body: JSON.stringify(hello) })).status,
    ).toBe(503);
  });

  it("resolves once those under way have ended, streams too", async () => {
    const set = stage({ providers: [chunkProvider("a", [chunk({ content: "Hi" }), chunk({}, "stop")])] });
    const stream = await set.stream();
    let closed = false;
    const closing = set.overture.close().then(() => {
      closed = true;
    });
    await set.clock.advance(10);
    expect(closed).toBe(false);
    await read(set, stream);
    await closing;
    expect(closed).toBe(true);
  });

  it("comes at the end of a block that uses Overture", async () => {
    const set = stage();
    {
      await using overture = set.overture;
      expect(overture).toBe(set.overture);
    }
    expect((await set.failure()).code).toBe("closed");
  });

  it("does not hang on a request that was refused before it began, or that failed", async () => {
    const set = stage({ cast: { a: {} }, retries: 0 });
    await set.failure({ messages: [] });
    await set.failure({ model: "nobody/knows" });
    set.provider("a").next({ fault: "server" });
    await set.failure();
    await set.overture.close();
    expect.assertions(0);
  });
});

describe("preload()", () => {
  const provider = (id: string, load: () => Promise<void>, apiKey = "key") =>
    defineProvider({ id, models: [{ name: "m", ...card }], apiKey, load, chat: async () => completion() });

  it("loads every active provider once, and no inactive one", async () => {
    const loaded: string[] = [];
    const note = (id: string, apiKey?: string) =>
      provider(
        id,
        async () => {
          loaded.push(id);
        },
        apiKey,
      );
    const set = stage({ providers: [note("a"), note("b", ""), note("c")] });
    await set.overture.preload();
    await set.overture.preload();
    await set.answer();
    expect(loaded.sort()).toEqual(["a", "c"]);
  });

  it("rejects with the fault of what does not load, and may be tried again", async () => {
    let loads = 0;
    const load = async () => {
      loads += 1;
      if (loads === 1) throw new Error("not found");
    };
    const set = stage({ providers: [provider("a", load)] });
    expect(await rejection(set.overture.preload())).toMatchObject({
      kind: "unsupported",
      cause: { message: "not found" },
    });
    await set.overture.preload();
    expect(loads).toBe(2);
  });

  it("leaves a fault as it is", async () => {
    const fault = new ProviderFault({ kind: "unsupported", message: "needs Node" });
    const set = stage({ providers: [provider("a", () => Promise.reject(fault))] });
    expect(await rejection(set.overture.preload())).toBe(fault);
  });
});

it("loads the ranking's first two side by side at the first request", async () => {
  const begun: string[] = [];
  const provider = (id: string) =>
    defineProvider({
      id,
      models: [{ name: "m", ...card }],
      chat: async () => completion(),
      load: () => {
        begun.push(id);
        return never();
      },
    });
  const set = stage({ providers: [provider("a"), provider("b"), provider("c")] });
  const controller = new AbortController();
  const asked = set.overture.chat.completions.create(hello, { signal: controller.signal });
  await set.clock.advance(0);
  expect(begun).toEqual(["a", "b"]);
  controller.abort();
  await rejection(asked);
});
