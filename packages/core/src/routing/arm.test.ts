import { describe, expect, it } from "vitest";
import { helloProfile } from "../../test/policy-context.ts";
import { stage } from "../../test/stage.ts";
import type { OvertureEvents } from "../index.ts";
import { seededRandom } from "../time/index.ts";
import { chosenPolicy } from "./arm.ts";
import { ordered } from "./ordered.ts";
import type { Policy } from "./policy.ts";
import { split } from "./split.ts";

const old = ordered(["b/*"]);
const now = ordered(["a/*"]);

describe("a baseline", () => {
  it("gets its share of requests, 2 in 100 by default", () => {
    const count = (share: number | undefined) => {
      let held = 0;
      for (let seed = 0; seed < 20_000; seed += 1) {
        if (chosenPolicy(now, { policy: old, share }, helloProfile, `s${seed}`).arm === "baseline") held += 1;
      }
      return held / 20_000;
    };
    expect(count(undefined)).toBeCloseTo(0.02, 2);
    expect(count(0.25)).toBeCloseTo(0.25, 1);
    expect(count(0)).toBe(0);
    expect(count(1)).toBe(1);
  });

  it("is drawn from the seed alone", () => {
    const arms = () =>
      Array.from(
        { length: 200 },
        (_, seed) => chosenPolicy(now, { policy: old, share: 0.3 }, helloProfile, `s${seed}`).arm,
      );
    expect(arms()).toEqual(arms());
    expect(new Set(arms())).toEqual(new Set([undefined, "baseline"]));
  });

  it("is recorded on the decision, the answer and the event, and so are those that are not held out", async () => {
    const set = stage({ policy: now, baseline: { policy: old, share: 0.5 }, random: seededRandom("hold") });
    const events: OvertureEvents["decision"][] = [];
    set.overture.on("decision", (event) => events.push(event));
    for (let request = 0; request < 20; request += 1) {
      const { model, overture } = await set.answer();
      expect(overture.arm).toBe(model === "b/m" ? "baseline" : undefined);
      expect(overture.decision.arm).toBe(overture.arm);
      expect(events.at(-1)?.arm).toBe(overture.arm);
    }
    expect(new Set(events.map(({ arm }) => arm))).toEqual(new Set([undefined, "baseline"]));
  });

  it("does not stand in a JSON of the answer where there is no arm", async () => {
    const { overture } = await stage().answer();
    expect(JSON.parse(JSON.stringify(overture))).not.toHaveProperty("arm");
  });

  it("says nothing of a model that was asked for by name", async () => {
    const set = stage({ baseline: { policy: old, share: 1 } });
    expect((await set.answer({ model: "a/m" })).overture).toMatchObject({ model: "a/m", arm: undefined });
  });

  it("holds out from splits as well", () => {
    const policy = split({ x: now, y: now });
    const chosen = chosenPolicy(policy, { policy: old, share: 1 }, helloProfile, "seed");
    expect(chosen).toEqual({ policy: old, arm: "baseline" });
  });

  it("must be a policy, and its share from 0 to 1", () => {
    expect(() => stage({ baseline: { policy: old, share: 2 } })).toThrow('"baseline.share" must be at most 1, not 2');
    expect(() => stage({ baseline: {} as never })).toThrow('"baseline.policy" must be an object');
  });
});

it("leaves one policy for all alone", () => {
  expect(chosenPolicy(now, undefined, helloProfile, "seed")).toEqual({ policy: now, arm: undefined });
});

it("draws arms and rankings apart", () => {
  // With numbers in common, the arm would say how the ranking was drawn.
  const drawn: number[] = [];
  const listening: Policy = {
    ...now,
    arm: ({ random }) => {
      drawn.push(random());
      return { name: "x", policy: now };
    },
  };
  chosenPolicy(listening, undefined, helloProfile, "seed");
  expect(drawn[0]).not.toBe(seededRandom("seed")());
});

it("refuses a policy that hands on to itself without end", () => {
  const circle: Policy = { ...now, name: "circle", arm: () => ({ name: "x", policy: circle }) };
  expect(() => chosenPolicy(circle, undefined, helloProfile, "seed")).toThrow("does it lead back to itself?");
});
