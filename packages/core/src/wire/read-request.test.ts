import { describe, expect, it } from "vitest";
import { listenersOf, rejection } from "../../test/stage.ts";
import { OvertureError } from "../chat/index.ts";
import { readRequest } from "./read-request.ts";

describe("the path", () => {
  it.each([
    ["/v1/chat/completions", "/v1/chat/completions"],
    ["chat/completions", "/chat/completions"],
    ["https://api.example.com/v1/chat/completions?api-version=1", "/v1/chat/completions"],
    ["https://api.example.com/v1/chat/completions#top", "/v1/chat/completions"],
    ["/v1/chat/completions?next=https://other.example/models", "/v1/chat/completions"],
    ["https://api.example.com?next=/chat/completions", "/"],
    ["//api.example.com/v1/models", "/v1/models"],
    ["http://localhost:8080", "/"],
    ["app+x.1://host/chat/completions", "/chat/completions"],
    ["", "/"],
  ])("of %j is %j", (address, path) => {
    expect(readRequest(address, undefined).path).toBe(path);
  });

  it("is read off a URL and a Request as well", () => {
    const address = "https://api.example.com/v1/chat/completions?x=1";
    for (const input of [new URL(address), new Request(address)]) {
      expect(readRequest(input, undefined).path).toBe("/v1/chat/completions");
    }
  });
});

describe("the body", () => {
  const value = { model: "auto", text: "grüß dich" };
  const text = JSON.stringify(value);
  const bytes = new TextEncoder().encode(text);
  const pieces = () =>
    new ReadableStream<Uint8Array>({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });

  it.each<[string, () => BodyInit]>([
    ["a string", () => text],
    ["bytes", () => bytes],
    ["a buffer", () => bytes.buffer],
    ["a blob", () => new Blob([text])],
    ["a stream", pieces],
  ])("is read from %s", async (_, body) => {
    expect(await readRequest("/x", { method: "POST", body: body() }).body()).toEqual(value);
  });

  it("is a Request's, unless the init has its own", async () => {
    const request = () => new Request("https://x.example/", { method: "POST", body: text });
    expect(await readRequest(request(), undefined).body()).toEqual(value);
    expect(await readRequest(request(), { body: '{"own":1}' }).body()).toEqual({ own: 1 });
  });

  it("leaves no listener behind", async () => {
    const { signal } = new AbortController();
    await readRequest("/x", { method: "POST", body: pieces(), signal }).body();
    expect(listenersOf(signal)).toBe(0);
  });

  it("that breaks, or was read already, is a 400", async () => {
    const broken = new ReadableStream({ start: (controller) => controller.error(new Error("reset")) });
    const used = new Request("https://x.example/", { method: "POST", body: text });
    await used.text();
    for (const request of [readRequest("/x", { method: "POST", body: broken }), readRequest(used, undefined)]) {
      const error = await rejection(request.body());
      expect(error).toBeInstanceOf(OvertureError);
      expect(error).toMatchObject({
        code: "invalid_request",
        status: 400,
        message: "The request's body could not be read.",
      });
    }
  });

  it("that never ends does not outlast the caller's abort", async () => {
    const controller = new AbortController();
    const body = readRequest("/x", { method: "POST", body: new ReadableStream(), signal: controller.signal }).body();
    controller.abort();
    await rejection(body);
    expect(listenersOf(controller.signal)).toBe(0);
  });
});

describe("method, headers and signal", () => {
  const signal = new AbortController().signal;
  const request = new Request("https://x.example/", { method: "POST", headers: { a: "1" } });

  it("are the init's where it has them, else the Request's", () => {
    const own = readRequest(request, { method: "put", headers: [["b", "2"]], signal });
    expect([own.method, own.headers.get("a"), own.headers.get("b"), own.signal]).toEqual(["PUT", null, "2", signal]);
    const its = readRequest(request, {});
    expect([its.method, its.headers.get("a"), its.signal]).toEqual(["POST", "1", request.signal]);
  });

  it("have defaults, and a signal can be taken away", () => {
    expect(readRequest("/x", undefined)).toMatchObject({ method: "GET", signal: undefined });
    expect(readRequest(request, { signal: null }).signal).toBeUndefined();
  });
});
