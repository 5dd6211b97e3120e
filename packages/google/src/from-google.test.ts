import { ProviderFault } from "@overture/core/provider";
import { expect, it } from "vitest";
import { answer, faultOf } from "../test/fixtures.ts";
import { ChunkTranslator } from "./chunk-translator.ts";
import { fromGoogle, readWith, responseOf } from "./from-google.ts";

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
  "says malformed for %j",
  async (response) => {
    expect((await faultOf(() => fromGoogle(response, translator()))).kind).toBe("malformed");
  },
);

it("lets faults through, and makes one of everything else", async () => {
  const fault = new ProviderFault({ kind: "server", message: "x" });
  const thrown = () => {
    throw fault;
  };
  expect(await faultOf(() => readWith(thrown))).toBe(fault);
  expect(readWith(() => 5)).toBe(5);
  expect(responseOf(answer)).toBe(answer);
});
