import { describe, expect, it } from "vitest";
import { stage } from "../../../test/stage.ts";
import { type FaultKind, faultMeanings } from "../../provider/index.ts";

const kinds = Object.keys(faultMeanings) as FaultKind[];

it.each(kinds.filter((kind) => faultMeanings[kind].reroute !== "no" && kind !== "content_policy"))(
  "has the status of %s where that is what everybody failed with",
  async (kind) => {
    const set = stage({ retries: 0 });
    for (const id of ["a", "b"]) set.provider(id).always({ fault: kind, afterMs: 1 });
    expect((await set.failure()).status).toBe(faultMeanings[kind].status);
  },
);

describe("the message", () => {
  it("says who was asked, in what order, what each said and after how long", async () => {
    const set = stage({ retries: 0 });
    set.provider("a").always({ fault: "auth", status: 401, afterMs: 12, message: "bad key" });
    set.provider("b").always({ fault: "network", afterMs: 30, message: "no route" });
    expect((await set.failure()).message).toMatchInlineSnapshot(
      `"None of 2 models answered "auto": a/m auth 401 after 12 ms (bad key); b/m network after 30 ms (no route)."`,
    );
  });

  it("says what to do where all failed alike", async () => {
    const advice: Partial<Record<FaultKind, string>> = {
      auth: "Check the API keys.",
      quota: "Check the accounts' credit.",
      rate_limited: "Add keys or models, or ask later.",
    };
    for (const [kind, words] of Object.entries(advice) as [FaultKind, string][]) {
      const set = stage({ cast: { a: {} }, retries: 0 });
      set.provider("a").always({ fault: kind, message: "no" });
      expect((await set.failure()).message).toContain(words);
    }
  });

  it("names eight attempts, and the error lists all", async () => {
    const cast = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`p${index}`, {}]));
    const set = stage({ cast, retries: 0 });
    for (const id of Object.keys(cast)) set.provider(id).always({ fault: "server", afterMs: 0 });
    const error = await set.failure();
    expect(error.attempts).toHaveLength(11);
    expect(error.message).toContain("and 3 more");
    expect(error.message).not.toContain("p8/m");
  });

  it("says who rests, why and for how long, where only one could be asked in spite of that", async () => {
    const set = stage({
      cast: { a: { keys: ["key-of-a"] }, b: { keys: ["key-of-b"] } },
      retries: 0,
      random: () => 0.5,
    });
    for (const id of ["a", "b"])
      set.provider(id).always({ fault: "auth", status: 401, afterMs: 0, message: "bad key" });
    await set.failure();
    await set.clock.advance(1000);
    expect((await set.failure()).message).toMatchInlineSnapshot(
      `"The only model that could be asked failed for "auto": a/m auth 401 after 0 ms (bad key). Not asked: b/m rests for 8.0 s (its keys were refused: auth). Check the API keys."`,
    );
  });

  it("gives the provider's own words where it refused, with its status and the field", async () => {
    const set = stage();
    set.provider("a").always({ fault: "invalid_request", status: 422, message: "tools[0] is wrong" });
    expect(await set.failure()).toMatchObject({
      code: "invalid_request",
      status: 422,
      message: "a/m refused the request (invalid_request): tools[0] is wrong",
    });
  });

  it("says that the time was over before anybody was asked, or after whom", async () => {
    const set = stage();
    set.provider("a").always({ fault: "server", afterMs: 30, message: "oh" });
    set.provider("b").always({ hang: true });
    const error = await set.failure({}, { timeout: 100 });
    expect(error.message).toMatchInlineSnapshot(
      `"The request's 100 ms were over after a/m server 502 after 30 ms (oh); b/m timeout after 70 ms (No answer within 70 ms.). Allow more with overture.maxTotalMs or timeout."`,
    );
  });
});

describe("retryAfterMs", () => {
  it("is the soonest of all", async () => {
    const set = stage();
    set.provider("a").always({ fault: "rate_limited", retryAfterMs: 50_000, afterMs: 0 });
    set.provider("b").always({ fault: "overloaded", retryAfterMs: 20_000, afterMs: 0 });
    expect(await set.failure({}, { timeout: 1000 })).toMatchObject({ status: 503, retryAfterMs: 20_000 });
  });

  it("is absent where no provider said so: a refused key's rest tells the caller nothing", async () => {
    const set = stage({ cast: { a: {} }, retries: 0 });
    set.provider("a").always({ fault: "quota" });
    expect((await set.failure()).retryAfterMs).toBeUndefined();
  });
});
