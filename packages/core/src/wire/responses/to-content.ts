import type { RefusalPart, TextPart, UserPart } from "../../chat/index.ts";
import { type Fields, fieldsAt, invalid, isAbsent, listAt, pinned, textAt } from "./fields.ts";

/** What a user's message, or a tool's output, holds. */
export function userParts(content: unknown, at: string): string | readonly UserPart[] {
  if (typeof content === "string") return content;
  return listAt(content, at).map((part, index) => userPart(fieldsAt(part, `${at}[${index}]`), `${at}[${index}]`));
}

/** The text of a message that can hold nothing else. */
export function textParts(content: unknown, at: string): string | readonly TextPart[] {
  const parts = userParts(content, at);
  if (typeof parts === "string") return parts;
  return parts.map((part, index) => {
    if (part.type === "text") return part;
    throw invalid(`${at}[${index}]`, `"${at}[${index}]" must be a text: only users' messages and outputs hold more.`);
  });
}

/** What the model said on an earlier turn. */
export function answerParts(content: unknown, at: string): readonly (TextPart | RefusalPart)[] {
  if (typeof content === "string") return content === "" ? [] : [{ type: "text", text: content }];
  return listAt(content, at).flatMap((each, index): (TextPart | RefusalPart)[] => {
    const part = fieldsAt(each, `${at}[${index}]`);
    if (part.type === "refusal") return [{ type: "refusal", refusal: textAt(part.refusal, `${at}[${index}].refusal`) }];
    if (part.type !== "output_text" && part.type !== "input_text" && part.type !== "text") {
      throw invalid(`${at}[${index}]`, `"${at}[${index}]" must be of type output_text or refusal.`);
    }
    const text = textAt(part.text, `${at}[${index}].text`);
    return text === "" ? [] : [{ type: "text", text }];
  });
}

function userPart(part: Fields, at: string): UserPart {
  switch (part.type) {
    case "input_text":
    case "output_text":
    case "text":
      return { type: "text", text: textAt(part.text, `${at}.text`), ...cacheMark(part) };
    case "input_image":
      return imagePart(part, at);
    case "input_file":
      return filePart(part, at);
    case "input_audio": {
      const { data, format } = fieldsAt(part.input_audio, `${at}.input_audio`);
      return {
        type: "input_audio",
        input_audio: { data: textAt(data, `${at}.input_audio.data`), format: String(format) },
      };
    }
    default:
      throw invalid(`${at}.type`, `"${at}.type" must be input_text, input_image, input_file or input_audio.`);
  }
}

function imagePart(part: Fields, at: string): UserPart {
  if (isAbsent(part.image_url)) {
    if (isAbsent(part.file_id))
      throw invalid(`${at}.image_url`, `"${at}.image_url" must be an address or a data: URL.`);
    throw pinned(`${at}.file_id`, "names a file that one provider keeps", "Send the image as image_url");
  }
  const url = textAt(part.image_url, `${at}.image_url`);
  const detail = typeof part.detail === "string" ? { detail: part.detail } : {};
  return { type: "image_url", image_url: { url, ...detail }, ...cacheMark(part) };
}

function filePart(part: Fields, at: string): UserPart {
  if (!isAbsent(part.file_id)) {
    throw pinned(`${at}.file_id`, "names a file that one provider keeps", "Send its bytes as file_data");
  }
  if (!isAbsent(part.file_url)) {
    throw pinned(`${at}.file_url`, "asks a provider to fetch a file", "Send its bytes as file_data");
  }
  const filename = typeof part.filename === "string" ? { filename: part.filename } : {};
  return {
    type: "file",
    file: { file_data: textAt(part.file_data, `${at}.file_data`), ...filename },
    ...cacheMark(part),
  };
}

function cacheMark({ prompt_cache_breakpoint: mark }: Fields): Pick<TextPart, "prompt_cache_breakpoint"> {
  return isAbsent(mark) ? {} : { prompt_cache_breakpoint: mark as NonNullable<TextPart["prompt_cache_breakpoint"]> };
}
