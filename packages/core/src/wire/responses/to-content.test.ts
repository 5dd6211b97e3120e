import { expect, it } from "vitest";
import { answerParts, textParts, userParts } from "./to-content.ts";

it("translates what a user's message holds", () => {
  const parts = [
    { type: "input_text", text: "Look:", prompt_cache_breakpoint: { mode: "explicit" } },
    { type: "input_image", image_url: "data:image/png;base64,AA==", detail: "low" },
    { type: "input_image", image_url: "https://example.com/cat.png", file_id: null },
    { type: "input_file", file_data: "data:application/pdf;base64,AA==", filename: "a.pdf" },
    { type: "input_audio", input_audio: { data: "AA==", format: "wav" } },
  ];
  expect(userParts(parts, "input[0].content")).toEqual([
    { type: "text", text: "Look:", prompt_cache_breakpoint: { mode: "explicit" } },
    { type: "image_url", image_url: { url: "data:image/png;base64,AA==", detail: "low" } },
    { type: "image_url", image_url: { url: "https://example.com/cat.png" } },
    { type: "file", file: { file_data: "data:application/pdf;base64,AA==", filename: "a.pdf" } },
    { type: "input_audio", input_audio: { data: "AA==", format: "wav" } },
  ]);
  expect(userParts("just words", "input[0].content")).toBe("just words");
});

it.each([
  [{ type: "input_image", file_id: "file-1" }, "c[0].file_id"],
  [{ type: "input_file", file_id: "file-1" }, "c[0].file_id"],
  [{ type: "input_file", file_url: "https://example.com/a.pdf" }, "c[0].file_url"],
])("knows what one provider keeps or fetches: %j", (part, param) => {
  expect(() => userParts([part], "c")).toThrow(expect.objectContaining({ code: "pinned_to_provider", param }));
});

it.each([
  [{ type: "input_image" }, "c[0].image_url"],
  [{ type: "input_text" }, "c[0].text"],
  [{ type: "input_text", text: 3 }, "c[0].text"],
  [{ type: "input_file" }, "c[0].file_data"],
  [{ type: "input_hologram" }, "c[0].type"],
  ["words", "c[0]"],
])("refuses a part that holds nothing, by name: %j", (part, param) => {
  expect(() => userParts([part], "c")).toThrow(expect.objectContaining({ code: "invalid_request", param }));
});

it("takes only text where only text can be", () => {
  expect(textParts([{ type: "input_text", text: "Be brief." }], "c")).toEqual([{ type: "text", text: "Be brief." }]);
  expect(() => textParts([{ type: "input_image", image_url: "https://example.com/a.png" }], "c")).toThrow(
    expect.objectContaining({ code: "invalid_request", param: "c[0]" }),
  );
});

it("translates what the model said, without what says nothing", () => {
  const said = [
    { type: "output_text", text: "Yes.", annotations: [] },
    { type: "output_text", text: "" },
    { type: "refusal", refusal: "But no." },
  ];
  expect(answerParts(said, "c")).toEqual([
    { type: "text", text: "Yes." },
    { type: "refusal", refusal: "But no." },
  ]);
  expect(answerParts("Yes.", "c")).toEqual([{ type: "text", text: "Yes." }]);
  expect(answerParts("", "c")).toEqual([]);
  expect(() => answerParts([{ type: "input_image", image_url: "x" }], "c")).toThrow(/output_text or refusal/);
});
