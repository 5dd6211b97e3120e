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

const cacheTimes = ["5m", "1h"] as const;
const imageTypes = ["image/jpeg", "image/png", "image/gif", "image/webp"] as const;

/**
 * The cache mark of a part: Anthropic's own, else OpenAI's breakpoint. Anthropic keeps a prefix for 5 minutes or an hour, so
 * a longer wish becomes an hour.
 */
export function cacheControlOf(part: Marks): CacheControlEphemeral | undefined {
  if (part.cache_control) {
    const ttl = cacheTimes.find((known) => known === part.cache_control?.ttl);
    return ttl ? { type: "ephemeral", ttl } : { type: "ephemeral" };
  }
  if (!part.prompt_cache_breakpoint) return undefined;
  return part.prompt_cache_breakpoint.ttl === undefined ? { type: "ephemeral" } : { type: "ephemeral", ttl: "1h" };
}

/** The text as blocks. Anthropic refuses a block without anything but white space in it, so there is none. */
export function textBlocks(content: string | readonly TextPart[] | null | undefined): TextBlockParam[] {
  const blocks: TextBlockParam[] = [];
  const parts = typeof content === "string" ? [{ type: "text" as const, text: content }] : (content ?? []);
  for (const part of parts) {
    if (part.text.trim() === "") continue;
    blocks.push(marked({ type: "text", text: part.text }, part));
  }
  return blocks;
}

/** One part of a user's message as a block; nothing for an empty text. Throws `unsupported` for what Anthropic can't read. */
export function userBlock(part: UserPart, warnings: Warning[]): UserBlock | undefined {
  switch (part.type) {
    case "text":
      return part.text.trim() === "" ? undefined : marked({ type: "text", text: part.text }, part);
    case "image_url":
      return marked(imageBlock(part, warnings), part);
    case "file":
      return marked(fileBlock(part.file), part);
    case "input_audio":
      throw unsupported("Anthropic's models take no audio.", "messages");
    default:
      throw unsupported(
        `Anthropic's models take no "${String((part as { type?: unknown }).type).slice(0, 40)}" parts.`,
        "messages",
      );
  }
}

function marked<Block extends UserBlock>(block: Block, part: Marks): Block {
  const cache = cacheControlOf(part);
  return cache ? { ...block, cache_control: cache } : block;
}

function imageBlock(part: ImagePart, warnings: Warning[]): ImageBlockParam {
  const { url, detail } = part.image_url;
  if (detail && detail !== "auto")
    warnings.push(dropped("image_url.detail", "Anthropic chooses an image's resolution itself"));
  if (!url.startsWith("data:")) return { type: "image", source: { type: "url", url } };
  return base64Image(readDataUrl(url));
}

function base64Image({ mediaType, data }: Data): ImageBlockParam {
  const type = imageTypes.find((known) => known === mediaType);
  if (!type) throw unsupported(`Anthropic's models take JPEG, PNG, GIF and WebP images, not ${mediaType}.`, "messages");
  return { type: "image", source: { type: "base64", media_type: type, data } };
}

function fileBlock(file: FilePart["file"]): DocumentBlockParam | ImageBlockParam {
  const title = file.filename === undefined ? {} : { title: file.filename };
  if (file.file_data !== undefined) {
    const content = file.file_data.startsWith("data:") ? readDataUrl(file.file_data) : bareData(file.file_data);
    if (content.mediaType.startsWith("image/")) return base64Image(content);
    if (content.mediaType === "application/pdf")
      return {
        type: "document",
        source: { type: "base64", media_type: "application/pdf", data: content.data },
        ...title,
      };
    if (content.mediaType.startsWith("text/"))
      return {
        type: "document",
        source: { type: "text", media_type: "text/plain", data: textOf(content.data) },
        ...title,
      };
    throw unsupported(`Anthropic's models take PDF, text and image files, not ${content.mediaType}.`, "messages");
  }
  // Anthropic's own file ids begin with `file_`; OpenAI's, with `file-`, name a file that Anthropic does not have.
  if (file.file_id?.startsWith("file_"))
    return { type: "document", source: { type: "file", file_id: file.file_id }, ...title };
  throw unsupported("The file is known to another provider only; send its bytes as file_data.", "messages");
}

/** OpenAI also takes a PDF's bytes without a media type; base64 of `%PDF-` begins like this. */
function bareData(data: string): Data {
  if (!data.startsWith("JVBERi0"))
    throw new ProviderFault({ kind: "invalid_request", message: "file_data must be a data: URL.", param: "messages" });
  return { mediaType: "application/pdf", data };
}

function textOf(base64: string): string {
  return new TextDecoder().decode(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
}

function unsupported(message: string, param: string): ProviderFault {
  return new ProviderFault({ kind: "unsupported", message, param });
}

/** Anthropic takes at most four cache marks; the last ones cover the longest prefixes, so the first ones go. */
export function keepLastCacheMarks(blocks: readonly ContentBlockParam[], warnings: Warning[]): void {
  const holders = blocks.flatMap((block) => ("cache_control" in block && block.cache_control ? [block] : []));
  if (holders.length <= 4) return;
  for (const block of holders.slice(0, -4)) delete block.cache_control;
  warnings.push(
    changed("messages", `of ${holders.length} cache marks the last 4 were kept, the most that Anthropic takes`),
  );
}
