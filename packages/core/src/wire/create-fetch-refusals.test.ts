import { describe, expect, it } from "vitest";
import { chatPath as path, post, refused } from "../../test/posting.ts";
import { hello, stage } from "../../test/stage.ts";

describe("what it refuses", () => {
  it.each(["", "{", "not json", undefined])("is what is not JSON: %j", async (body) => {
    const response = await stage().overture.fetch(path, { method: "POST", ...(body === undefined ? {} : { body }) });
    expect(response.status).toBe(400);
    expect(await refused(response)).toMatchObject({
      code: "invalid_request",
      message: "The request's body is not valid JSON.",
    });
  });

  it.each<HeadersInit>([{ "bad name": "x" }, { "x-user": "sk-canary\n" + "b: c" }, [["only a name"] as never]])(
    "is headers that HTTP does not allow: %j",
    async (headers) => {
      const response = await post(stage(), hello, { headers });
      expect(response.status).toBe(400);
      const error = await refused(response);
      expect(error).toMatchObject({ code: "invalid_request" });
      expect(error.message).not.toContain("canary");
    },
  );

  it.each([
    ["null", null],
    ["an array", []],
    ["no messages", { model: "auto", messages: [] }],
    ["negative max_tokens", { ...hello, max_tokens: -1 }],
  ])("is a request that makes no sense, before anybody is called: %s", async (_, body) => {
    const set = stage();
    const response = await post(set, body);
    expect(response.status).toBe(400);
    expect(await refused(response)).toMatchObject({ code: "invalid_request", type: "invalid_request_error" });
    expect(set.provider("a").calls).toHaveLength(0);
  });

  it.each([
    ["x-overture-max-cost-usd", "cheap", "overture.maxCostUsd", 'must be a number, not "cheap"'],
    ["x-overture-max-cost-usd", "-1", "overture.maxCostUsd", "must be above 0, not -1"],
    ["x-overture-min-quality", "80", "overture.minQuality", "must be at most 1, not 80"],
    ["x-overture-strict", "yes", "overture.strict", 'must be a boolean, not "yes"'],
    [
      "x-overture-objective",
      "best",
      "overture.objective",
      'must be one of "balanced", "quality", "cost" and "latency"',
    ],
    ["x-overture-objective", '{"usdPerAnswer":', "overture.objective", "must be one of"],
    ["x-overture-objective", '{"usdPerAnswer":-1}', "overture.objective", "must be one of"],
    ["x-overture-task", "t".repeat(65), "overture.task", "must be a text of at most 64 characters"],
  ])("is an option in a header that makes no sense: %s: %s", async (header, value, param, message) => {
    const set = stage();
    const response = await post(set, hello, { headers: { [header]: value } });
    expect(response.status).toBe(400);
    const error = await refused(response);
    expect(error).toMatchObject({ code: "invalid_request", param });
    expect(error.message).toContain(message);
    expect(set.provider("a").calls).toHaveLength(0);
  });

  it.each([
    ["GET", path],
    ["POST", "/v1/files"],
    ["DELETE", "/v1/models/a"],
    ["POST", "/chat/completions/1"],
  ])("is %s %s: not routed", async (method, url) => {
    const response = await stage().overture.fetch(url, { method });
    expect(response.status).toBe(404);
    expect(await refused(response)).toMatchObject({ code: "not_routed" });
  });

  it("is a model that nobody has: a bare name may be somebody else's, and only that is said to be", async () => {
    const signalled = async (model: string) => {
      const response = await post(stage(), { ...hello, model });
      expect((await refused(response)).code).toBe("model_not_found");
      expect(response.status).toBe(404);
      return response.headers.get("x-overture-error");
    };
    expect(await signalled("ft:mine")).toBe("model_not_routed");
    expect(await signalled("other/m")).toBe("model_not_found");
    expect(await signalled("z*")).toBe("model_not_found");
  });

  it("keeps to itself what an unexpected error was", async () => {
    const set = stage({
      policy: {
        name: "broken",
        rank: () => {
          throw new TypeError("secret of the house");
        },
      },
    });
    const response = await post(set);
    expect(response.status).toBe(500);
    expect((await refused(response)).message).toBe("The request failed unexpectedly.");
  });
});

describe("options in headers", () => {
  it("are as good as those in the body, which come first", async () => {
    const set = stage();
    set.provider("a").always({ fault: "content_policy" });
    const allowed = { "x-overture-fallback-on-content-policy": "true" };
    expect((await post(set, hello, { headers: allowed })).status).toBe(200);
    const forbidding = { ...hello, overture: { fallbackOnContentPolicy: false } };
    expect((await post(set, forbidding, { headers: allowed })).status).toBe(400);
    expect((await post(set, hello, { headers: { "x-overture-fallback-on-content-policy": "false" } })).status).toBe(
      400,
    );
  });

  it.each([
    ["x-overture-max-total-ms", "soon", 'The option "overture.maxTotalMs" must be a number, not "soon".'],
    ["x-overture-max-idle-ms", "-1", 'The option "overture.maxIdleMs" must be above 0, not -1.'],
    ["x-overture-max-first-token-ms", "", 'The option "overture.maxFirstTokenMs" must be a number, not "".'],
    [
      "x-overture-fallback-on-content-policy",
      "maybe",
      'The option "overture.fallbackOnContentPolicy" must be a boolean, not "maybe".',
    ],
  ])("that are wrong are a 400 that names the option: %s", async (name, value, message) => {
    const response = await post(stage(), hello, { headers: { [name]: value } });
    expect(response.status).toBe(400);
    expect((await refused(response)).message).toBe(message);
  });
});
