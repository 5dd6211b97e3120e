import { afterAll, beforeEach, expect, it } from "vitest";
import { startSimulator } from "./start-simulator.ts";

const simulator = await startSimulator("openai", { clock: { now: () => 1_767_225_600_000 } });
beforeEach(() => simulator.reset());
afterAll(() => simulator.close());

const ask = (change: object = {}) =>
  fetch(`${simulator.baseURL}/chat/completions`, {
    method: "POST",
    headers: { authorization: "Bearer k" },
    body: JSON.stringify({ model: "m", messages: [{ role: "user", content: "Hi" }], ...change }),
  });

it("says when to come back, in each of the three ways and not at all", async () => {
  simulator.next(
    { fault: "rate_limit" },
    { fault: "rate_limit", retryAfter: { seconds: 3 } },
    { fault: "rate_limit", retryAfter: { httpDateInMs: 60_000 } },
    { fault: "rate_limit", retryAfter: { ms: 250 } },
  );
  const seen: unknown[] = [];
  for (let call = 0; call < 4; call += 1) {
    const { headers, status } = await ask();
    seen.push([status, headers.get("retry-after") ?? headers.get("retry-after-ms")]);
  }
  expect(seen).toEqual([
    [429, null],
    [429, "3"],
    [429, "Thu, 01 Jan 2026 00:01:00 GMT"],
    [429, "250"],
  ]);
});

it("replays a recording, and says when it does not have what is asked for", async () => {
  simulator.always({ replay: { chunks: ['{"a":1}', '{"a":2}'] } });
  expect(await (await ask({ stream: true })).text()).toBe('data: {"a":1}\n\ndata: {"a":2}\n\ndata: [DONE]\n\n');
  const whole = await ask();
  expect([whole.status, await whole.text()]).toEqual([500, expect.stringContaining("has no body")]);
});

it("leaves usage out when it is told to", async () => {
  simulator.always({ fault: "missing_usage", answer: { text: "x" } });
  expect(await (await ask()).json()).not.toHaveProperty("usage");
});
