import { expect, it } from "vitest";
import type { ChatCompletionRequest } from "../chat/index.ts";
import { jsonFormOf } from "./json-form.ts";

const schema = { type: "object" };

it.each<[ChatCompletionRequest["response_format"], unknown]>([
  [undefined, undefined],
  [null, undefined],
  [{ type: "text" }, undefined],
  [{ type: "json_object" }, {}],
  [
    { type: "json_schema", json_schema: { name: "town", schema } },
    { name: "town", schema },
  ],
])("reads %j", (response_format, form) => {
  expect(jsonFormOf({ model: "m", messages: [], response_format })).toEqual(form);
});
