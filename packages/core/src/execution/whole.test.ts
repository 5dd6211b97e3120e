import { expect, it } from "vitest";
import { completion, stage } from "../../test/stage.ts";
import { defineProvider } from "../provider/index.ts";

it("names the model that answered, whatever the provider calls it, and keeps every field that it does not know", async () => {
  const body = { ...completion(), model: "other", system_fingerprint: "fp", custom_field: { a: 1 } };
  const provider = defineProvider({ id: "a", chat: async () => body });
  const answer = await stage({ providers: [provider] }).answer({ model: "a/x" });
  expect(answer).toMatchObject({ model: "a/x", system_fingerprint: "fp", custom_field: { a: 1 } });
  expect(Object.keys(answer)).toEqual([...Object.keys(body), "overture"]);
  expect(body.model).toBe("other");
});
