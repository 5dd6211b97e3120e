import type { AbortBilling } from "../scripted/abort-billing.ts";
import type { SimulatedAnswer, SimulatedUsage } from "./answer.ts";
import {
  type BrokenStreamBehaviour,
  isRefusal,
  type RefusalBehaviour,
  type RetryAfter,
  type SimulatorBehaviour,
} from "./behaviour.ts";
import { countUsage, defaultAnswer } from "./default-answer.ts";
import type { Delivery } from "./delivery.ts";
import type { Exchange } from "./exchange.ts";
import type { FormattedAnswer, VendorErrorDetails, VendorFormat } from "./format.ts";
import { objectAt } from "./json.ts";
import type { ReadRequest } from "./read-request.ts";
import {
  type Break,
  type ResponseInit,
  respondWithBody,
  respondWithError,
  respondWithEvents,
  respondWithHtml,
} from "./respond.ts";

/** What a simulator knows when it answers one request. */
export interface AnswerContext {
  readonly exchange: Exchange;
  readonly format: VendorFormat;
  readonly requestId: string;
  /** Counts up with each request. */
  readonly number: number;
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
  /** The headers of every response; `refused` where the vendor says that its limit is reached. */
  headers(refused: boolean): Readonly<Record<string, string>>;
  readonly delivery: Delivery;
  readonly abortBilling: AbortBilling;
}

/** Sends one of the vendor's errors as a behaviour asks for it. */
export async function refuse(context: AnswerContext, behaviour: RefusalBehaviour & VendorErrorDetails): Promise<void> {
  const { exchange, format, now, requestId } = context;
  const error = format.error(behaviour.fault, behaviour, requestId);
  const headers = {
    ...context.headers(behaviour.fault === "rate_limit"),
    ...retryAfterHeaders(behaviour.retryAfter, now),
  };
  await respondWithError({ exchange, headers }, error);
}

function retryAfterHeaders(retryAfter: RetryAfter | undefined, now: number): Readonly<Record<string, string>> {
  if (retryAfter === undefined) return {};
  if ("seconds" in retryAfter) return { "retry-after": String(retryAfter.seconds) };
  if ("ms" in retryAfter) return { "retry-after-ms": String(retryAfter.ms) };
  return { "retry-after": new Date(now + retryAfter.httpDateInMs).toUTCString() };
}

/** What happens to a request whatever it asks for: errors, silence and breaks before the headers. */
export async function failBeforeAnswer(context: AnswerContext, behaviour: SimulatorBehaviour): Promise<boolean> {
  const { exchange } = context;
  if (!("fault" in behaviour)) return false;
  if (isRefusal(behaviour)) await refuse(context, behaviour);
  else if (behaviour.fault === "html") await respondWithHtml(context);
  else if (behaviour.fault === "hang") await exchange.hang();
  else if (behaviour.fault === "reset" && behaviour.afterChunks === undefined) await exchange.reset();
  else return false;
  return true;
}

function breakOf(behaviour: SimulatorBehaviour, context: AnswerContext): Break | undefined {
  if (!("fault" in behaviour) || !isBrokenStream(behaviour)) return undefined;
  const error = context.format.error(behaviour.error ?? "overloaded", {}, context.requestId);
  return { fault: behaviour.fault, afterChunks: behaviour.afterChunks ?? 1, error };
}

function isBrokenStream(behaviour: Extract<SimulatorBehaviour, { fault: string }>): behaviour is BrokenStreamBehaviour {
  return ["stall_after_first_token", "cut_stream", "reset", "malformed_json", "error_event"].includes(behaviour.fault);
}

/** Adds what a scripted answer leaves open; the reasoning's tokens count where it was given in words only. */
function usageOf(answer: SimulatedAnswer, request: ReadRequest): SimulatedUsage {
  return answer.usage ?? countUsage(answer, request);
}

/** Answers a chat request, the way its behaviour says. */
export async function answerChat(
  context: AnswerContext,
  request: ReadRequest,
  behaviour: SimulatorBehaviour | undefined,
): Promise<void> {
  const { exchange, format } = context;
  const told: Exclude<typeof behaviour, undefined> = behaviour ?? { answer: defaultAnswer(request) };
  const delivery = { ...context.delivery, ...("delivery" in told ? told.delivery : {}) };
  const lateBy = "fault" in told && told.fault === "slow_headers" ? told.delayMs : 0;
  await exchange.pause(lateBy + (delivery.headersDelayMs ?? 0));
  const init: ResponseInit = {
    exchange,
    format,
    headers: context.headers(false),
    delivery,
    break: breakOf(told, context),
  };
  if ("replay" in told) return replay(init, told.replay, request);
  const answer = ("answer" in told ? told.answer : undefined) ?? defaultAnswer(request);
  const silent = "fault" in told && told.fault === "missing_usage";
  const whole = usageOf(answer, request);
  const formatted: FormattedAnswer = {
    ...{ answer, request, delivery, number: context.number, created: Math.floor(context.now / 1000) },
    usage: silent ? undefined : whole,
  };
  const events = request.stream ? format.events(formatted) : undefined;
  const pieces = events?.filter(({ content }) => content).length ?? 0;
  if (!init.break) exchange.meter({ whole, pieces, abortBilling: context.abortBilling });
  if (events) await respondWithEvents(init, events);
  else await respondWithBody(init, format.body(formatted));
}

async function replay(
  init: ResponseInit,
  recording: { readonly body: unknown } | { readonly chunks: readonly string[] },
  request: ReadRequest,
): Promise<void> {
  if (request.stream && "chunks" in recording) return respondWithEvents(init, init.format.replay(recording.chunks));
  if (!request.stream && "body" in recording) return respondWithBody(init, objectAt(recording.body));
  const message = request.stream ? "The recording to replay has no chunks" : "The recording to replay has no body";
  await respondWithError(init, init.format.error("server_error", { message }, "none"));
}
