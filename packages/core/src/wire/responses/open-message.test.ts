import { expect, it } from "vitest";
import { recorder, typesOf } from "../../../test/responses.ts";
import { OpenMessage } from "./open-message.ts";

it("streams words in one part, and closes the part before the message", () => {
  const { emit, events } = recorder();
  const message = new OpenMessage("msg_1", 2, emit);
  message.say("Hel", undefined);
  message.say("lo", null);
  message.close("completed");
  expect(typesOf(events)).toEqual([
    "output_item.added",
    "content_part.added",
    "output_text.delta",
    "output_text.done",
    "content_part.done",
    "output_item.done",
  ]);
  expect(events[0]).toMatchObject({ output_index: 2, item: { id: "msg_1", status: "in_progress", content: [] } });
  expect(events[1]).toMatchObject({ part: { type: "output_text", text: "", annotations: [] } });
  const place = { item_id: "msg_1", output_index: 2, content_index: 0 };
  expect(events[3]).toMatchObject({ ...place, delta: "lo", logprobs: [] });
  expect(events[4]).toMatchObject({ ...place, text: "Hello", logprobs: [] });
  expect(events[5]).toMatchObject({ ...place, part: { type: "output_text", text: "Hello" } });
  expect(events[6]).toMatchObject({ output_index: 2, item: { status: "completed", content: [{ text: "Hello" }] } });
});

it("has a part of its own for a refusal", () => {
  const { emit, events } = recorder();
  const message = new OpenMessage("msg_1", 0, emit);
  message.say("Well.", undefined);
  message.refuse("I can");
  message.refuse("not.");
  message.close("completed");
  expect(typesOf(events).slice(3)).toEqual([
    "output_text.done",
    "content_part.done",
    "content_part.added",
    "refusal.delta",
    "refusal.done",
    "content_part.done",
    "output_item.done",
  ]);
  expect(events.at(-3)).toMatchObject({ type: "response.refusal.done", content_index: 1, refusal: "I cannot." });
  expect(message.item.content[1]).toEqual({ type: "refusal", refusal: "I cannot." });
});

it("numbers the sources it cites, and keeps them in the part", () => {
  const { emit, events } = recorder();
  const message = new OpenMessage("msg_1", 0, emit);
  const source = (url: string) => ({
    type: "url_citation" as const,
    url_citation: { url, title: "T", start_index: 0, end_index: 2 },
  });
  message.say("Hi", undefined);
  message.cite([source("https://a.example"), source("https://b.example")]);
  message.close("completed");
  const told = events.filter(({ type }) => type === "response.output_text.annotation.added");
  expect(told).toMatchObject([
    { annotation_index: 0, annotation: { type: "url_citation", url: "https://a.example", title: "T", end_index: 2 } },
    { annotation_index: 1, annotation: { url: "https://b.example" } },
  ]);
  expect(message.item.content).toMatchObject([{ text: "Hi", annotations: [{}, {}] }]);
});

it("carries the probabilities of tokens, with the bytes that some vendors leave out", () => {
  const { emit, events } = recorder();
  const message = new OpenMessage("msg_1", 0, emit);
  const token = { token: "é", bytes: null, logprob: -0.1, top_logprobs: [{ token: "e", bytes: null, logprob: -2 }] };
  message.say("é", { content: [token], refusal: null });
  message.close("completed");
  const expected = {
    token: "é",
    bytes: [195, 169],
    logprob: -0.1,
    top_logprobs: [{ token: "e", bytes: [101], logprob: -2 }],
  };
  expect(events.find(({ type }) => type === "response.output_text.delta")).toMatchObject({ logprobs: [expected] });
  expect(message.item.content).toMatchObject([{ logprobs: [expected] }]);
});
