import type { TextCitation } from "@anthropic-ai/sdk/resources/messages";
import { expect, it } from "vitest";
import { annotationsOf } from "./from-citations.ts";

const citation = (fields: object): TextCitation => ({ cited_text: "", ...fields }) as unknown as TextCitation;

it("gives what has an address the span of its block", () => {
  const web = citation({ type: "web_search_result_location", url: "https://a.example", title: "A" });
  const search = citation({ type: "search_result_location", source: "https://b.example", title: null });
  expect(annotationsOf([web, search], 3, 9)).toEqual([
    { type: "url_citation", url_citation: { url: "https://a.example", title: "A", start_index: 3, end_index: 9 } },
    {
      type: "url_citation",
      url_citation: { url: "https://b.example", title: "https://b.example", start_index: 3, end_index: 9 },
    },
  ]);
});

it("leaves out sources without an address", () => {
  const page = citation({ type: "page_location", document_title: "B" });
  const own = citation({ type: "search_result_location", source: "shelf 7", title: "C" });
  expect(annotationsOf([page, own], 0, 1)).toEqual([]);
});
