import type { Part } from "@google/genai";
import {
  type Data,
  dropped,
  type FilePart,
  fault,
  mediaTypeOf,
  type ProviderFault,
  readDataUrl,
  readFileData,
  type TextPart,
  type UserPart,
  unknownIn,
  type Warning,
} from "./core.ts";

const readable = /^(image\/(png|jpeg|webp|hei[cf])|(audio|video|text)\/.*|application\/(pdf|json))$/;
/** Where Google keeps the files that were uploaded to it. */
const files = "https://generativelanguage.googleapis.com/v1beta/";

/** The text as parts; an empty one says nothing. */
export function textParts(content: string | readonly TextPart[] | null | undefined): Part[] {
  const parts = typeof content === "string" ? [{ text: content }] : (content ?? []);
  return parts.flatMap(({ text }) => (text === "" ? [] : { text }));
}

/**
 * A user's message as parts. `fetches` says whether the model takes addresses. Throws `unsupported` for what Gemini can't
 * read.
 */
export function userParts(content: string | readonly UserPart[], fetches: boolean, warnings: Warning[]): Part[] {
  if (typeof content === "string") return textParts(content);
  return content.flatMap((part): Part[] => {
    if (part.prompt_cache_breakpoint || ("cache_control" in part && part.cache_control)) {
      warnings.push(dropped("cache_control", "Google chooses it itself"));
    }
    switch (part.type) {
      case "text":
        return textParts([part]);
      case "image_url": {
        const { url, detail } = part.image_url;
        if (detail && detail !== "auto") warnings.push(dropped("image_url.detail", "Google chooses it itself"));
        return [url.startsWith("data:") ? inline(readDataUrl(url)) : addressed(url, "image/jpeg", fetches)];
      }
      case "input_audio":
        return [inline({ mediaType: `audio/${part.input_audio.format}`, data: part.input_audio.data })];
      case "file":
        return [filePart(part.file, warnings)];
      default:
        throw unknownIn("Google", "type", part);
    }
  });
}

function filePart(file: FilePart["file"], warnings: Warning[]): Part {
  const { file_data: data, file_id: id, filename } = file;
  if (data !== undefined) {
    if (filename !== undefined) warnings.push(dropped("file.filename", "Google has nothing like it"));
    return inline(readFileData(data));
  }
  if (id !== undefined && /^(https:\/\/|gs:\/\/|files\/)/.test(id)) {
    const mimeType = mediaTypeOf(filename ?? id) ?? "application/pdf";
    return { fileData: { fileUri: id.startsWith("files/") ? files + id : id, mimeType } };
  }
  throw unsupported("files of another provider; send the bytes");
}

function inline({ mediaType, data }: Data): Part {
  if (!readable.test(mediaType)) throw unsupported(mediaType || "data without a media type");
  return { inlineData: { mimeType: mediaType, data } };
}

function addressed(url: string, usual: string, fetches: boolean): Part {
  if (!/^(https|gs):\/\//.test(url)) throw unsupported("addresses that are not https");
  if (!fetches && !url.startsWith(files)) throw unsupported("addresses in this generation; send the bytes");
  return { fileData: { fileUri: url, mimeType: mediaTypeOf(url) ?? usual } };
}

function unsupported(what: string): ProviderFault {
  return fault("unsupported", `Gemini models don't take ${what}.`, "messages");
}
