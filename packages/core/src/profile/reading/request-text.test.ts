import { expect, it } from "vitest";
import { requestText } from "./request-text.ts";

it("is what the user said last, and only its words", () => {
  const image = { type: "image_url" as const, image_url: { url: "data:," } };
  expect(
    requestText({
      model: "auto",
      messages: [
        { role: "system", content: "Be brief." },
        { role: "user", content: "First" },
        { role: "assistant", content: "Yes" },
        { role: "user", content: [{ type: "text", text: "Look" }, image, { type: "text", text: "here" }] },
        { role: "assistant", content: null },
      ],
    }),
  ).toBe("Look\nhere");
  expect(requestText({ model: "auto", messages: [{ role: "system", content: "Be brief." }] })).toBe("");
});
