import { expect, it } from "vitest";
import { Thinking, thinkChunk } from "./thinking.ts";

const text = (words: string) => ({ type: "text", text: words });
const chunk = (...thinking: object[]) => ({ type: "thinking", thinking });

it("puts pieces together, and gives the words of each", () => {
  const thinking = new Thinking();
  expect([thinking.add(chunk(text("Let "))), thinking.add(chunk(text("me "), text("see")))]).toEqual([
    "Let ",
    "me see",
  ]);
  expect(thinking.detail()).toEqual({ type: "thinking", provider: "mistral", text: "Let me see" });
});

it("reads thinking that is bare text, as older models gave it", () => {
  expect(new Thinking().add({ type: "thinking", thinking: "hm" })).toBe("hm");
});

it("gives back what it was given, words alone", () => {
  const thinking = new Thinking();
  thinking.add({ ...chunk(text("hm")), closed: true, signature: "sig" });
  expect(thinkChunk(thinking.detail())).toEqual({ ...chunk(text("hm")), closed: true, signature: "sig" });
});

it("gives back sources, and that it was cut short", () => {
  const source = { type: "tool_reference", tool: "web_search", title: "A page" };
  const references = { type: "reference", referenceIds: [1, "b"] };
  const thinking = new Thinking();
  thinking.add(chunk(text("Look"), source, references, text("so")));
  thinking.add({ ...chunk(), closed: false });
  const detail = thinking.detail();
  expect(detail.text).toBe("Lookso");
  expect(thinkChunk(detail)).toEqual({ ...chunk(text("Look"), source, references, text("so")), closed: false });
});

it("leaves out what another provider's model thought", () => {
  expect(thinkChunk({ type: "thinking", provider: "anthropic", text: "hm", signature: "theirs" })).toBeUndefined();
  expect(thinkChunk({ type: "redacted", provider: "mistral", data: "x" })).toBeUndefined();
});

it("takes the words where the rest is spoilt", () => {
  const detail = { type: "thinking" as const, provider: "mistral", text: "hm", data: "not JSON" };
  expect(thinkChunk(detail)).toEqual({ ...chunk(text("hm")), closed: true });
});
