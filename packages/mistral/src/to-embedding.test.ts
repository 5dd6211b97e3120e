import { expect, it } from "vitest";
import { toEmbedding } from "./to-embedding.ts";

it("gives the texts in Mistral's form, whose vectors are numbers whatever was asked for", () => {
  const request = { model: "x/m", input: ["a", "b"], dimensions: 8, encoding_format: "base64" };
  expect(toEmbedding(request, "m", "mistral")).toEqual({
    body: { model: "m", inputs: ["a", "b"], outputDimension: 8 },
    warnings: [],
  });
});

it("takes what only Mistral knows in either spelling, but for the model and the texts", () => {
  const providerOptions = { mistral: { output_dtype: "int8", metadata: { a_b: "1" }, inputs: "z", model: "z" } };
  const { body, warnings } = toEmbedding({ model: "m", input: "a", user: "u", providerOptions }, "m", "mistral");
  expect(body).toMatchObject({ model: "m", inputs: ["a"], outputDtype: "int8", metadata: { a_b: "1" } });
  expect(warnings).toMatchObject([{ param: "user" }]);
});

it("refuses tokens", () => {
  expect(() => toEmbedding({ model: "m", input: [[1], [2]] }, "m", "mistral")).toThrow(
    expect.objectContaining({ kind: "unsupported" }),
  );
});
