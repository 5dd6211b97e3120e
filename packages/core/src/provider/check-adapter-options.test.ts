import { expect, it } from "vitest";
import { checkAdapterOptions, type OptionRules } from "./check-adapter-options.ts";

const refused = (options: unknown, rules?: OptionRules) => {
  try {
    checkAdapterOptions("vendor", options as object, rules);
  } catch (error) {
    return error as Error & { code: string; param: string };
  }
  throw new Error("it was let through");
};

it.each([
  [{ apikey: "sk-canary" }, "apikey", "vendor: there is no option apikey. Did you mean apiKey?"],
  [{ "sk-canary": 1 }, "sk-canary", "vendor: there is no option sk-canary. There are: id, apiKey, apiKeys"],
  [{ apiKey: 5 }, "apiKey", "vendor: the option apiKey is a number; it must be a text."],
  [{ apiKey: null }, "apiKey", "vendor: the option apiKey is null; it must be a text."],
  [{ apiKeys: "sk-canary" }, "apiKeys", "vendor: the option apiKeys is a text; it must be a list of texts."],
  [{ apiKeys: ["sk-canary", 5] }, "apiKeys", "vendor: the option apiKeys is a list; it must be a list of texts."],
  [{ fetch: "x" }, "fetch", "vendor: the option fetch is a text; it must be a function."],
  [{ headers: ["a"] }, "headers", "vendor: the option headers is a list; it must be an object of texts."],
  [{ headers: { a: 1 } }, "headers", "vendor: the option headers is an object; it must be an object of texts."],
  [{ models: {} }, "models", "vendor: the option models is an object; it must be a list of model cards."],
  [{ models: ["m"] }, "models", "it must be a list of model cards."],
  [{ client: "x" }, "client", "vendor: the option client is a text; it must be a client of the vendor's SDK."],
  [{ client: {} }, "client", "it must be a client of the vendor's SDK, which has chat or models."],
  [{ id: "a/b" }, "id", 'the option id is "a/b"; it must be the part of a model\'s name before the slash'],
  [{ baseURL: "localhost:1" }, "baseURL", 'the option baseURL is "localhost:1"; it must be an http or https address'],
  ["sk-canary", "options", "vendor: the option options is a text; it must be an object, for example { apiKey }."],
])("refuses %j", (options, param, message) => {
  const error = refused(options, { client: ["chat", "models"] });
  expect(error).toMatchObject({ code: "invalid_option", param });
  expect(error.message).toContain(message);
  if (param !== "sk-canary") expect(error.message).not.toContain("canary");
});

it("lets through what is right, what is not given, and the options of one factory alone", () => {
  const nothing = Object.fromEntries(["id", "apiKey", "fetch", "client"].map((name) => [name, undefined]));
  const all = {
    id: "a",
    apiKey: "",
    apiKeys: [],
    baseURL: "https://a.test/v1",
    headers: { a: "b" },
    models: [],
    fetch,
  };
  for (const options of [{}, nothing, all, { baseURL: "" }, { client: { chat: {} } }, { own: 1 }]) {
    expect(() => checkAdapterOptions("vendor", options, { client: ["chat"], more: ["own"] })).not.toThrow();
  }
});

it("wants a base URL where there is no other", () => {
  for (const options of [{}, { baseURL: "" }]) {
    expect(refused(options, { needsBaseURL: true }).param).toBe("baseURL");
  }
});
