import { expect, it } from "vitest";
import { answer, faultOf } from "../test/fixtures.ts";
import { ChunkTranslator } from "./chunk-translator.ts";
import { fromGoogle, responseOf } from "./from-google.ts";

const translator = () =>
  new ChunkTranslator({
    tools: { custom: new Set(), legacy: false },
    model: "m",
    created: 5,
    warnings: [],
    id: "made",
  });

it("gives the whole answer", () => {
  const completion = fromGoogle({ ...answer, responseId: undefined, modelVersion: undefined }, translator());
  expect(completion).toMatchObject({
    ...{ id: "made", object: "chat.completion", created: 5, model: "m" },
    choices: [{ message: { role: "assistant", content: "Hello.", refusal: null }, finish_reason: "stop" }],
  });
});

it.each([null, "text", { candidates: 5 }, { candidates: [{ content: { parts: [null] } }] }])(
  "fails for %j, of which whoever calls makes a fault",
  (response) => {
    expect(() => fromGoogle(response, translator())).toThrow();
  },
);

it("takes an object for a response, and nothing else", async () => {
  expect(responseOf(answer)).toBe(answer);
  expect((await faultOf(() => responseOf("<html>"))).kind).toBe("malformed");
});
