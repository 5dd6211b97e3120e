import { expect, it } from "vitest";
import { ResponseWatch } from "./response-watch.ts";

it("sees the head of the response, and leaves its body alone", async () => {
  const watch = new ResponseWatch(async () => new Response("body", { status: 429, headers: { "retry-after": "3" } }));
  expect([watch.sent, watch.response]).toEqual([false, undefined]);
  const response = await watch.fetch("https://example.com/");
  expect(watch.sent).toBe(true);
  expect(watch.response?.status).toBe(429);
  expect(watch.response?.headers.get("retry-after")).toBe("3");
  expect(await response.text()).toBe("body");
});

it("knows that a request was sent though none came back", async () => {
  const watch = new ResponseWatch(() => Promise.reject(new TypeError("fetch failed")));
  await expect(watch.fetch("https://example.com/")).rejects.toThrow("fetch failed");
  expect([watch.sent, watch.response]).toEqual([true, undefined]);
});
