import { describe, expect, it } from "vitest";
import { hello, stage } from "../test/stage.ts";
import type { OvertureEvents } from "./index.ts";

// Loaded in real time, in which the virtual clock may have gone on for days.
await Promise.all([
  import("./admission/admissions.ts"),
  import("./embeddings.ts"),
  import("./refusal.ts"),
  import("./telemetry/recording/index.ts"),
  import("./wire/index.ts"),
  import("./wire/responses/index.ts"),
]);

function listening(options: Parameters<typeof stage>[0] = {}) {
  const set = stage({ tenants: { acme: {}, gone: { suspended: true } }, traces: 9, ...options });
  const told: OvertureEvents["refused"][] = [];
  set.overture.on("refused", (event) => told.push(event));
  return { ...set, told };
}

describe("a request of which nothing is decided is told of", () => {
  it("with its code, and what it says of itself", async () => {
    const set = listening();
    const own = { user: "ann", tags: ["chat"], correlationId: "order-7" };
    await set.failure({ overture: { tenant: "zeta", ...own } });
    await set.failure({ overture: { tenant: "gone" } });
    await set.failure({ messages: [] });
    await set.failure({ model: "a/*nobody" });
    expect(set.told.map(({ code, status }) => [code, status])).toEqual([
      ["tenant_unknown", 404],
      ["tenant_suspended", 403],
      ["invalid_request", 400],
      ["model_not_found", 404],
    ]);
    expect(set.told[0]).toMatchObject({ operation: "chat", param: "tenant", tenant: "zeta", ...own });
    expect((await set.overture.stats()).refused).toEqual({
      ...{ tenant_unknown: 1, tenant_suspended: 1, invalid_request: 1, model_not_found: 1 },
    });
    expect((await set.overture.stats()).all.requests).toBe(0);
  });

  it("under whom its scope is for, whoever it says it is", async () => {
    const set = listening();
    const acme = set.overture.for({ tenant: "acme" });
    await acme.chat.completions.create({ ...hello, stream: false, overture: { tenant: "sk-secret" } }).catch(() => {});
    expect(set.told).toMatchObject([{ code: "invalid_request", tenant: "acme" }]);
  });

  it("whichever way it came, once", async () => {
    const set = listening();
    const codes = () => set.told.splice(0).map(({ operation, code }) => `${operation} ${code}`);
    await set.overture.embeddings.create({ model: "a/m", input: [] }).catch(() => {});
    expect(codes()).toEqual(["embeddings invalid_request"]);
    await set.overture.responses.create({ model: "auto", input: 7 as never, stream: false }).catch(() => {});
    expect(codes()).toEqual(["chat invalid_request"]);
    const post = (path: string, body: string) => set.overture.fetch(`http://x/v1/${path}`, { method: "POST", body });
    for (const [path, body] of [
      ["chat/completions", "{"],
      ["chat/completions", "{}"],
      ["responses", "{}"],
    ] as const) {
      expect((await post(path, body)).status).toBe(400);
      expect(codes()).toEqual(["chat invalid_request"]);
    }
  });

  it("and no other: not one that its caller left, one that ran into a limit, nor one that was answered", async () => {
    const set = listening({ tenants: { acme: { limits: { requestsPerMinute: 1 } } } });
    const acme = { overture: { tenant: "acme" } };
    await set.answer(acme);
    expect((await set.failure(acme)).code).toBe("rate_limited");
    await set.overture.chat.completions.create(hello, { signal: AbortSignal.abort() }).catch(() => {});
    expect(set.told).toEqual([]);
    expect((await set.overture.stats()).all.errors).toEqual({ rate_limited: 1 });
  });

  it("with nothing that it should not say, whatever it says", async () => {
    const set = listening();
    const overture = { tenant: "x".repeat(999), user: 7, tags: ["y".repeat(999), 3, "ok"], correlationId: {} } as never;
    await set.failure({ overture });
    expect(set.told).toMatchObject([
      { tenant: "x".repeat(128), user: undefined, tags: ["ok"], correlationId: undefined },
    ]);
  });
});
