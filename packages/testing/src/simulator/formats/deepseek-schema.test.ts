import { expect, it } from "vitest";
import type { ReadMessage } from "../read-request.ts";
import { schemaInInstructions } from "./deepseek-schema.ts";

function message(role: ReadMessage["role"], text: string): ReadMessage {
  return { role, text, images: [], toolCalls: [], toolResults: [], reasoning: [] };
}

const words = 'Answer with one JSON value that fits the JSON Schema below.\nIt is {about} towns.\n{"type":"object"}\n';

it("reads the schema that ends a system message", () => {
  const messages = [message("system", "Be brief."), message("system", words), message("user", "hi")];
  expect(schemaInInstructions(messages)).toEqual({ type: "object" });
});

it.each([
  ["user", words],
  ["system", '{"type":"object"}'],
  ["system", "Answer as the JSON Schema says.\n{type: object}"],
  ["system", 'JSON Schema\n{"type":"object"}\nIs that clear?'],
] as const)("finds none in a %s message that says %j", (role, text) => {
  expect(schemaInInstructions([message(role, text)])).toBeUndefined();
});
