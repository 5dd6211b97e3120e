import type {
  CacheControlEphemeral,
  ContentBlockParam,
  DocumentBlockParam,
  ImageBlockParam,
  TextBlockParam,
} from "@anthropic-ai/sdk/resources/messages";
import {
  changed,
  type Data,
  dropped,
  type FilePart,
  type ImagePart,
  ProviderFault,
  readDataUrl,
  type TextPart,
  type UserPart,
  type Warning,
} from "@overture/core/provider";

/** A block that a user's message can be made of. */
export type UserBlock = TextBlockParam | ImageBlockParam | DocumentBlockParam;

type Marks = Pick<TextPart, "cache_control" | "prompt_cache_breakpoint">;

const imageTypes = ["image/jpeg", "image/png", "image/gif", "image/webp"] as const;

/** Anthropic's mark; it keeps a prefix for 5 minutes unless it is told otherwise. */
export function cacheControl(ttl: string | null | undefined): CacheControlEphemeral {
  return ttl === "5m" || ttl === "1h" ? { type: "ephemeral", ttl } : { type: "ephemeral" };
}

/**
 * The cache mark of a part: Anthropic's own, else OpenAI's breakpoint. Anthropic keeps a prefix for 5 minutes or an hour, so
 * a longer wish becomes an hour.
 */
export function cacheControlOf({ cache_control, prompt_cache_breakpoint }: Marks): CacheControlEphemeral | undefined {
  if (cache_control) return cacheControl(cache_control.ttl);
  return prompt_cache_breakpoint ? cacheControl(prompt_cache_breakpoint.ttl && "1h") : undefined;
}

/** The text as blocks. Anthropic refuses a block without anything but white space in it, so there is none. */
export function textBlocks(content: string | readonly TextPart[] | null | undefined): TextBlockParam[] {
  const parts: readonly TextPart[] = typeof content === "string" ? [{ type: "text", text: content }] : (content ?? []);
  return parts.flatMap((part) =>
    part.text.trim() === "" ? [] : [marked<TextBlockParam>({ type: "text", text: part.text }, part)],
  );
}

/** One part of a user's message as a block; nothing for an empty text. Throws `unsupported` for what Anthropic can't read. */
export function userBlock(part: UserPart, warnings: Warning[]): UserBlock | undefined {
  switch (part.type) {
    case "text":
      return textBlocks([part])[0];
    case "image_url":
      return marked(imageBlock(part, warnings), part);
    case "file":
      return marked(fileBlock(part.file), part);
    default:
      throw unsupported(String((part as { type?: unknown }).type).slice(0, 40));
  }
}

function marked<Block extends UserBlock>(block: Block, part: Marks): Block {
  const cache = cacheControlOf(part);
  return cache ? { ...block, cache_control: cache } : block;
}

function imageBlock({ image_url: { url, detail } }: ImagePart, warnings: Warning[]): ImageBlockParam {
  if (detail && detail !== "auto") {
    warnings.push(dropped("image_url.detail", "Anthropic has nothing like it"));
  }
  return url.startsWith("data:") ? base64Image(readDataUrl(url)) : { type: "image", source: { type: "url", url } };
}

function base64Image({ mediaType, data }: Data): ImageBlockParam {
  const type = imageTypes.find((known) => known === mediaType);
  if (!type) throw unsupported(mediaType);
  return { type: "image", source: { type: "base64", media_type: type, data } };
}

function fileBlock({ file_data: given, file_id, filename }: FilePart["file"]): DocumentBlockParam | ImageBlockParam {
  const document = (source: DocumentBlockParam["source"]): DocumentBlockParam =>
    filename === undefined ? { type: "document", source } : { type: "document", source, title: filename };
  if (given === undefined) {
    // Anthropic's own file ids begin with `file_`; OpenAI's, with `file-`, name a file that Anthropic does not have.
    if (file_id?.startsWith("file_")) return document({ type: "file", file_id });
    throw unsupported("another provider's file_id: send the bytes as file_data");
  }
  // OpenAI also takes a PDF's bytes without a media type; base64 of `%PDF-` begins like this.
  const content = given.startsWith("JVBERi0") ? { mediaType: "application/pdf", data: given } : readDataUrl(given);
  const { mediaType, data } = content;
  if (mediaType === "application/pdf") return document({ type: "base64", media_type: mediaType, data });
  if (mediaType.startsWith("text/")) return document({ type: "text", media_type: "text/plain", data: decoded(data) });
  return base64Image(content);
}

function decoded(base64: string): string {
  return new TextDecoder().decode(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
}

/** The fault of a request that holds what Anthropic's models do not read. */
export function unsupported(what: string): ProviderFault {
  const message = `Anthropic's models read text, JPEG, PNG, GIF, WebP and PDF, and not ${what}.`;
  return new ProviderFault({ kind: "unsupported", message, param: "messages" });
}

/** Anthropic takes at most four cache marks; the last ones cover the longest prefixes, so the first ones go. */
export function keepLastCacheMarks(blocks: readonly ContentBlockParam[], warnings: Warning[]): void {
  const holders = blocks.flatMap((block) => ("cache_control" in block && block.cache_control ? [block] : []));
  if (holders.length <= 4) return;
  for (const block of holders.slice(0, -4)) delete block.cache_control;
  warnings.push(changed("messages", "Anthropic takes 4 cache marks, so the last were kept"));
}
