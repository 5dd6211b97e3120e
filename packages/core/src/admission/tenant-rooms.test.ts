import { type VirtualClock, virtualClock } from "@overture/testing";
import { beforeEach, describe, expect, it } from "vitest";
import { learner } from "../../test/learners.ts";
import { helloProfile } from "../../test/policy-context.ts";
import type { Learner } from "../learning/index.ts";
import { ruleBooks } from "../routing/index.ts";
import { memoryStore } from "../state/index.ts";
import { Ledger } from "../tenancy/index.ts";
import { allowancesOf, spaceOf, TenantRooms, type TenantRoomsInit, tenantOf, wallsOf } from "./tenant-rooms.ts";

let clock: VirtualClock;
let shared: Learner;
let left: string[];
let rooms: TenantRooms;
beforeEach(() => {
  clock = virtualClock();
  shared = learner();
  left = [];
  rooms = new TenantRooms(init());
});

function init(): TenantRoomsInit {
  return {
    most: 10,
    learning: { learner: shared },
    hashText: (text) => `#${text}`,
    makeRules: ruleBooks([{ never: ["x/*"] }]),
    clock,
    ledger: new Ledger({
      store: memoryStore({ clock }),
      clock,
      timeoutMs: 50,
      onStanding() {},
      onStore() {},
    }),
    app: undefined,
    pacer: undefined,
    onLeave: (tenant) => left.push(tenant),
  };
}

const pools = new Map();
const facts = { profile: helloProfile, tags: [], tenant: undefined, text: "", nowMs: 0 };

describe("a room", () => {
  it("stays the same while its tenant's terms and keys do, and keeps what was learned when they change", () => {
    const terms = {};
    const room = rooms.enter("acme", terms, pools);
    expect(rooms.enter("acme", terms, pools)).toBe(room);
    const changed = rooms.enter("acme", { objective: "quality" }, pools);
    expect(changed).not.toBe(room);
    expect(changed.learner).toBe(room.learner);
    expect([room.objective, changed.objective, changed.scope]).toEqual([undefined, "quality", "tenant acme"]);
    // Who has no rules and no walls of its own is under the app's.
    expect([room.rules, changed.rules]).toEqual([undefined, undefined]);
    expect(rooms.enter("walled", { models: { deny: ["a/*"] } }, pools).rules).toBeDefined();
  });

  it("is entered again at once while what is known of it holds, and not when it is outdated", async () => {
    const room = rooms.enter("acme", {}, pools, clock.monotonic() + 1000);
    expect(rooms.reenter("acme")).toBe(room);
    expect(rooms.reenter("zeta")).toBeUndefined();
    await clock.advance(1000);
    expect(rooms.reenter("acme")).toBeUndefined();
    rooms.enter("acme", room.terms, pools, clock.monotonic() + 1000);
    rooms.outdate("acme");
    expect(rooms.reenter("acme")).toBeUndefined();
  });

  it("is given up when nobody came for ten minutes and nothing was learned in it", async () => {
    const terms = {};
    for (const tenant of ["idle", "taught"]) rooms.enter(tenant, terms, pools);
    rooms
      .find("taught")
      ?.learner.observeQuality({ model: "a/m", context: ["code"], score: 1, weight: 1, atMs: clock.now() });
    await clock.advance(600_001);
    for (let count = 0; count < 3; count += 1) rooms.enter("busy", terms, pools);
    expect([left, rooms.size]).toEqual([["idle"], 2]);
    expect(rooms.find("taught")).toBeDefined();
  });

  it("is looked at in its turn as time goes by, however many there are and however few are entered", async () => {
    const many = new TenantRooms({ ...init(), most: 1000 });
    for (let index = 0; index < 500; index += 1) many.enter(`tenant-${index}`, {}, pools);
    await clock.advance(600_001);
    const busy = {};
    for (let count = 0; count < 9; count += 1) many.enter("busy", busy, pools);
    expect(many.size).toBe(1);
  });

  it("is given up where there are too many: one that nobody entered for long, and never the one that is entered", async () => {
    const often = {};
    for (let index = 0; index < 500; index += 1) {
      rooms.enter("often", often, pools);
      rooms.enter(`tenant-${index}`, {}, pools);
      await clock.advance(10);
      expect(rooms.size).toBeLessThanOrEqual(11);
      expect(rooms.find(`tenant-${index}`)).toBeDefined();
    }
    expect(left).not.toContain("often");
    expect(left.length).toBeGreaterThan(480);
  });

  it("still takes what is said of its answers after it was given up, and goes on with it", async () => {
    rooms.enter("idle", {}, pools);
    await clock.advance(600_001);
    for (let count = 0; count < 2; count += 1) rooms.enter("busy", {}, pools);
    expect(rooms.find("idle")).toBeUndefined();
    const found = rooms.learnerByScope("#tenant idle");
    expect(found).toBeDefined();
    expect(rooms.learnerByScope("#tenant idle")?.learner).toBe(found?.learner);
    expect(rooms.enter("idle", {}, pools).learner).toBe(found?.learner);
    expect(rooms.learnerByScope("#tenant nobody")).toBeUndefined();
  });
});

it("puts the walls around a tenant before its rules, and these before the app's", async () => {
  const terms = { models: { allow: ["a/*"], deny: ["a/x"] }, rules: [{ prefer: ["a/m"] }] };
  const app = [{ never: ["b/*"] }];
  const walls = [{ only: ["a/*"] }, { never: ["a/x"] }];
  const of = (match: "all" | "first") => ruleBooks(app, match)(terms.rules, wallsOf(terms)).applying(facts);
  expect(await of("all")).toEqual([...walls, ...terms.rules, ...app]);
  expect(await of("first")).toEqual([...walls, ...terms.rules]);
  expect(wallsOf({})).toEqual([]);
});

it("finds the allowances of the tenant, of each tag once, and of the user", () => {
  const limits = { requestsPerMinute: 1 };
  const terms = { tags: { chat: { limits }, batch: { limits } }, users: { limits } };
  const owners = (tags: readonly string[], user: string | undefined) =>
    allowancesOf(undefined, terms, { tags, user }).map(({ owner }) => owner);
  expect(owners(["chat", "chat", "toString", "other"], "ann")).toEqual(["tag chat", "user ann"]);
  expect(owners([], undefined)).toEqual([]);
});

it("knows whose space it is", () => {
  expect([tenantOf(spaceOf("acme")), tenantOf(spaceOf(undefined))]).toEqual(["acme", undefined]);
});
