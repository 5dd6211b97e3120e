import { expect, it } from "vitest";
import { candidates } from "../../../test/candidates.ts";
import { lent } from "../../../test/lent.ts";
import { runOf } from "../../../test/run-of.ts";
import { type Cost, nanoUsd } from "../../catalog/index.ts";
import { ProviderFault } from "../../provider/index.ts";
import { Attempt } from "../attempt.ts";
import { accountOf } from "./account.ts";
import { Racer, type StartReason } from "./racer.ts";

const usd = (amount: number): Cost => ({ usd: amount, nanoUsd: nanoUsd(amount * 1e9), certainty: "exact" });
const whole = (cost: Cost) => ({ usage: undefined, cost, requestId: undefined, limits: undefined });

function setUp() {
  const run = runOf();
  const [a, b] = candidates("a/m", "b/m").map((candidate, place) => {
    const because: StartReason = place === 0 ? "first" : "hedge";
    return new Racer(candidate, because, place);
  });
  if (!a || !b) throw new Error("no racers");
  const begin = (racer: Racer): Attempt => {
    const attempt = new Attempt(run, racer.candidate, { kind: "key", index: 0, credential: undefined });
    racer.attempts.push(attempt);
    return attempt;
  };
  return { run, a, b, begin };
}

it("tells who raced, who won, and what losing cost; not what was saved, since nobody knows", async () => {
  const { run, a, b, begin } = setUp();
  const first = begin(a);
  await run.clock.advance(300);
  const second = begin(b);
  first.lose(usd(0.03));
  second.succeed(whole(usd(0.01)));
  expect(accountOf(run, [a, b], lent)).toEqual({
    ...{ raced: ["a/m", "b/m"], winner: "b/m", hedgedAfterMs: 300 },
    ...{ costUsd: 0.04, wastedCostUsd: 0.03, wasteRatio: 0.75 },
  });
});

it("tells what was saved where the first one failed by itself after the winner had begun", async () => {
  const { run, a, b, begin } = setUp();
  const first = begin(a);
  await run.clock.advance(300);
  const second = begin(b);
  await run.clock.advance(500);
  first.fail(new ProviderFault({ kind: "server", message: "broken" }));
  await run.clock.advance(100);
  second.succeed(whole(usd(0)));
  expect(accountOf(run, [a, b], lent)).toMatchObject({ winner: "b/m", savedMs: 500, wasteRatio: 0 });
});

it("is told of no race that nobody won, and of a last resort that was in none", () => {
  const { run, a } = setUp();
  expect(accountOf(run, [a], lent)).toBeUndefined();
  const [candidate] = candidates("b/m");
  if (!candidate) throw new Error("no candidate");
  new Attempt(run, candidate, { kind: "key", index: 0, credential: undefined }).succeed(whole(usd(1)));
  expect(accountOf(run, [], lent)).toMatchObject({ raced: ["b/m"], winner: "b/m", costUsd: 1 });
});
