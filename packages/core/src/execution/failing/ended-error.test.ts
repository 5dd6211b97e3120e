import { expect, it } from "vitest";
import { stage } from "../../../test/stage.ts";
import { told } from "./ended-error.ts";

it("passes on a refusal in the provider's own words, with its status and field", async () => {
  const set = stage();
  set.provider("a").always({ fault: "invalid_request", status: 422 });
  expect(await set.failure()).toMatchObject({ code: "invalid_request", status: 422 });
});

it("says when the time was over, and what to allow", async () => {
  const set = stage({ cast: { a: {} } });
  set.provider("a").always({ hang: true });
  const error = await set.failure({ overture: { maxTotalMs: 50 } });
  expect(error).toMatchObject({ code: "deadline_exceeded", status: 504 });
  expect(error.message).toContain("50 ms");
  expect(error.message).toContain("overture.maxTotalMs");
});

it("tells of eight attempts one by one, and counts the rest", () => {
  const failure = { model: "a/m", fault: "server", status: 500, message: "boom", startedAtMs: 0, durationMs: 12 };
  expect(told([failure])).toBe("a/m server 500 after 12 ms (boom)");
  expect(told(Array.from({ length: 11 }, () => failure))).toMatch(/; and 3 more$/);
});

it.each([99, 99.9, 100])(
  "says so too where the last attempt times out by itself after %s of 100 ms",
  async (afterMs) => {
    const set = stage({ cast: { a: {} } });
    set.provider("a").always({ fault: "timeout", afterMs });
    expect(await set.failure({}, { timeout: 100 })).toMatchObject({ code: "deadline_exceeded", status: 504 });
  },
);
