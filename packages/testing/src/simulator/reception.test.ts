import { expect, it } from "vitest";
import { startSimulator } from "./start-simulator.ts";

const body = JSON.stringify({ model: "m", messages: [{ role: "user", content: "Hi" }] });
const ask = (baseURL: string, key = "k") =>
  fetch(`${baseURL}/chat/completions`, { method: "POST", headers: { authorization: `Bearer ${key}` }, body });

it("takes the queue first, then what always holds, and forgets both when it is reset", async () => {
  await using simulator = await startSimulator("openai");
  simulator.always({ fault: "overloaded" });
  simulator.next({ fault: "forbidden" });
  const statuses = async (): Promise<number> => (await ask(simulator.baseURL)).status;
  expect([await statuses(), await statuses(), await statuses()]).toEqual([403, 503, 503]);
  simulator.reset();
  expect(simulator.requests).toHaveLength(0);
  expect(await statuses()).toBe(200);
});

it("accepts only its keys and its models", async () => {
  await using simulator = await startSimulator("openai", { keys: ["right"], models: ["other"] });
  expect((await ask(simulator.baseURL, "wrong")).status).toBe(401);
  const unknown = await ask(simulator.baseURL, "right");
  expect([unknown.status, await unknown.json()]).toMatchObject([404, { error: { code: "model_not_found" } }]);
  expect((await fetch(simulator.baseURL)).status).toBe(401);
});

it("tells of its limits, and that none is left when it refuses", async () => {
  await using simulator = await startSimulator("openai", { limits: { requests: 50 } });
  const left = async () => (await ask(simulator.baseURL)).headers.get("x-ratelimit-remaining-requests");
  expect([await left(), await left()]).toEqual(["49", "48"]);
  simulator.next({ fault: "rate_limit" });
  expect(await left()).toBe("0");
});

it("says what is still open when it does not become idle", async () => {
  await using simulator = await startSimulator("openai");
  simulator.always({ fault: "hang" });
  const hanging = ask(simulator.baseURL).catch(() => "closed");
  await expect.poll(() => simulator.openRequests).toBe(1);
  await expect(simulator.waitForIdle(20)).rejects.toThrow("1 requests are still open after 20 ms");
  await simulator.close();
  expect(await hanging).toBe("closed");
});
