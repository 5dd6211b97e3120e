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

const schema = { type: "object", properties: { city: { type: "string" } }, required: ["city"] };

it("asks for a JSON schema in words, and for JSON by DeepSeek's own means", async () => {
  const json_schema = { name: "town", description: "A town of Switzerland.", schema, strict: true };
  const { body, warnings } = await sent({ response_format: { type: "json_schema", json_schema } });
  expect(body.response_format).toEqual({ type: "json_object" });
  const [instruction, ...rest] = body.messages as { readonly role: string; readonly content: string }[];
  expect(rest).toEqual([{ role: "user", content: "hi" }]);
  expect(instruction?.role).toBe("system");
  const lines = instruction?.content.split("\n") ?? [];
  expect(lines[0]).toMatch(/^Answer with one JSON value that fits the JSON Schema/);
  expect(lines[1]).toContain("A town of Switzerland.");
  expect(JSON.parse(lines[2] ?? "")).toEqual(schema);
  expect(warnings).toEqual(["schema_not_enforced response_format"]);
});

it("asks for what is no object in words alone", async () => {
  const json_schema = { name: "towns", schema: { type: "array", items: schema } };
  const { body, warnings } = await sent({ response_format: { type: "json_schema", json_schema } });
  expect(body).not.toHaveProperty("response_format");
  expect(JSON.stringify(body.messages)).toContain("items");
  expect(warnings).toEqual(["schema_not_enforced response_format"]);
});

it("takes a schema that is not there for any JSON object", async () => {
  const { body, warnings } = await sent({ response_format: { type: "json_schema", json_schema: { name: "town" } } });
  expect(body.response_format).toEqual({ type: "json_object" });
  expect(body.messages).toContainEqual({ role: "system", content: "Answer with one JSON object." });
  expect(warnings).toEqual(["parameter_changed response_format"]);
});

it("leaves what it cannot read to other providers", async () => {
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
