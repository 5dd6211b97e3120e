import { describe, expect, it } from "vitest";
import { hello, never, rejection, stage } from "../../test/stage.ts";
import { storeAround } from "../../test/store-around.ts";
import { memoryStore } from "../state/index.ts";

// Loaded in real time, in which the virtual clock may have gone on for days.
await import("./admissions.ts");

const tenants = {
  acme: {
    budget: { usd: 1, per: "day" as const },
    tags: { chat: { budget: { usd: 0.5 } } },
    users: { budget: { usd: 0.1 } },
  },
};

async function asked() {
  const set = stage({ tenants, budget: { usd: 10, per: "total" } });
  await set.answer({ overture: { tenant: "acme", tags: ["chat"], user: "ann" }, max_completion_tokens: 9 });
  await set.answer({ overture: { tenant: "acme", tags: ["chat", "x"] }, model: "b/m", max_completion_tokens: 9 });
  await set.answer({ max_completion_tokens: 9 });
  return set;
}

describe("a store that does not give it", () => {
  it.each([
    ["hangs", never],
    ["fails", () => Promise.reject(new Error("down"))],
    ["throws at once", () => JSON.parse("{")],
  ])("is told of, and not waited for for ever: it %s", async (_, read) => {
    const store = storeAround(memoryStore(), { read });
    const set = stage({ budget: { usd: 1 }, store });
    const down = { code: "store_unavailable", status: 503 };
    const asked = [set.overture.usage(), set.overture.budgets(), set.overture.exportUsage()].map(rejection);
    expect(await set.clock.runUntil(Promise.all(asked))).toMatchObject([down, down, down]);
  });
});

it.each([
  [{ format: "xml" }, "format"],
  [{ groupBy: "day" }, "groupBy"],
  [{ groupBy: ["hour"] }, "groupBy"],
  [{ from: "2026-01-01" }, "from"],
  [{ to: 1e300 }, "to"],
  [{ from: Number.NEGATIVE_INFINITY }, "from"],
])("names what of %j makes no sense", async (query, param) => {
  const set = stage({ budget: { usd: 1 } });
  expect(await rejection(set.overture.exportUsage(query as never))).toMatchObject({ code: "invalid_request", param });
});

describe("usage", () => {
  it("is the sum of what answers cost, told apart by what is asked for", async () => {
    const set = await asked();
    const [all] = await set.overture.usage({ tenant: "acme" });
    expect(all).toMatchObject({ calls: 2, estimatedUsd: 0, overrunUsd: 0 });
    const groupBy = ["model", "mode", "day"] as const;
    const rows = await set.overture.usage({ tenant: "acme", groupBy });
    expect(rows.map(({ model, mode, day }) => [model, mode, day])).toEqual([
      ["a/m", "single", new Date(set.clock.now()).toISOString().slice(0, 10)],
      ["b/m", "single", new Date(set.clock.now()).toISOString().slice(0, 10)],
    ]);
    expect(rows.reduce((sum, { nanoUsd }) => sum + nanoUsd, 0)).toBe(all?.nanoUsd);
    expect(await set.overture.usage()).toMatchObject([{ calls: 1 }]);
  });

  it("is written for a bill", async () => {
    const set = await asked();
    const query = { tenant: "acme", groupBy: ["tag"] as const };
    const lines = (await set.overture.exportUsage(query)).trim().split("\n");
    expect(lines.map((line) => JSON.parse(line).tag).sort()).toEqual(["chat", "x"]);
    expect(await set.overture.exportUsage({ ...query, format: "csv" })).toMatch(/^tag,usd,nanoUsd,.*\r\nchat,/);
  });

  it("is written in no form that there is not", async () => {
    const query = { format: "xml" as "csv" };
    await expect((await asked()).overture.exportUsage(query)).rejects.toThrow(
      '"format" must be "jsonl" or "csv", not "xml".',
    );
  });

  it("is not said to be nothing where nothing is counted", async () => {
    await expect(stage().overture.usage()).rejects.toMatchObject({ code: "invalid_option", param: "tenants" });
  });

  it.each([
    [{ from: Number.NaN }, "from"],
    [{ from: 2, to: 1 }, "from"],
    [{ groupBy: ["colour" as "day"] }, "groupBy"],
  ])("is not made up for a question that makes no sense (%#)", async (query, param) => {
    const set = await asked();
    await expect(set.overture.usage(query)).rejects.toMatchObject({ code: "invalid_request", param });
  });
});

describe("budgets", () => {
  it("stand where they stand: the tenant's, its tags', and a user's where one is named", async () => {
    const set = await asked();
    const owners = (await set.overture.budgets("acme", "ann")).map(({ owner, spentUsd }) => [owner, spentUsd > 0]);
    expect(owners).toEqual([
      ["tenant", true],
      ["tag chat", true],
      ["user ann", true],
    ]);
    expect(await set.overture.budgets("acme")).toHaveLength(2);
    const [app] = await set.overture.budgets();
    const [usage] = await set.overture.usage({ tenant: "acme" });
    const [own] = await set.overture.usage();
    expect(app?.spentUsd).toBeCloseTo((usage?.usd ?? 0) + (own?.usd ?? 0), 12);
  });

  it("are none where there are none, and of nobody where nobody is known", async () => {
    const set = stage({ tenants: { plain: {} } });
    expect([await set.overture.budgets("plain"), await set.overture.budgets()]).toEqual([[], []]);
    await expect(set.overture.budgets("nobody")).rejects.toMatchObject({ code: "tenant_unknown" });
  });

  it("are held while a call is under way", async () => {
    const set = await asked();
    set.provider("a").always({ hang: true });
    const controller = new AbortController();
    const request = { ...hello, overture: { tenant: "acme" }, max_completion_tokens: 9 };
    const asking = set.overture.chat.completions.create(request, { signal: controller.signal }).catch(() => undefined);
    await set.clock.advance(10);
    expect((await set.overture.budgets("acme"))[0]?.heldUsd).toBeGreaterThan(0);
    controller.abort();
    await set.clock.runUntil(asking);
    expect((await set.overture.budgets("acme"))[0]?.heldUsd).toBe(0);
  });
});
