import { fault, ProviderFault } from "./fault.ts";

/** What a `data:` URL holds. */
export interface Data {
  /** In lower case, for example `image/png`; `image/jpg`, which is none, reads `image/jpeg`. */
  readonly mediaType: string;
  /** Base64. */
  readonly data: string;
}

/** Reads a `data:` URL. Throws `invalid_request` if it is none, or does not hold base64. */
export function readDataUrl(url: string): Data {
  const comma = url.indexOf(",");
  const [mediaType = "", ...parameters] = url.slice("data:".length, Math.max(comma, 0)).toLowerCase().split(";");
  if (!url.startsWith("data:") || !parameters.includes("base64")) {
    throw new ProviderFault({ kind: "invalid_request", message: "A data: URL must hold base64.", param: "messages" });
  }
  return { mediaType: mediaType === "image/jpg" ? "image/jpeg" : mediaType, data: url.slice(comma + 1) };
}

/**
 * A file's bytes: a data URL, or a PDF's base64 without a media type, which OpenAI takes as well. Throws `invalid_request`
 * for anything else.
 */
export function readFileData(data: string): Data {
  // Base64 of `%PDF-` begins like this.
  return data.startsWith("JVBERi0") ? { mediaType: "application/pdf", data } : readDataUrl(data);
}

/** The text that the bytes are. Throws `invalid_request` for what is no base64. */
export function textOfData({ data }: Data): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(data), (character) => character.charCodeAt(0)));
  } catch {
    throw fault("invalid_request", "A data: URL must hold base64.", "messages");
  }
}
