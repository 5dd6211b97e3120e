import { expect, it } from "vitest";
import { hello } from "../../test/stage.ts";
import { twoProcesses } from "../../test/two-processes.ts";

const breaker = { consecutiveFaults: 2 };

it("has the others avoid what is down at one, within two seconds", async () => {
  const { clock, one, other } = twoProcesses({ breaker, retries: 0 });
  await other.answer();
  one.provider("a").next({ fault: "server" }, { fault: "server" }, { fault: "server" });
  for (let index = 0; index < 2; index += 1) await one.answer();
  const began = clock.now();
  for (let index = 0; index < 4; index += 1) {
    await clock.advance(400);
    await other.overture.decide(hello);
  }
  await clock.advance(0);
  const plan = await other.overture.decide(hello);
  expect(clock.now() - began).toBeLessThanOrEqual(2000);
  expect(plan.ranking[0]?.model).toBe("b/m");
});

it("believes no hint for longer than a few seconds, and not against what was seen here", async () => {
  const { clock, one, other } = twoProcesses({ breaker, retries: 0 });
  await other.answer();
  one.provider("a").next(...Array.from({ length: 20 }, () => ({ fault: "server" }) as const));
  for (let index = 0; index < 2; index += 1) await one.answer();
  await clock.advance(1000);
  await other.overture.decide(hello);
  await clock.advance(0);
  expect((await other.overture.decide(hello)).ranking[0]?.model).toBe("b/m");
  await clock.advance(5100);
  for (let index = 0; index < 2; index += 1) expect((await other.answer()).model).toBe("a/m");
  // The other one goes on failing, and says so.
  for (let index = 0; index < 4; index += 1) {
    await one.answer();
    await clock.advance(1500);
    await other.overture.decide(hello);
  }
  expect((await other.overture.decide(hello)).ranking[0]?.model).toBe("a/m");
});

it("has keys rest that another process found spent, and tells no key", async () => {
  const { clock, one, other, store } = twoProcesses({ cast: { a: { keys: ["sk-canary-1"] }, b: {} }, retries: 0 });
  const written: string[] = [];
  const add = store.add.bind(store);
  store.add = (space, additions) => {
    written.push(JSON.stringify(additions));
    return add(space, additions);
  };
  await other.answer();
  one.provider("a").next({ fault: "rate_limited", retryAfterMs: 30_000 });
  await one.answer();
  await expect.poll(() => written.some((text) => text.includes("rate_limited"))).toBe(true);
  expect(written.join()).not.toContain("canary");
  await clock.advance(1500);
  await other.overture.decide(hello);
  await expect.poll(async () => (await other.overture.decide(hello)).ranking[0]?.model).toBe("b/m");
});
