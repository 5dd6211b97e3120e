import { describe, expect, it } from "vitest";
import { chunk, chunkProvider, completion, rejection, stage, usage, usageChunk } from "../../../test/stage.ts";
import { OvertureError } from "../../chat/index.ts";
import type { WireAnswer } from "../target.ts";
import { createResponse } from "./create-response.ts";

const epochSeconds = () => 1_700_000_000;
const call = { signal: undefined, timeout: 5000, headers: { traceparent: "t" } };
const overture = {
  id: "ovt_1",
  model: "a/m",
  attempts: [],
  cost: { usd: 0, certainty: "exact" },
  timing: { totalMs: 1, overheadMs: 0 },
  warnings: [{ code: "no_model_card", message: "?" }],
};

describe("through any target", () => {
  it("asks as chat does, with what stands beside the request, and answers as a response", async () => {
    const asked: unknown[] = [];
    const create = async (...given: unknown[]): Promise<WireAnswer> => {
      asked.push(...given);
      return { ...completion("Hi", usage), overture };
    };
    const response = await createResponse({ create, epochSeconds }, { model: "auto", input: "Hello" }, call);
    expect(asked).toEqual([{ model: "auto", messages: [{ role: "user", content: "Hello" }] }, call]);
    expect(response).toMatchObject({
      id: "resp_ovt_1",
      created_at: 1,
      model: "a/m",
      status: "completed",
      output: [{ type: "message", content: [{ type: "output_text", text: "Hi" }] }],
      usage: { input_tokens: 10, output_tokens: 5, total_tokens: 15 },
      overture,
    });
  });

  it("puts what the translation left out in front of the account's warnings", async () => {
    const create = async (): Promise<WireAnswer> => ({ ...completion(), overture });
    const response = await createResponse(
      { create, epochSeconds },
      { model: "auto", input: "Hi", truncation: "auto" },
      call,
    );
    expect(response).toMatchObject({
      overture: { warnings: [{ code: "parameter_dropped", param: "truncation" }, { code: "no_model_card" }] },
    });
    expect(overture.warnings).toHaveLength(1);
  });

  it.each([
    ["max_completion_tokens", "max_output_tokens"],
    ["reasoning_effort", "reasoning.effort"],
    ["response_format.json_schema.schema", "text.format.schema"],
    ["messages[0].content", "input"],
    ["temperature", "temperature"],
  ])("calls %s what its caller calls it: %s", async (param, named) => {
    const refused = new OvertureError({ code: "invalid_request", status: 400, message: "No.", param });
    const error = await rejection(
      createResponse({ create: () => Promise.reject(refused), epochSeconds }, { model: "auto", input: "Hi" }, call),
    );
    expect(error).toMatchObject({ code: "invalid_request", status: 400, message: "No.", param: named });
  });
});

describe("through overture.fetch", () => {
  const ask = (set: ReturnType<typeof stage>, body: object): Promise<Response> =>
    set.clock.runUntil(set.overture.fetch("/v1/responses", { method: "POST", body: JSON.stringify(body) }));

  it("gives a response, with the account in it and in the headers", async () => {
    const response = await ask(stage(), { model: "auto", input: "Hi" });
    expect(response.status).toBe(200);
    expect(response.headers.get("x-overture-model")).toBe("a/m");
    expect(response.headers.get("x-overture-cost-certainty")).toBe("exact");
    const body = (await response.json()) as { id: string };
    expect(body).toMatchObject({ object: "response", model: "a/m", overture: { model: "a/m", provider: "a" } });
    expect(response.headers.get("x-request-id")).toBe(body.id.replace("resp_", ""));
  });

  it("streams events by their names, and ends without a mark", async () => {
    const set = stage({ providers: [chunkProvider("a", [chunk({ content: "One" }), chunk({}, "stop"), usageChunk])] });
    const response = await ask(set, { model: "auto", input: "Hi", stream: true });
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    const text = await set.clock.runUntil(response.text());
    const events = text.trimEnd().split("\n\n");
    expect(events[0]).toMatch(/^event: response\.created\ndata: \{"type":"response\.created","sequence_number":0,/);
    expect(events.at(-1)).toMatch(/^event: response\.completed\n/);
    expect(events.at(-1)).toContain('"overture":{"id":"ovt1_');
    expect(events.at(-1)).toContain('"input_tokens":10');
    expect(text).not.toContain("[DONE]");
  });

  it("ends a broken stream with an error event", async () => {
    const breaks = (): never => {
      throw new Error("reset");
    };
    const set = stage({ providers: [chunkProvider("a", [chunk({ content: "One" }), breaks])] });
    const response = await ask(set, { model: "auto", input: "Hi", stream: true });
    const text = await set.clock.runUntil(response.text());
    expect(text).toMatch(/event: error\ndata: \{"type":"error",.*"code":"stream_interrupted"/);
    expect(text.trimEnd().split("\n\n").at(-1)).toMatch(/^event: response\.failed\n/);
  });

  it("fails over without the caller's knowing", async () => {
    const set = stage();
    set.provider("a").always({ fault: "server", afterMs: 0 });
    const body = await (await ask(set, { model: "auto", input: "Hi" })).json();
    expect(body).toMatchObject({
      model: "b/m",
      overture: { attempts: [{ outcome: "fault" }, { outcome: "completion" }] },
    });
  });

  it.each([
    [{ input: "Hi" }, 400, "invalid_request", "model"],
    [{ model: "auto" }, 400, "invalid_request", "input"],
    [{ model: "auto", input: "Hi", temperature: 9 }, 400, "invalid_request", "temperature"],
    [{ model: "auto", input: "Hi", previous_response_id: "resp_1" }, 400, "pinned_to_provider", "previous_response_id"],
    [{ model: "auto", input: "Hi", tools: [{ type: "web_search" }] }, 400, "pinned_to_provider", "tools[0]"],
    [{ model: "nobody/m", input: "Hi" }, 404, "model_not_found", "model"],
  ])("refuses in OpenAI's form, before anybody is called: %j", async (body, status, code, param) => {
    const set = stage();
    const response = await ask(set, body);
    expect(response.status).toBe(status);
    expect(response.headers.get("x-should-retry")).toBe("false");
    expect(response.headers.get("x-overture-error")).toBe(code);
    expect(await response.json()).toMatchObject({ error: { code, param } });
    expect(set.provider("a").calls).toHaveLength(0);
  });

  it("routes only what makes a response", async () => {
    const { overture } = stage();
    for (const [method, path] of [
      ["GET", "/v1/responses/resp_1"],
      ["DELETE", "/v1/responses/resp_1"],
      ["POST", "/v1/responses/resp_1/cancel"],
      ["POST", "/v1/responses/compact"],
    ] as const) {
      expect((await overture.fetch(path, { method })).headers.get("x-overture-error")).toBe("not_routed");
    }
  });
});

describe("through overture.responses", () => {
  it("gives a response, and a stream that a loop can read", async () => {
    const set = stage();
    const response = await set.clock.runUntil(set.overture.responses.create({ model: "auto", input: "Hi" }));
    expect(response).toMatchObject({ object: "response", model: "a/m", overture: { provider: "a" } });
    const stream = await set.clock.runUntil(
      set.overture.responses.create({ model: "auto", input: "Hi", stream: true, overture: { tags: ["t"] } }),
    );
    const types: string[] = [];
    const read = async (): Promise<void> => {
      for await (const { type } of stream) types.push(type);
    };
    await set.clock.runUntil(read());
    expect([types[0], types.at(-1)]).toEqual(["response.created", "response.completed"]);
  });

  it("throws what broke a stream, and rejects as chat does", async () => {
    const breaks = (): never => {
      throw new Error("reset");
    };
    const set = stage({ providers: [chunkProvider("a", [chunk({ content: "One" }), breaks])] });
    const stream = await set.clock.runUntil(
      set.overture.responses.create({ model: "auto", input: "Hi", stream: true }),
    );
    const read = async (): Promise<void> => {
      for await (const event of stream) void event;
    };
    expect(await rejection(set.clock.runUntil(read()))).toMatchObject({ code: "stream_interrupted" });
    const { responses } = stage().overture;
    expect(await rejection(responses.create({ model: "auto" }))).toMatchObject({
      code: "invalid_request",
      param: "input",
    });
    const aborted = responses.create({ model: "auto", input: "Hi" }, { signal: AbortSignal.abort("enough") });
    expect(await rejection(aborted)).toBe("enough");
  });
});
