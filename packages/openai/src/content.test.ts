import { expect, it } from "vitest";
import { contentOf } from "./content.ts";

it.each([
  [{ content: "hi" }, { text: "hi", reasoning: undefined }],
  [{ content: "" }, { text: "", reasoning: undefined }],
  [{ content: null }, { text: null, reasoning: undefined }],
  [{}, { text: null, reasoning: undefined }],
  [
    { content: "4", reasoning_content: "2+2" },
    { text: "4", reasoning: "2+2" },
  ],
  [
    { content: "4", reasoning: "2+2" },
    { text: "4", reasoning: "2+2" },
  ],
  [
    { content: "4", reasoning: "" },
    { text: "4", reasoning: undefined },
  ],
  [
    {
      content: [
        {
          type: "thinking",
          thinking: [
            { type: "text", text: "2" },
            { type: "text", text: "+2" },
          ],
        },
        { type: "text", text: "4" },
        null,
        { type: "reference" },
      ],
    },
    { text: "4", reasoning: "2+2" },
  ],
  [{ content: [{ type: "thinking", thinking: "hm" }] }, { text: "", reasoning: "hm" }],
])("reads %j", (message, expected) => {
  expect(contentOf(message)).toEqual(expected);
});
