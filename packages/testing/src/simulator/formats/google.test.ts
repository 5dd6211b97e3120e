import { afterAll, beforeEach, expect, it } from "vitest";
import { startSimulator } from "../start-simulator.ts";

const simulator = await startSimulator("google", { models: ["gemini-3.5-flash"] });
const post = (path: string, body: object, headers: Record<string, string> = { "x-goog-api-key": simulator.key }) =>
  fetch(simulator.url + path, { method: "POST", headers, body: JSON.stringify(body) });
const ask = (text: string) => ({ contents: [{ role: "user", parts: [{ text }] }] });
const path = "/v1beta/models/gemini-3.5-flash";

beforeEach(() => simulator.reset());
afterAll(() => simulator.close());

it("answers by path, whole and streamed", async () => {
  const whole = await post(`${path}:generateContent`, ask("Where — née opéra?"));
  expect(whole.headers.get("x-goog-request-id")).toMatch(/^req_sim/);
  const body = (await whole.json()) as { candidates: [{ content: { parts: [{ text: string }] } }] };
  expect(body).toMatchObject({ candidates: [{ finishReason: "STOP" }], modelVersion: "gemini-3.5-flash" });
  expect(body.candidates[0].content.parts[0].text).toContain("née opéra");
  const stream = await post("/v1/models/gemini-3.5-flash:streamGenerateContent?alt=sse", ask("Where?"));
  expect(stream.headers.get("content-type")).toContain("text/event-stream");
  const events = (await stream.text()).split("\n\n").filter(Boolean);
  expect(events.length).toBeGreaterThan(3);
  expect(events.at(-1)).toMatch(/^data: \{.*"finishReason":"STOP"/);
  expect(simulator.requests.map((request) => request.read?.stream)).toEqual([false, true]);
});

it("wants a key, a path and a model that it knows", async () => {
  const statusOf = async (sending: Promise<Response>) => (await sending).status;
  expect(await statusOf(post(`${path}:generateContent`, ask("?"), {}))).toBe(400);
  expect(await statusOf(post(`${path}:countTokens`, ask("?")))).toBe(404);
  expect(await statusOf(post("/v1/models/gemini-9:generateContent", ask("?")))).toBe(404);
  expect(await statusOf(post(`${path}:generateContent`, { messages: [] }))).toBe(400);
  const headers = { authorization: `Bearer ${simulator.key}` };
  expect(await statusOf(post(`${path}:generateContent`, ask("?"), headers))).toBe(200);
});

it("lists its models", async () => {
  const list = await fetch(`${simulator.url}/v1beta/models`, { headers: { "x-goog-api-key": simulator.key } });
  expect(await list.json()).toMatchObject({ models: [{ name: "models/gemini-3.5-flash" }] });
});

it("tells of an error within a stream as an event", async () => {
  simulator.next({ fault: "error_event", afterChunks: 1 });
  const text = await (await post(`${path}:streamGenerateContent?alt=sse`, ask("one two"))).text();
  expect(JSON.parse(text.split("data: ").at(-1) ?? "")).toMatchObject({ error: { code: 503, status: "UNAVAILABLE" } });
});
