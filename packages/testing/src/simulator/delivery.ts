/** How an answer travels: what networks, proxies and vendors do to bytes, on demand. */
export interface Delivery {
  /** Sends the body in slices of so many bytes, each its own HTTP chunk. @default whole events */
  readonly sliceBytes?: number | undefined;
  /** Cuts inside every character that has more than one byte. @default false */
  readonly splitUtf8?: boolean | undefined;
  /** Ends the lines of an event stream with carriage return and line feed. @default false: line feed alone */
  readonly crlf?: boolean | undefined;
  /** Sends a comment-only line before every event, as proxies do to keep a connection open. @default false */
  readonly keepAliveComments?: boolean | undefined;
  /** Real milliseconds from the request to the response's headers. @default 0 */
  readonly headersDelayMs?: number | undefined;
  /** Real milliseconds from the headers to the first piece of content. @default 0 */
  readonly firstTokenDelayMs?: number | undefined;
  /** Real milliseconds between pieces of content. @default 0 */
  readonly chunkDelayMs?: number | undefined;
  /** OpenAI's format: the first chunk holds the role and no content. @default true, as OpenAI does */
  readonly roleOnlyFirst?: boolean | undefined;
}

/** One event of a stream, before it has its final bytes. */
export interface WireEvent {
  /** The line `event: …`, where the format has one. */
  readonly event?: string | undefined;
  readonly data: string;
  /** Whether it carries a piece of the answer: text, reasoning, refusal or tool call. */
  readonly content: boolean;
}

/** The text of one event, as it goes over the wire. */
export function eventText(event: WireEvent, delivery: Delivery): string {
  const comment = delivery.keepAliveComments === true ? ": keep-alive\n\n" : "";
  const name = event.event === undefined ? "" : `event: ${event.event}\n`;
  const text = `${comment}${name}data: ${event.data}\n\n`;
  return delivery.crlf === true ? text.replaceAll("\n", "\r\n") : text;
}

/** Cuts bytes as the delivery asks. */
export function slicesOf(bytes: Uint8Array, delivery: Delivery): readonly Uint8Array[] {
  const size = Math.max(1, Math.floor(delivery.sliceBytes ?? bytes.length));
  const slices: Uint8Array[] = [];
  for (let start = 0, end = 1; start < bytes.length; end += 1) {
    // A byte that begins with the bits 10 continues a character.
    const insideCharacter = delivery.splitUtf8 === true && ((bytes[end] ?? 0) & 0xc0) === 0x80;
    if (end < bytes.length && end - start < size && !insideCharacter) continue;
    slices.push(bytes.subarray(start, end));
    start = end;
  }
  return slices;
}
