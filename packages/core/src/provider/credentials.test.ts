import { afterEach, expect, it, vi } from "vitest";
import { credentialsFrom } from "./credentials.ts";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

it("takes the keys it is given before the environment's, and several before one", () => {
  vi.stubEnv("TEST_API_KEY", "from-env");
  expect(credentialsFrom({ apiKey: "one" }, ["TEST_API_KEY"])()).toEqual(["one"]);
  expect(credentialsFrom({ apiKey: "one", apiKeys: ["a", "b"] }, ["TEST_API_KEY"])()).toEqual(["a", "b"]);
  expect(credentialsFrom({ apiKeys: ["a", ""] }, ["TEST_API_KEY"])()).toEqual(["a"]);
});

it("falls back to the first variable that is set, as `apiKey: process.env.X` does when X is not", () => {
  vi.stubEnv("SECOND_API_KEY", "second");
  vi.stubEnv("THIRD_API_KEY", "third");
  vi.stubEnv("EMPTY_API_KEY", "");
  const variables = ["FIRST_API_KEY", "EMPTY_API_KEY", "SECOND_API_KEY", "THIRD_API_KEY"];
  for (const options of [{}, { apiKey: undefined }, { apiKey: "" }, { apiKeys: [] }, { apiKeys: undefined }]) {
    expect(credentialsFrom(options, variables)()).toEqual(["second"]);
  }
  expect(credentialsFrom({}, ["FIRST_API_KEY", "EMPTY_API_KEY"])()).toEqual([]);
});

it("reads the environment when it is asked, not before", () => {
  const credentials = credentialsFrom({}, ["LATE_API_KEY"]);
  expect(credentials()).toEqual([]);
  vi.stubEnv("LATE_API_KEY", "late");
  expect(credentials()).toEqual(["late"]);
});

it("finds nothing on a runtime that has no environment, and does not fail", () => {
  vi.stubGlobal("process", undefined);
  expect(credentialsFrom({}, ["TEST_API_KEY"])()).toEqual([]);
  vi.stubGlobal("process", {});
  expect(credentialsFrom({}, ["TEST_API_KEY"])()).toEqual([]);
});
