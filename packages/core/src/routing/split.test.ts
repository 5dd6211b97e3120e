import { describe, expect, it } from "vitest";
import { helloProfile, names, policyContext } from "../../test/policy-context.ts";
import { hello, stage } from "../../test/stage.ts";
import type { OvertureEvents } from "../index.ts";
import { seededRandom } from "../time/index.ts";
import { cheapest } from "./cheapest.ts";
import { ordered } from "./ordered.ts";
import type { Policy } from "./policy.ts";
import { type SplitOptions, split } from "./split.ts";

const two = { a: ordered(["a/*"]), b: ordered(["b/*"]) };

/** How often each arm comes up, over many requests of one user or of none. */
function shares(policy: Policy, draws: number, user?: string): Record<string, number> {
  const random = seededRandom("arms");
  const counts: Record<string, number> = {};
  for (let draw = 0; draw < draws; draw += 1) {
    const name = policy.arm?.({ profile: { ...helloProfile, user }, random }).name ?? "none";
    counts[name] = (counts[name] ?? 0) + 1 / draws;
  }
  return counts;
}

describe("shares", () => {
  const draws = 20_000;
  const close = (share: number) => 3 * Math.sqrt((share * (1 - share)) / draws);

  it.each<[SplitOptions, Record<string, number>]>([
    [{}, { a: 0.5, b: 0.5 }],
    [{ share: 0.1 }, { a: 0.9, b: 0.1 }],
    [{ share: { a: 3, b: 1 } }, { a: 0.75, b: 0.25 }],
  ])("of %j are as told, within three standard deviations", (options, wanted) => {
    const seen = shares(split(two, options), draws);
    for (const [name, share] of Object.entries(wanted)) {
      expect(Math.abs((seen[name] ?? 0) - share)).toBeLessThan(close(share));
    }
  });

  it("gives nothing to a policy without a share", () => {
    expect(shares(split(two, { share: { a: 1 } }), 1000)).toEqual({ a: expect.closeTo(1) });
    expect(shares(split(two, { share: 1 }), 1000)).toEqual({ b: expect.closeTo(1) });
  });
});

describe("by user", () => {
  const policy = split(two, { by: "user" });
  const armOf = (user: string, of: Policy = policy) => Object.keys(shares(of, 50, user));

  it("gives a user the same policy at every request", () => {
    for (let user = 0; user < 50; user += 1) expect(armOf(`user-${user}`)).toHaveLength(1);
  });

  it("shares users out, and shares them out anew under another name", () => {
    const users = Array.from({ length: 400 }, (_, user) => `user-${user}`);
    const inA = users.filter((user) => armOf(user)[0] === "a").length;
    expect(Math.abs(inA - 200)).toBeLessThan(30);
    const renamed = split(two, { by: "user", name: "second trial" });
    const moved = users.filter((user) => armOf(user)[0] !== armOf(user, renamed)[0]).length;
    expect(Math.abs(moved - 200)).toBeLessThan(30);
  });

  it("draws for requests that name nobody", () => {
    expect(Object.keys(shares(policy, 100))).toHaveLength(2);
  });

  it("knows the user by overture.user, else by safety_identifier, else by user", async () => {
    const set = stage({ policy });
    const arms = async (fields: object) => {
      const seen = new Set<unknown>();
      for (let time = 0; time < 20; time += 1) seen.add((await set.answer({ ...hello, ...fields })).overture.arm);
      return [...seen];
    };
    const [byUser] = await arms({ user: "u-1" });
    expect(await arms({ user: "other", safety_identifier: "u-1" })).toEqual([byUser]);
    expect(await arms({ user: "other", overture: { user: "u-1" } })).toEqual([byUser]);
    expect(await arms({ user: "" })).toHaveLength(2);
  });
});

it("records the assignment on the decision, the answer and the event", async () => {
  const set = stage({ policy: split(two, { share: 1 }) });
  const events: OvertureEvents["decision"][] = [];
  set.overture.on("decision", (event) => events.push(event));
  const answer = await set.answer();
  expect(answer.model).toBe("b/m");
  expect(answer.overture.arm).toBe("b");
  expect(answer.overture.decision).toMatchObject({ arm: "b", policy: "ordered" });
  expect(events).toMatchObject([{ arm: "b", policy: "ordered" }]);
});

it("keeps a conversation with one policy", async () => {
  const set = stage({ policy: split(two), random: seededRandom("talk") });
  for (let talk = 0; talk < 10; talk += 1) {
    const messages: { role: "user" | "assistant"; content: string }[] = [{ role: "user", content: `Talk ${talk}` }];
    const arms = new Set<unknown>();
    for (let turn = 0; turn < 5; turn += 1) {
      const answer = await set.answer({ messages });
      arms.add(answer.overture.arm);
      messages.push({ role: "assistant", content: "Yes" }, { role: "user", content: "And then?" });
    }
    expect(arms.size).toBe(1);
  }
});

it("stands within another, named by the way there", async () => {
  const inner = split({ x: ordered(["a/*"]), y: cheapest() }, { share: 1 });
  const set = stage({ policy: split({ old: ordered(), new: inner }, { share: 1 }) });
  expect((await set.answer()).overture.decision).toMatchObject({ arm: "new/y", policy: "cheapest" });
});

it("ranks by itself within a user's own policy", () => {
  const ranking = split(two, { share: 1 }).rank(policyContext({ "a/m": {}, "b/m": {} }));
  expect(names(ranking)).toEqual(["b/m", "a/m"]);
});

it.each<[() => unknown, string]>([
  [() => split({}), "give it two policies or more"],
  [() => split({ a: ordered() }), "give it two policies or more"],
  [() => split(two, { share: { c: 1 } }), '"c", which is none of its policies'],
  [() => split(two, { share: { a: -1 } }), 'the share of "a" is -1'],
  [() => split(two, { share: { a: 0 } }), "no policy has a share above 0"],
  [() => split(two, { share: 2 }), "the share is 2"],
  [() => split({ ...two, c: ordered() }, { share: 0.5 }), "by name"],
])("refuses what makes no sense: %#", (make, message) => {
  expect(make).toThrow(message);
});
