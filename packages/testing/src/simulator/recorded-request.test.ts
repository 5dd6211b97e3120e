import { expect, it } from "vitest";
import { startSimulator } from "./start-simulator.ts";

it("remembers what came, with header names in lower case", async () => {
  await using simulator = await startSimulator("anthropic", { maxRequests: 2 });
  const body = { model: "m", max_tokens: 10, messages: [{ role: "user", content: "Hi" }] };
  const send = (text: string) =>
    fetch(`${simulator.url}/v1/messages?beta=true`, { method: "POST", headers: { "X-API-Key": "k" }, body: text });
  await send("not JSON");
  await send(JSON.stringify({ ...body, max_tokens: 20 }));
  await send(JSON.stringify(body));
  await simulator.waitForIdle();
  expect(simulator.requests).toHaveLength(2);
  expect(simulator.requests[1]).toMatchObject({
    ...{ method: "POST", path: "/v1/messages", credential: "k", body, ended: true, aborted: false },
    headers: { "x-api-key": "k" },
    read: { model: "m", maxOutputTokens: 10 },
  });
});

it("refuses a body that is too long, and one that is no JSON", async () => {
  await using simulator = await startSimulator("openai", { maxBodyBytes: 100 });
  const send = async (body: string) => {
    const init = { method: "POST", headers: { authorization: "Bearer k" }, body };
    return (await fetch(`${simulator.baseURL}/chat/completions`, init)).status;
  };
  expect([await send("x".repeat(101)), await send("x")]).toEqual([413, 400]);
});
