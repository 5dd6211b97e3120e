/**
 * An image that is not `low` in detail, at its dearest: the largest that a vendor takes, in the tiles of the one that counts
 * most of them for it.
 */
const mostTokensPerImage = 16_000;

/** What vendors put around a message, a tool or a form of answer, at most. */
const tokensPerObject = 16;

/** A page of a PDF has 3,000 tokens at most, and its file hardly ever less than 10 kB a page. */
const bytesPerFileToken = 3;

/** Sound is 32 tokens a second at most, and compressed no further than to 1 kB a second. */
const bytesPerAudioToken = 32;

/** A document that the vendor has already, of unknown length. */
const mostTokensPerKnownFile = 200_000;

/** Deeper than any request that a vendor takes. */
const deepest = 200;

/**
 * The most tokens that a request's input can be, for any vendor: a token of text is at least one byte of UTF-8, which holds for
 * every byte-pair vocabulary; images, documents and sound are counted at their dearest. For money that is held, and far above
 * what is expected.
 */
export function mostInputTokens(request: object): number {
  return Math.ceil(most(request, 0));
}

function most(value: unknown, depth: number): number {
  if (typeof value === "string") return utf8Bytes(value);
  // As JSON writes numbers, booleans and null; it leaves out what is none of these.
  if (typeof value !== "object" || value === null) return isWritten(value) ? String(value).length : 0;
  if (depth > deepest) return 0;
  const part = mostOfPart(value);
  if (part !== undefined) return part;
  let tokens = tokensPerObject;
  for (const [name, each] of Object.entries(value)) {
    tokens += (Array.isArray(value) ? 0 : utf8Bytes(name)) + most(each, depth + 1);
  }
  return tokens;
}

function isWritten(value: unknown): boolean {
  return value === null || typeof value === "number" || typeof value === "boolean" || typeof value === "bigint";
}

/** What is no text: an image, a document, sound. Undefined for everything else. */
function mostOfPart(value: object): number | undefined {
  if (!("type" in value)) return undefined;
  if (value.type === "image_url" && "image_url" in value) return mostTokensPerImage;
  if (value.type === "input_audio" && "input_audio" in value)
    return encodedBytes(value.input_audio) / bytesPerAudioToken;
  if (value.type !== "file" || !("file" in value)) return undefined;
  const bytes = encodedBytes(value.file);
  return bytes === 0 ? mostTokensPerKnownFile : bytes / bytesPerFileToken;
}

/** The bytes behind the base64 of a part. */
function encodedBytes(part: unknown): number {
  if (typeof part !== "object" || part === null) return 0;
  let characters = 0;
  for (const each of Object.values(part)) if (typeof each === "string") characters += each.length;
  return (characters * 3) / 4;
}

/** How many bytes a text is in UTF-8, without writing them. Half of a surrogate pair counts as what replaces it: three. */
export function utf8Bytes(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) continue;
    if (unit < 0x8_00) bytes += 1;
    else if (unit >= 0xd8_00 && unit < 0xdc_00 && (text.charCodeAt(index + 1) & 0xfc_00) === 0xdc_00) {
      bytes += 2;
      index += 1;
    } else bytes += 2;
  }
  return bytes;
}
