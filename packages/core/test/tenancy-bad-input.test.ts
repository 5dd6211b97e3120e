import { describe, expect, it } from "vitest";
import { Overture, type OvertureOptions, type TenantOptions } from "../src/index.ts";
import { stage } from "./stage.ts";

// Loaded in real time, in which the virtual clock may have gone on for days.
await Promise.all([import("../src/admission/admissions.ts"), import("../src/wire/index.ts")]);

const stageOptions = { providers: Object.values(stage().cast) };

describe("a tenant's models that fit none", () => {
  it.each<[TenantOptions, string, string]>([
    [
      { models: { allow: ["a/m", "a/mm"] } },
      "models.allow",
      'names "a/mm", which no configured model fits. Did you mean "a/m"?',
    ],
    [
      { models: { deny: ["aa/*"] } },
      "models.deny",
      'names "aa/*", which no configured model fits. Did you mean "a/*"?',
    ],
    [{ rules: [{ never: ["b/x"] }] }, "rules[0].never", 'names "b/x"'],
    [{ rules: [{ when: { inputTokens: { over: 9, under: 3 } } }] }, "rules[0].when.inputTokens", "No number of tokens"],
  ])("are refused, with their names and the nearest there is (%#)", async (terms, at, wanted) => {
    const make = (options: Partial<OvertureOptions>) => () => new Overture({ ...stageOptions, ...options });
    const refusal = (param: string) =>
      expect.objectContaining({ code: "invalid_option", param, message: expect.stringContaining(wanted) });
    expect(make({ tenants: { zeta: {}, acme: terms } })).toThrow(refusal(`tenants.acme.${at}`));
    expect(make({ tenants: {}, defaultTenant: terms })).toThrow(refusal(`defaultTenant.${at}`));
    // Of a function's what it denies by a slip would be let through: nobody is served on such terms.
    const error = await stage({ tenants: () => terms }).failure({ overture: { tenant: "acme" } });
    expect(error).toMatchObject({ code: "tenant_unavailable", status: 503 });
    expect(error.message).toContain(wanted);
  });

  it("are let through where they fit one, without a card too where its provider may have any", async () => {
    const terms = { models: { allow: ["*/m", "a/*"], deny: ["b/m"] } };
    expect((await stage({ tenants: () => terms }).answer({ overture: { tenant: "acme" } })).model).toBe("a/m");
  });
});

describe("options that make no sense", () => {
  const odd = <Value>(value: unknown): Value => value as Value;
  it.each<[Pick<TenantOptions, "budget" | "limits" | "users" | "tags">, string, string]>([
    [{ budget: { usd: -1 } }, "budget.usd", "above 0, not -1"],
    [{ budget: { usd: 0 } }, "budget.usd", "above 0, not 0"],
    [{ budget: { usd: Number.NaN } }, "budget.usd", "a number, not NaN"],
    [{ budget: odd({ per: "day" }) }, "budget.usd", "a number, not undefined"],
    [{ budget: { usd: 1, per: odd("year") } }, "budget.per", '"day" or "week" or "month" or "total", not "year"'],
    [{ budget: { usd: 1, timeZone: "Mars/Olympus" } }, "budget.timeZone", "a time zone by its IANA name"],
    [{ budget: { usd: 1, warnAt: [1.5] } }, "budget.warnAt[0]", "at most 1, not 1.5"],
    [{ budget: [{ usd: 1 }, { usd: -2 }] }, "budget[1].usd", "above 0, not -2"],
    [{ budget: { usd: 1, per: "total", pace: true } }, "budget.pace", "false for a budget in total"],
    [{ budget: { usd: 1, cutCalls: odd("never") } }, "budget.cutCalls", '"likely" or "worst"'],
    [{ limits: { requestsPerMinute: 0 } }, "limits.requestsPerMinute", "above 0, not 0"],
    [{ limits: { concurrent: 1.5 } }, "limits.concurrent", "a whole number, not 1.5"],
    [{ limits: odd({ perSecond: 1 }) }, "limits.perSecond", "There is no option"],
    [{ users: { budget: { usd: -1 } } }, "users.budget.usd", "above 0, not -1"],
    [{ tags: { chat: { budget: { usd: -1 } } } }, "tags.chat.budget.usd", "above 0, not -1"],
  ])("are refused where they are given, with their names and values (%#)", async (terms, at, wanted) => {
    const make = (options: Partial<OvertureOptions>) => () => new Overture({ ...stageOptions, ...options });
    expect(make({ tenants: { acme: terms } })).toThrow(
      expect.objectContaining({
        code: "invalid_option",
        param: `tenants.acme.${at}`,
        message: expect.stringContaining(wanted),
      }),
    );
    expect(make({ ...terms })).toThrow(expect.objectContaining({ code: "invalid_option", param: at }));
    // And from a function, where nobody can be refused at once.
    const set = stage({ tenants: () => terms });
    const error = await set.failure({ overture: { tenant: "acme" } });
    expect(error).toMatchObject({ code: "tenant_unavailable", status: 503 });
    expect(error.message).toContain(wanted);
  });

  it("never quote a key", () => {
    const tenants = { acme: { keys: { a: odd<string>(["sk-secret", 5]) } } };
    expect(() => new Overture({ ...stageOptions, tenants })).toThrow(expect.not.stringContaining("sk-secret"));
  });
});

describe("half of a character", () => {
  it.each([
    ["tenant", { tenant: "a\ud800" }],
    ["user", { user: "\udc00" }],
    ["tags[1]", { tags: ["chat", "\ud800"] }],
  ])("in %s is refused, since no store could count under it", async (at, overture) => {
    const set = stage({ budget: { usd: 1, hard: false }, tenants: {}, defaultTenant: {} });
    expect(await set.failure({ overture })).toMatchObject({
      code: "invalid_request",
      param: `overture.${at}`,
      message: expect.stringContaining("well-formed Unicode"),
    });
  });

  it("in a model's name costs nobody the count of what was spent", async () => {
    const set = stage({ budget: { usd: 1, hard: false } });
    await set.answer({ model: "a/\ud800", max_completion_tokens: 9 });
    expect((await set.clock.runUntil(set.overture.usage()))[0]?.calls).toBe(1);
  });
});

describe("on the wire", () => {
  const post = async (set: ReturnType<typeof stage>, headers: Record<string, string>) => {
    const body = JSON.stringify({
      model: "auto",
      messages: [{ role: "user", content: "Hi" }],
      max_completion_tokens: 9,
    });
    const response = await set.clock.runUntil(
      set.overture.fetch("https://x/v1/chat/completions", { method: "POST", headers, body }),
    );
    return { response, json: (await response.json()) as { error?: { code: string; message: string } } };
  };
  const tenants = (id: string): TenantOptions | undefined => {
    if (id === "down") throw new Error("down");
    if (id === "gone") return { suspended: true };
    if (id === "poor") return { budget: { usd: 0.000001, per: "day" } };
    return id === "slow" ? { limits: { requestsPerMinute: 1 } } : undefined;
  };

  it.each([
    ["nobody", 404, "tenant_unknown", false],
    ["gone", 403, "tenant_suspended", false],
    ["down", 503, "tenant_unavailable", false],
    ["poor", 402, "budget_exceeded", true],
    ["slow", 429, "rate_limited", true],
  ])(
    "a tenant that is %s gets %d, and is told when to come again if that helps",
    async (tenant, status, code, retries) => {
      const set = stage({ tenants });
      const headers = { "x-overture-tenant": tenant };
      if (tenant === "slow") expect((await post(set, headers)).response.status).toBe(200);
      const { response, json } = await post(set, headers);
      expect([response.status, json.error?.code, response.headers.get("x-overture-error")]).toEqual([
        status,
        code,
        code,
      ]);
      expect(Number(response.headers.get("retry-after")) > 0).toBe(retries);
      expect(response.headers.get("x-should-retry")).toBe("false");
    },
  );
});
