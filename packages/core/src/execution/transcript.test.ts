import { expect, it } from "vitest";
import { completion } from "../../test/stage.ts";
import { answerText, transcriptOf } from "./transcript.ts";

it("says who said what, in order, and names what is no text", () => {
  const text = transcriptOf({
    model: "auto",
    messages: [
      { role: "system", content: "Be brief." },
      {
        role: "user",
        content: [
          { type: "text", text: "What is this?" },
          { type: "image_url", image_url: { url: "data:image/png;base64,AAAA" } },
        ],
      },
      {
        role: "assistant",
        content: null,
        tool_calls: [{ id: "1", type: "function", function: { name: "look", arguments: "{}" } }],
      },
      { role: "tool", tool_call_id: "1", content: "A cat" },
    ],
    tools: [{ type: "function", function: { name: "look" } }],
    response_format: { type: "json_object" },
  });
  expect(text).toBe(
    [
      "[system]\nBe brief.",
      "[user]\nWhat is this?\n[image_url]",
      "[assistant]\n[calls look]",
      "[tool]\nA cat",
      "[tools that may be called] look",
      "[the answer has to be JSON]",
    ].join("\n\n"),
  );
});

it("keeps the beginning and the end of what is long, so that its cost is bounded", () => {
  const content = `first ${"x".repeat(100_000)} last`;
  const text = transcriptOf({ model: "auto", messages: [{ role: "user", content }] });
  expect(text.length).toBeLessThan(24_100);
  expect(text).toMatch(/^\[user\]\nfirst x/);
  expect(text).toMatch(/\[… 76018 characters are left out …\]\nx+ last$/);
});

it("shows what an answer says and what it calls", () => {
  const answer = completion("Let me see.");
  const message = answer.choices[0]?.message;
  if (!message) throw new Error("no message");
  message.tool_calls = [
    { id: "1", type: "function", function: { name: "look", arguments: '{"at":"it"}' } },
    { id: "2", type: "custom", custom: { name: "note", input: "a cat" } },
  ];
  expect(answerText(answer)).toBe('Let me see.\n\n[calls look] {"at":"it"}\n\n[calls note] a cat');
});
