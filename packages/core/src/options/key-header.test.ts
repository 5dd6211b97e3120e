import { expect, it } from "vitest";
import { stage } from "../../test/stage.ts";
import { header } from "./key-header.ts";

const names = ["authorization", "Authorization", "x-api-key", "api-key", "X-Goog-Api-Key"];

it.each(names)("refuses %s for a call, before any provider could see another's key", async (name) => {
  const set = stage();
  const error = await set.failure({}, { headers: { "x-user": "u", [name]: "Bearer sk-canary" } });
  expect(error).toMatchObject({ code: "invalid_request", status: 400, param: `headers.${name}` });
  expect(error.message).toContain("must be left to an adapter's apiKey");
  expect(JSON.stringify(error)).not.toContain("canary");
  expect(set.provider("a").calls).toHaveLength(0);
});

it.each(names)("refuses %s for all calls", (name) => {
  const make = () => stage({ headers: { [name]: "sk-canary" } });
  expect(make).toThrow(expect.objectContaining({ code: "invalid_option", param: `headers.${name}` }));
  expect(make).not.toThrow(/canary/);
});

it("lets other headers through, if they are texts", () => {
  for (const name of ["traceparent", "x-authorization-note", "x-user"]) {
    expect(header("a", `headers.${name}`)).toBeUndefined();
    expect(header(5, `headers.${name}`)?.message).toBe(`The option "headers.${name}" must be a text, not 5.`);
  }
});
