import type { TextCitation } from "@anthropic-ai/sdk/resources/messages";
import type { UrlCitation } from "@overture/core/provider";

/** Anthropic cites for a block of text as a whole, so that is the span. Sources without an address have no place. */
export function annotationsOf(citations: readonly TextCitation[], start: number, end: number): UrlCitation[] {
  return citations.flatMap((citation): UrlCitation[] => {
    const url = "url" in citation ? citation.url : "source" in citation ? citation.source : "";
    if (!/^https?:/.test(url)) return [];
    const title = ("title" in citation && citation.title) || url;
    return [{ type: "url_citation", url_citation: { url, title, start_index: start, end_index: end } }];
  });
}
