import type { UserPart } from "@overture/core/provider";
import { expect, it } from "vitest";
import { callTo, refused, sent } from "../test/sent.ts";

const image: UserPart = { type: "image_url", image_url: { url: "https://images.example.com/cat.png" } };

it("says the word JSON where it must be said and nobody did", async () => {
  const { body, warnings } = await sent({ response_format: { type: "json_object" } });
  expect(body.messages).toEqual([
    { role: "system", content: "Answer with one JSON object." },
    { role: "user", content: "hi" },
  ]);
  expect(body.response_format).toEqual({ type: "json_object" });
  expect(warnings).toEqual(["parameter_changed response_format"]);
});

it.each(["Give me JSON.", [{ type: "text" as const, text: "as json, please" }]])(
  "adds nothing to %j",
  async (content) => {
    const { body, warnings } = await sent({
      messages: [{ role: "user", content }],
      response_format: { type: "json_object" },
    });
    expect(body.messages).toEqual([{ role: "user", content }]);
    expect(warnings).toEqual([]);
  },
);

it("leaves what it cannot read or promise to other providers", async () => {
  const json_schema = { name: "town", schema: { type: "object" } };
  expect(await refused({ response_format: { type: "json_schema", json_schema } })).toEqual([
    "unsupported",
    "response_format",
  ]);
  expect(await refused({ messages: [{ role: "user", content: [image] }] })).toEqual(["unsupported", "messages"]);
  expect(await refused({ messages: [{ role: "function", name: "f", content: "x" }] })).toEqual([
    "unsupported",
    "messages",
  ]);
});

it("sends images to a model whose card says that it sees them", async () => {
  const { card } = callTo("deepseek-v4-flash");
  if (!card) throw new Error("there is no card");
  const seeing = { ...card, capabilities: { ...card.capabilities, images: true } };
  const { body } = await sent({ messages: [{ role: "user", content: [image] }] }, { card: seeing });
  expect(body.messages).toEqual([{ role: "user", content: [image] }]);
});
