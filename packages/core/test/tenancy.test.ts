import { describe, expect, it } from "vitest";
import { OvertureError } from "../src/index.ts";
import { hello, stage } from "./stage.ts";

// Loaded in real time, in which the virtual clock may have gone on for days.
await import("../src/admission/admissions.ts");

describe("a tenant", () => {
  it("that nobody knows is refused, and one that is suspended", async () => {
    const set = stage({ tenants: { acme: {}, gone: { suspended: "the invoice is open" } } });
    expect(await set.failure({ overture: { tenant: "zeta" } })).toMatchObject({ code: "tenant_unknown", status: 404 });
    const error = await set.failure({ overture: { tenant: "gone" } });
    expect(error).toMatchObject({ code: "tenant_suspended", status: 403 });
    expect(error.message).toContain("the invoice is open");
    expect((await set.answer({ overture: { tenant: "acme" } })).model).toBe("a/m");
  });

  it("has its own rules, and models that it may not use", async () => {
    const tenants = { eu: { models: { allow: ["b/*"] } }, us: { models: { deny: ["a/*"] } } };
    const set = stage({ tenants });
    expect((await set.answer({ overture: { tenant: "eu" } })).model).toBe("b/m");
    expect((await set.answer({ overture: { tenant: "us" } })).model).toBe("b/m");
    expect((await set.answer()).model).toBe("a/m");
  });

  it("learns for itself: feedback on its answers moves nobody else's forecasts", async () => {
    const set = stage({ tenants: { acme: {}, zeta: {} } });
    const quality = async (tenant?: string) => {
      const decision = await set.overture.for(tenant ? { tenant } : {}).decide(hello);
      return decision.assessment.forecast(decision.candidates[0] as never).quality.mean;
    };
    const before = [await quality("zeta"), await quality()];
    for (let count = 0; count < 10; count += 1) {
      const answer = await set.answer({ overture: { tenant: "acme" } });
      expect(await set.overture.feedback(answer.overture.id, { score: 0 })).toEqual({ counted: true });
    }
    expect(await quality("acme")).toBeLessThan(0.4);
    expect([await quality("zeta"), await quality()]).toEqual(before);
  });
});

describe("a hard budget", () => {
  const tenants = { acme: { budget: { usd: 0.001, per: "day" as const } } };

  it("is never exceeded, says what is spent and when it begins anew, and does", async () => {
    const set = stage({ tenants });
    let spent = 0;
    let refused: OvertureError | undefined;
    for (let count = 0; count < 200 && !refused; count += 1) {
      try {
        const request = { ...hello, overture: { tenant: "acme" }, max_completion_tokens: 50 };
        spent += (await set.clock.runUntil(set.overture.chat.completions.create({ ...request, stream: false })))
          .overture.cost.usd;
      } catch (error) {
        refused = error as OvertureError;
      }
    }
    expect(refused).toBeInstanceOf(OvertureError);
    expect(refused).toMatchObject({ code: "budget_exceeded", status: 402 });
    expect(refused?.message).toMatch(
      /the tenant's budget of \$0.001 per day: \$0.00\d+ spent and \$0.00 held. It begins anew at 2026-/,
    );
    expect(spent).toBeLessThanOrEqual(0.001);
    expect(spent).toBeGreaterThan(0.0005);
    await set.clock.advance(86_400_000);
    await set.answer({ overture: { tenant: "acme" }, max_completion_tokens: 50 });
  });

  it("limits answers to what is left where the request sets no limit, and says so", async () => {
    const set = stage({ tenants });
    const answer = await set.answer({ overture: { tenant: "acme" } });
    expect(answer.overture.warnings).toMatchObject([{ code: "output_limited" }]);
    expect(set.provider("a").calls[0]?.request.max_completion_tokens).toBeLessThan(600);
  });
});
