import { expect, it } from "vitest";
import { answer, answering, callOf, collect, json, responseOf, sse } from "../test/fixtures.ts";
import { Exchanges } from "./exchange.ts";

const request = { model: "google/gemini-3.5-flash", messages: [{ role: "user" as const, content: "Hi" }] };

it("names the answer's own id where no header names the request", async () => {
  const { fetch } = answering(() => json(answer));
  const exchanges = new Exchanges({ fetch }, "google");
  expect((await exchanges.chat(request, callOf())).requestId).toBe("resp_1");
});

it("reads the limits that a gateway tells of", async () => {
  const headers = { "x-ratelimit-limit-requests": "10", "x-ratelimit-remaining-requests": "9" };
  const { fetch } = answering(() => json(answer, { headers }));
  const { limits } = await new Exchanges({ fetch }, "google").chat(request, callOf());
  expect(limits?.requests).toMatchObject({ limit: 10, remaining: 9 });
});

it("neither continues nor calls functions by itself", async () => {
  const { seen, fetch } = answering(() => {
    const [candidate] = responseOf([{ text: "Hel" }], "CONTINUATION").candidates as object[];
    return json({ ...answer, candidates: [{ ...candidate, continuationToken: "abc" }] });
  });
  const { body } = await new Exchanges({ fetch }, "google").chat(request, callOf());
  expect(body.choices[0]?.finish_reason).toBe("length");
  expect(seen).toHaveLength(1);
});

it("leaves nothing behind on the caller's signal", async () => {
  const { fetch } = answering((init) => (String(init.body).includes("Hi") ? sse([answer]) : json(answer)));
  const controller = new AbortController();
  const events: string[] = [];
  const signal = new Proxy(controller.signal, {
    get(target, name) {
      const value = Reflect.get(target, name, target);
      if (typeof value !== "function") return value;
      return (...given: unknown[]) => {
        events.push(String(name));
        return value.apply(target, given);
      };
    },
  });
  const exchanges = new Exchanges({ fetch }, "google");
  await collect((await exchanges.stream(request, callOf({ signal }))).body);
  await exchanges.chat({ ...request, messages: [{ role: "user", content: "Yo" }] }, callOf({ signal }));
  const count = (name: string) => events.filter((event) => event === name).length;
  expect(count("addEventListener")).toBe(2);
  expect(count("removeEventListener")).toBeGreaterThanOrEqual(2);
});
