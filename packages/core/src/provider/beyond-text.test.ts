import { expect, it } from "vitest";
import { refuseBeyondText } from "./beyond-text.ts";

const plain = { model: "m", messages: [] };

it.each([
  ["n", { n: 2 }],
  ["modalities", { modalities: ["text", "audio"] }],
  ["web_search_options", { web_search_options: {} }],
])("refuses %s", (param, change) => {
  expect(() => refuseBeyondText({ ...plain, ...change }, "Somebody")).toThrow(
    expect.objectContaining({ kind: "unsupported", param, message: expect.stringMatching(/^Somebody /) }),
  );
});

it("takes what asks for one answer in text", () => {
  refuseBeyondText({ ...plain, n: 1, modalities: ["text"], web_search_options: null }, "Somebody");
  refuseBeyondText(plain, "Somebody");
  refuseBeyondText({ ...plain, n: 2 }, "Somebody", true);
});
