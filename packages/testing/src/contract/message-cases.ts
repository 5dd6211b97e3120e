import assert from "node:assert/strict";
import type { ChatMessage } from "@overture/core";
import type { ReadRequest } from "../simulator/index.ts";
import { messageOf } from "./completion-shape.ts";
import type { CaseSketch } from "./contract-case.ts";

const pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

function instructionsIn(read: ReadRequest): string {
  const instructions = read.messages.filter((message) => message.role === "system" || message.role === "developer");
  return instructions.map((message) => message.text).join("\n");
}

/** Messages of every kind reach the vendor. */
export const messageCases: readonly CaseSketch[] = [
  {
    name: "messages: system and developer messages reach the vendor as instructions",
    async run(setting) {
      const messages: ChatMessage[] = [
        { role: "system", content: "Be brief." },
        { role: "developer", content: [{ type: "text", text: "Speak Latin." }] },
        { role: "user", content: "Salve" },
      ];
      await setting.both({ messages });
      const seen = instructionsIn(setting.lastRead());
      assert.ok(seen.includes("Be brief.") && seen.includes("Speak Latin."), `the vendor saw: ${seen}`);
      const said = setting.lastRead().messages.filter((message) => message.role === "user");
      assert.deepEqual(
        said.map((message) => message.text),
        ["Salve"],
      );
    },
  },
  {
    name: "messages: a conversation keeps its order, its parts and its roles",
    async run(setting) {
      const messages: ChatMessage[] = [
        { role: "user", content: "one" },
        { role: "assistant", content: "two" },
        {
          role: "user",
          content: [
            { type: "text", text: "three " },
            { type: "text", text: "four" },
          ],
        },
      ];
      await setting.chat({ messages });
      assert.deepEqual(
        setting.lastRead().messages.map((message) => [message.role, message.text]),
        [
          ["user", "one"],
          ["assistant", "two"],
          ["user", "three four"],
        ],
      );
    },
  },
  {
    name: "messages: two messages of one role in a row are taken",
    async run(setting) {
      const messages: ChatMessage[] = [
        { role: "user", content: "one" },
        { role: "user", content: "two" },
      ];
      const { body } = await setting.chat({ messages });
      assert.ok(messageOf(body).content);
      const seen = setting
        .lastRead()
        .messages.map((message) => message.text)
        .join(" ");
      assert.match(seen, /one\s*two/);
    },
  },
  ...[`data:image/png;base64,${pixel}`, "https://images.example.com/cat.png"].map((url): CaseSketch => {
    return {
      name: `messages: an image ${url.startsWith("data:") ? "by value" : "by address"} reaches the vendor`,
      needs: "images",
      async run(setting) {
        const parts = [
          { type: "text" as const, text: "What is this?" },
          { type: "image_url" as const, image_url: { url } },
        ];
        await setting.both({ messages: [{ role: "user", content: parts }] });
        assert.deepEqual(
          setting.lastRead().messages.flatMap((message) => message.images),
          [url],
        );
      },
    };
  }),
];
