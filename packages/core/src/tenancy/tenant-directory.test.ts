import { type VirtualClock, virtualClock } from "@overture/testing";
import { beforeEach, describe, expect, it } from "vitest";
import { OvertureError } from "../chat/index.ts";
import { TenantDirectory, type TenantDirectoryInit } from "./tenant-directory.ts";
import type { TenantTerms } from "./tenant-terms.ts";

let clock: VirtualClock;
beforeEach(() => {
  clock = virtualClock();
});

function checkTerms(given: unknown): TenantTerms {
  if (typeof given !== "object" || given === null) throw new Error('"tenants.acme" must be an object');
  return given;
}

function directory(over: Partial<TenantDirectoryInit<TenantTerms>>): TenantDirectory<TenantTerms> {
  return new TenantDirectory<TenantTerms>({
    source: {},
    unknown: undefined,
    check: checkTerms,
    clock,
    timeToLiveMs: 1000,
    timeoutMs: 500,
    mostRemembered: 2,
    ...over,
  });
}

async function failure(work: () => unknown): Promise<OvertureError> {
  const error = await clock.runUntil((async () => work())().catch((reason: unknown) => reason));
  if (!(error instanceof OvertureError)) throw new Error(`no error of ours: ${String(error)}`);
  return error;
}

it.each([undefined, null, 5, "", {}])("says what an id is where %j is none", async (id) => {
  const tenants = directory({ source: () => ({}) });
  for (const work of [() => tenants.find(id as never), () => tenants.refresh(id as never)]) {
    expect(await failure(work)).toMatchObject({ code: "invalid_request", status: 400, param: "tenant" });
  }
});

describe("a tenant", () => {
  it("is looked up once for as long as the answer holds, however many ask, and then at once", async () => {
    const asked: string[] = [];
    const tenants = directory({
      source: async (id) => {
        asked.push(id);
        return { suspended: false };
      },
    });
    const [first, second] = await clock.runUntil(Promise.all([tenants.find("acme"), tenants.find("acme")]));
    expect(first).toBe(second);
    expect(tenants.find("acme")).toBe(first);
    expect(asked).toEqual(["acme"]);
    await clock.advance(1000);
    await clock.runUntil(Promise.resolve(tenants.find("acme")));
    expect(asked).toEqual(["acme", "acme"]);
  });

  it("is looked up anew on request, and an answer that this overtakes is forgotten", async () => {
    const answers: ((terms: TenantTerms) => void)[] = [];
    const tenants = directory({ source: () => new Promise<TenantTerms>((resolve) => answers.push(resolve)) });
    const before = Promise.resolve(tenants.find("acme"));
    const after = tenants.refresh("acme");
    answers[1]?.({ suspended: true });
    answers[0]?.({ suspended: false });
    await before;
    await after;
    expect(tenants.find("acme")).toEqual({ suspended: true });
  });

  it("can stand in a record, where only its own names count", async () => {
    const tenants = directory({ source: { acme: {} } });
    expect(await tenants.find("acme")).toEqual({});
    expect(await failure(() => tenants.find("toString"))).toMatchObject({ code: "tenant_unknown", status: 404 });
  });

  it("that nobody knows gets the terms of those, where there are any", async () => {
    expect(await directory({ unknown: { suspended: true } }).find("stranger")).toEqual({ suspended: true });
  });

  it("is forgotten when there are too many, the one looked up longest ago first", async () => {
    const tenants = directory({ source: async () => ({}) });
    for (const id of ["a", "b", "c"]) await tenants.find(id);
    expect(tenants.size).toBe(2);
    expect(tenants.find("c")).not.toBeInstanceOf(Promise);
    expect(tenants.find("a")).toBeInstanceOf(Promise);
  });
});

describe("a source that fails", () => {
  it.each<[string, TenantDirectoryInit<TenantTerms>["source"], string]>([
    [
      "throws",
      () => {
        throw new TypeError("postgres://user:password@host");
      },
      '"tenants" threw TypeError',
    ],
    ["hangs", () => new Promise<never>(() => {}), '"tenants" did not answer within 500 ms'],
    ["gives what makes no sense", () => "acme" as never, '"tenants.acme" must be an object'],
  ])("and %s serves nobody, and is asked again", async (_, source, why) => {
    let given: TenantDirectoryInit<TenantTerms>["source"] = source;
    const ask = (id: string) => (typeof given === "function" ? given(id) : undefined);
    const tenants = directory({ source: ask, unknown: {} });
    const error = await failure(() => tenants.find("acme"));
    expect(error).toMatchObject({ code: "tenant_unavailable", status: 503, param: "tenant" });
    expect(error.message).toContain(why);
    expect(error.message).not.toContain("password");
    given = async () => ({});
    expect(await tenants.find("acme")).toEqual({});
    expect(clock.pendingTimers).toBe(0);
  });
});
