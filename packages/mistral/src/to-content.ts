import type { ContentChunk } from "@mistralai/mistralai/models/components";
import {
  changed,
  type FilePart,
  fault,
  type ImagePart,
  type ModelCard,
  present,
  readFileData,
  type TextPart,
  textOfData,
  type UserPart,
  unknownIn,
  type Warning,
} from "./core.ts";

/** A piece of text, as Mistral's lists of content hold it. */
export type TextChunk = { type: "text"; text: string };

const details = ["low", "high"] as const;

/** Text as it is, or its parts as chunks. */
export function textContent(content: string | readonly TextPart[]): string | TextChunk[] {
  return typeof content === "string" ? content : content.map(({ text }) => ({ type: "text", text }));
}

/** One part of a user's message. Throws `unsupported` for what Mistral, or the model, can't read. */
export function userChunk(part: UserPart, card: ModelCard | undefined, warnings: Warning[]): ContentChunk {
  switch (part.type) {
    case "text":
      return { type: "text", text: part.text };
    case "image_url":
      return imageChunk(part, warnings);
    case "file":
      return fileChunk(part.file);
    case "input_audio":
      if (card?.capabilities.audio === false) throw unsupported("This model takes no audio.");
      return { type: "input_audio", inputAudio: part.input_audio.data };
    default:
      throw unknownIn("Mistral", "type", part);
  }
}

function imageChunk(part: ImagePart, warnings: Warning[]): ContentChunk {
  const { url, detail } = part.image_url;
  const known = details.find((each) => each === detail);
  if (known) return { type: "image_url", imageUrl: { url, detail: known } };
  if (detail && detail !== "auto") warnings.push(changed("image_url.detail", "Mistral has low, auto and high"));
  return { type: "image_url", imageUrl: { url } };
}

/** A document, which Mistral reads itself; what is an image or plain text needs no reading. */
function fileChunk({ file_data, file_id, filename }: FilePart["file"]): ContentChunk {
  if (file_data !== undefined) {
    const file = readFileData(file_data);
    const url = `data:${file.mediaType};base64,${file.data}`;
    if (url.startsWith("data:image/")) return { type: "image_url", imageUrl: { url } };
    if (url.startsWith("data:text/")) return { type: "text", text: textOfData(file) };
    return present({ type: "document_url" as const, documentUrl: url, documentName: filename });
  }
  // Mistral's own file ids are UUIDs; OpenAI's, with `file-`, name a file that Mistral does not have.
  if (file_id !== undefined && /^[\da-f]{8}-?([\da-f]{4}-?){3}[\da-f]{12}$/i.test(file_id)) {
    return { type: "file", fileId: file_id };
  }
  throw unsupported("The file is known to another provider only; send its bytes as file_data.");
}

function unsupported(message: string): Error {
  return fault("unsupported", message, "messages");
}
