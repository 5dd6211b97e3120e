import { expect, it } from "vitest";
import { stage } from "../../test/stage.ts";

// Loaded in real time, in which the virtual clock may have gone on for days.
await import("./admissions.ts");

it("looks tenants and their keys up again once what is known of them is a minute old", async () => {
  const asked: string[] = [];
  const set = stage({
    tenants: async (id) => {
      asked.push(`options of ${id}`);
      return {
        keys: {
          a: async () => {
            asked.push(`keys of ${id}`);
            return "sk-own";
          },
        },
      };
    },
  });
  const tenant = { overture: { tenant: "acme" } };
  for (const passed of [0, 59_000, 2000]) {
    await set.clock.advance(passed);
    expect((await set.answer(tenant)).model).toBe("a/m");
  }
  expect(asked).toEqual(["options of acme", "keys of acme", "options of acme", "keys of acme"]);
  expect(set.provider("a").calls.every(({ credential }) => credential === "sk-own")).toBe(true);
});

it("gives up on a look-up that takes two seconds, and serves nobody on options that make no sense", async () => {
  const set = stage({ tenants: (id) => (id === "slow" ? new Promise(() => {}) : ({ models: 7 } as never)) });
  expect(await set.failure({ overture: { tenant: "slow" } })).toMatchObject({ code: "tenant_unavailable" });
  expect(set.clock.monotonic()).toBe(2000);
  const odd = await set.failure({ overture: { tenant: "odd" } });
  expect(odd.message).toContain("tenants.odd.models");
});
