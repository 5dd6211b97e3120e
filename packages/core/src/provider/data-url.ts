import { ProviderFault } from "./fault.ts";

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
