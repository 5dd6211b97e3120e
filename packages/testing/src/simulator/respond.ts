import type { BrokenStreamBehaviour } from "./behaviour.ts";
import type { Delivery, WireEvent } from "./delivery.ts";
import type { Exchange } from "./exchange.ts";
import type { VendorError, VendorFormat } from "./format.ts";
import type { JsonObject } from "./json.ts";

/** How a response goes wrong on its way. */
export interface Break {
  readonly fault: BrokenStreamBehaviour["fault"];
  readonly afterChunks: number;
  /** What an `error_event` tells of. */
  readonly error: VendorError;
}

/** What a response is made with. */
export interface ResponseInit {
  readonly exchange: Exchange;
  readonly format: VendorFormat;
  readonly headers: Readonly<Record<string, string>>;
  readonly delivery: Delivery;
  readonly break: Break | undefined;
}

const brokenJson = '{"id": "broken", "choices": [{"delta": {"content": "never clo';

/** Sends one of the vendor's errors. */
export async function respondWithError(
  init: Pick<ResponseInit, "exchange" | "headers">,
  error: VendorError,
): Promise<void> {
  init.exchange.sendHeaders(error.status, { "content-type": "application/json", ...init.headers });
  await init.exchange.write(JSON.stringify(error.body));
  init.exchange.end();
}

/** Sends a web page with status 200. */
export async function respondWithHtml(init: Pick<ResponseInit, "exchange">): Promise<void> {
  init.exchange.sendHeaders(200, { "content-type": "text/html; charset=utf-8" });
  await init.exchange.write(
    "<!doctype html><html><head><title>Sign in</title></head><body>Please sign in.</body></html>",
  );
  init.exchange.end();
}

/** Sends a whole body, or what a break leaves of it. */
export async function respondWithBody(init: ResponseInit, body: JsonObject): Promise<void> {
  const { delivery, exchange } = init;
  const fault = init.break?.fault;
  if (init.break !== undefined && fault === "error_event") return respondWithError(init, init.break.error);
  exchange.sendHeaders(200, { "content-type": "application/json", ...init.headers });
  await exchange.pause(delivery.firstTokenDelayMs ?? 0);
  const text = JSON.stringify(body);
  if (fault === undefined) await exchange.write(text, delivery);
  else
    await exchange.write(fault === "malformed_json" ? brokenJson : text.slice(0, Math.ceil(text.length / 2)), delivery);
  if (fault === "stall_after_first_token") await exchange.hang();
  if (fault === "reset") await exchange.reset();
  exchange.end();
}

/** What a break does to a stream, in the place of `next`. */
async function breakStream(init: ResponseInit, broken: Break, next: WireEvent): Promise<"over" | "goes on"> {
  const { delivery, exchange } = init;
  if (broken.fault === "malformed_json") {
    await exchange.writeEvent({ event: next.event, data: brokenJson, content: false }, delivery);
    return "goes on";
  }
  if (broken.fault === "stall_after_first_token") await exchange.hang();
  if (broken.fault === "reset") await exchange.reset();
  if (broken.fault === "error_event") await exchange.writeEvent(init.format.errorEvent(broken.error), delivery);
  exchange.end();
  return "over";
}

/** Before which event a break comes: after so many pieces of content, or, where there are fewer, after the last. */
function breakIndex(broken: Break | undefined, events: readonly WireEvent[]): number {
  if (broken === undefined) return -1;
  const pieces = events.flatMap((event, index) => (event.content ? [index] : []));
  const wanted = Math.min(broken.afterChunks, pieces.length);
  return wanted === 0 ? (pieces[0] ?? events.length - 1) : (pieces[wanted - 1] ?? 0) + 1;
}

/** Sends events, up to where a break comes. */
export async function respondWithEvents(init: ResponseInit, events: readonly WireEvent[]): Promise<void> {
  const { delivery, exchange } = init;
  exchange.sendHeaders(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-cache",
    ...init.headers,
  });
  const breaksAt = breakIndex(init.break, events);
  let isFirstPiece = true;
  for (const [index, event] of events.entries()) {
    if (exchange.isOver) return;
    if (init.break !== undefined && index === breaksAt) {
      if ((await breakStream(init, init.break, event)) === "over") return;
    }
    if (event.content) {
      const delayMs = (isFirstPiece ? delivery.firstTokenDelayMs : delivery.chunkDelayMs) ?? 0;
      if (delayMs > 0) await exchange.pause(delayMs);
      isFirstPiece = false;
    }
    await exchange.writeEvent(event, delivery);
  }
  exchange.end();
}
