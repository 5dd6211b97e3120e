import { resetEnv } from "@mistralai/mistralai/lib/env.js";
import { afterEach, describe, expect, it, vi } from "vitest";
import { answer, answering, faultOf, json, secret } from "../test/fixtures.ts";
import { SdkClients } from "./sdk-clients.ts";

const request = { model: "m", messages: [{ role: "user", content: "Hi" }] };

afterEach(() => {
  vi.unstubAllEnvs();
  resetEnv();
});

describe("SDK clients", () => {
  it("send with the key that is asked for, one client for each", async () => {
    const { seen, fetch } = answering(() => json(answer));
    const clients = new SdkClients({ fetch });
    const first = await clients.of("key-1");
    expect(await clients.of("key-1")).toBe(first);
    await first(request, "chatComplete", {});
    await (await clients.of("key-2"))(request, "chatComplete", {});
    expect(seen.map(({ headers }) => headers.get("authorization"))).toEqual(["Bearer key-1", "Bearer key-2"]);
  });

  it("give the answer in the SDK's names, and its response", async () => {
    const { fetch } = answering(() => json(answer, { headers: { "mistral-correlation-id": "a" } }));
    const { data, response } = await (await new SdkClients({ fetch }).of(secret))(request, "chatComplete", {});
    expect(data).toMatchObject({ usage: { promptTokens: 15 }, choices: [{ finishReason: "stop" }] });
    expect(response?.headers.get("mistral-correlation-id")).toBe("a");
  });

  it("send to the address that they were given, its path included", async () => {
    const { seen, fetch } = answering(() => json(answer));
    await (await new SdkClients({ fetch, baseURL: "https://gateway.example/mistral/" }).of(secret))(
      request,
      "chatComplete",
      {},
    );
    expect(seen[0]?.url).toBe("https://gateway.example/mistral/v1/chat/completions");
  });

  it("ask a client that was given, and import nothing for it", async () => {
    const asked: unknown[] = [];
    const chat = {
      complete: async (...given: unknown[]) => void asked.push(["complete", ...given]),
      stream: async (...given: unknown[]) => void asked.push(["stream", ...given]),
    };
    const clients = new SdkClients({ client: { chat } });
    await clients.load();
    const ask = await clients.of(undefined);
    expect(await ask(request, "chatComplete", { a: 1 })).toEqual({ data: undefined, response: undefined });
    await ask(request, "chatStream", {});
    expect(asked).toEqual([
      ["complete", request, { a: 1 }],
      ["stream", request, {}],
    ]);
  });

  it("refuse to go without a key, or with one that no header can carry, and do not show it", async () => {
    const clients = new SdkClients({});
    expect((await faultOf(() => clients.of(undefined))).kind).toBe("auth");
    const fault = await faultOf(() => clients.of("very\nsecret"));
    expect(fault.kind).toBe("auth");
    expect(`${fault.message}${String(fault.cause)}`).not.toContain("secret");
  });

  it("write nothing to the console, whatever the environment says", async () => {
    vi.stubEnv("MISTRAL_DEBUG", "1");
    resetEnv();
    const { fetch } = answering(() => json(answer));
    const written = (["log", "group", "warn", "error", "info", "debug"] as const).map((method) =>
      vi.spyOn(console, method).mockImplementation(() => undefined),
    );
    await (await new SdkClients({ fetch }).of(secret))(request, "chatComplete", {});
    for (const spy of written) {
      expect(spy).not.toHaveBeenCalled();
      spy.mockRestore();
    }
  });
});
