import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Simulator } from "../simulator.ts";
import { startSimulator } from "../start-simulator.ts";

const question = { role: "user", content: "Use weather and clock" };
const tools = ["weather", "clock"].map((name) => ({ type: "function", function: { name, parameters: {} } }));

let simulator: Simulator;

beforeEach(async () => {
  simulator = await startSimulator("mistral");
});

afterEach(() => simulator.close());

async function post(body: object, at: Simulator = simulator): Promise<Response> {
  const headers = { authorization: `Bearer ${at.key}`, "content-type": "application/json" };
  const whole = { model: "mistral-small-latest", messages: [question], ...body };
  return fetch(`${at.baseURL}/v1/chat/completions`, { method: "POST", headers, body: JSON.stringify(whole) });
}

async function chunks(body: object, at: Simulator = simulator): Promise<Record<string, unknown>[]> {
  const text = await (await post({ ...body, stream: true }, at)).text();
  expect(text.endsWith("data: [DONE]\n\n")).toBe(true);
  const events = text.split("\n\n").filter((event) => event.startsWith("data: {"));
  return events.map((event) => JSON.parse(event.slice("data: ".length)));
}

describe("the simulator of Mistral", () => {
  it("answers in Mistral's form, with the minute's limits in its headers", async () => {
    const response = await post({});
    expect(response.headers.get("mistral-correlation-id")).toBe("req_sim1");
    expect(response.headers.get("x-ratelimit-remaining-req-minute")).toBe("9999");
    expect(await response.json()).toMatchObject({
      object: "chat.completion",
      model: "mistral-small-latest",
      usage: { total_tokens: expect.any(Number) },
      choices: [{ index: 0, finish_reason: "stop", message: { role: "assistant", tool_calls: null } }],
    });
  });

  it("calls tools with ids of nine letters and digits, and takes them back", async () => {
    const { choices } = (await (await post({ tools })).json()) as {
      choices: { message: { tool_calls: { id: string }[] } }[];
    };
    const message = choices[0]?.message;
    const ids = message?.tool_calls.map((call) => call.id) ?? [];
    expect(ids).toEqual([expect.stringMatching(/^[a-zA-Z0-9]{9}$/), expect.stringMatching(/^[a-zA-Z0-9]{9}$/)]);
    const results = ids.map((id) => ({ role: "tool", tool_call_id: id, content: "fine" }));
    expect((await post({ tools, messages: [question, message, ...results] })).status).toBe(200);
  });

  it("reports usage on the last chunk, without being asked", async () => {
    const all = await chunks({});
    expect(all.filter((chunk) => "usage" in chunk)).toHaveLength(1);
    expect(all.at(-1)).toMatchObject({ choices: [{ finish_reason: "stop" }], usage: {} });
  });

  it("thinks in chunks of their own, where it is asked to", async () => {
    const [, first] = await chunks({ reasoning_effort: "high" });
    expect(first).toMatchObject({ choices: [{ delta: { content: [{ type: "thinking", thinking: [{}] }] } }] });
    const body = await (await post({ prompt_mode: "reasoning" })).json();
    expect(body).toMatchObject({ choices: [{ message: { content: [{ type: "thinking", closed: true }, {}] } }] });
  });

  it("sends calls whole and with the finish reason, where it is told to", async () => {
    await using whole = await startSimulator("mistral", { wholeToolCalls: true });
    const all = await chunks({ tools }, whole);
    expect(all).toHaveLength(2);
    expect(all[1]).toMatchObject({ choices: [{ delta: { tool_calls: [{}, {}] }, finish_reason: "tool_calls" }] });
  });

  it.each([
    ["rate_limit", 429, { object: "error", type: "rate_limited", code: "1300" }],
    ["unauthorized", 401, { detail: "Unauthorized" }],
    ["not_found", 400, { type: "invalid_model", code: "1500" }],
    ["overloaded", 503, { code: "3505", raw_status_code: 503 }],
  ] as const)("fails as told: %s", async (fault, status, body) => {
    simulator.next({ fault });
    const response = await post({});
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject(body);
  });

  it("lists the models that it has", async () => {
    await using small = await startSimulator("mistral", { models: ["a"] });
    const headers = { authorization: `Bearer ${small.key}` };
    expect(await (await fetch(`${small.baseURL}/v1/models`, { headers })).json()).toMatchObject({
      data: [{ id: "a" }],
    });
    expect((await fetch(`${small.baseURL}/v1/models/a`, { headers })).status).toBe(200);
    expect((await fetch(`${small.baseURL}/v1/models/b`, { headers })).status).toBe(404);
  });
});
