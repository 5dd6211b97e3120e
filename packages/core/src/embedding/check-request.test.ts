import { expect, it } from "vitest";
import { OvertureError } from "../chat/index.ts";
import { checkEmbeddingRequest } from "./check-request.ts";

it.each([
  { input: "text" },
  { input: ["a", "b"] },
  { input: [1, 2, 3] },
  { input: [[1], [2, 3]] },
  { input: "text", dimensions: 256, encoding_format: "base64", user: "u", tomorrow: 1 },
  { input: "text", dimensions: null, encoding_format: null },
])("lets through what a provider could make sense of: %j", (request) => {
  checkEmbeddingRequest({ model: "m", ...request });
});

it.each([
  [undefined, undefined],
  ["secret words", undefined],
  [{ input: "x" }, "model"],
  [{ model: "", input: "x" }, "model"],
  [{ model: "m" }, "input"],
  [{ model: "m", input: "" }, "input"],
  [{ model: "m", input: [] }, "input"],
  [{ model: "m", input: { secret: "words" } }, "input"],
  [{ model: "m", input: ["a", ""] }, "input[1]"],
  [{ model: "m", input: ["a", 1] }, "input[1]"],
  [{ model: "m", input: [[1], []] }, "input[1]"],
  [{ model: "m", input: [[1], ["secret words"]] }, "input[1]"],
  [{ model: "m", input: [1, -1] }, "input[0]"],
  [{ model: "m", input: [1, 1.5] }, "input[0]"],
  [{ model: "m", input: new Array(2049).fill("a") }, "input"],
  [{ model: "m", input: "x", dimensions: 0 }, "dimensions"],
  [{ model: "m", input: "x", dimensions: "many" }, "dimensions"],
  [{ model: "m", input: "x", encoding_format: "int8" }, "encoding_format"],
])("refuses %j by the field, without its words", (request, param) => {
  const check = (): void => checkEmbeddingRequest(request);
  expect(check).toThrow(OvertureError);
  expect(check).toThrow(expect.objectContaining({ code: "invalid_request", status: 400, param }));
  expect(check).not.toThrow(/secret/);
});

it("says how many are too many", () => {
  expect(() => checkEmbeddingRequest({ model: "m", input: new Array(3000).fill("a") })).toThrow(
    '"input" has 3000 members; send at most 2048 at a time.',
  );
});
