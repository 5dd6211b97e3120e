import type { IncomingMessage, ServerResponse } from "node:http";
import { sleep, systemClock } from "@overture/core";
import { type AnswerContext, answerChat, failBeforeAnswer, refuse } from "./answer-chat.ts";
import type { BehaviourOf, SimulatorBehaviour } from "./behaviour.ts";
import { Exchange } from "./exchange.ts";
import type { LimitState, VendorFormat } from "./format.ts";
import { bodyObject, type OpenRequest, readBody, recordRequest } from "./recorded-request.ts";
import type { CommonSimulatorOptions } from "./simulator-options.ts";

/** The desk where a simulator's requests come in: it notes each, and answers it as it was told. */
export class Reception {
  readonly format: VendorFormat;
  readonly options: CommonSimulatorOptions;
  readonly requests: OpenRequest[] = [];
  readonly open: Set<Exchange> = new Set();
  readonly queue: SimulatorBehaviour[] = [];
  standing: SimulatorBehaviour | BehaviourOf | undefined;
  #count = 0;

  constructor(format: VendorFormat, options: CommonSimulatorOptions) {
    this.format = format;
    this.options = options;
  }

  reset(): void {
    this.queue.length = 0;
    this.requests.length = 0;
    this.standing = undefined;
    for (const exchange of this.open) exchange.destroy();
  }

  async waitForIdle(withinMs: number): Promise<void> {
    const idle = Promise.all([...this.open].map((exchange) => exchange.closed));
    const giveUp = new AbortController();
    const late = sleep(systemClock, withinMs, giveUp.signal).then(
      () => Promise.reject(new Error(`simulator: ${this.open.size} requests are still open after ${withinMs} ms`)),
      () => undefined,
    );
    await Promise.race([idle, late]).finally(() => giveUp.abort());
    if (this.open.size > 0) await this.waitForIdle(withinMs);
  }

  async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const now = (this.options.clock ?? systemClock).now();
    const record = recordRequest(request, "", now);
    const exchange = new Exchange(response, record);
    this.open.add(exchange);
    void exchange.closed.then(() => this.open.delete(exchange));
    const text = await readBody(request, this.options.maxBodyBytes ?? 33_554_432);
    Object.assign(record, recordRequest(request, text ?? "", now), {
      credential: this.format.credentialOf(record.headers),
      ended: record.ended,
      endedAt: record.endedAt,
      aborted: record.aborted,
      billed: record.billed,
    });
    const body = bodyObject(record);
    const isChat = this.format.route(record.method, record.path, [])?.type === "chat";
    if (isChat && body !== undefined) record.read = this.format.read(body, record.path);
    this.requests.push(record);
    if (this.requests.length > (this.options.maxRequests ?? 1_000)) this.requests.shift();
    const context = this.#contextOf(exchange, now);
    if (text === undefined) return refuse(context, { fault: "payload_too_large" });
    await this.#answer(context, record);
  }

  async #answer(context: AnswerContext, record: OpenRequest): Promise<void> {
    const { format, options } = this;
    const { exchange } = context;
    const { credential } = record;
    if (credential === undefined || options.keys?.includes(credential) === false) {
      return refuse(context, { fault: "unauthorized" });
    }
    const route = format.route(record.method, record.path, options.models ?? []);
    if (route === undefined) return refuse(context, { fault: "not_found", message: `Unknown path: ${record.path}` });
    const behaviour = this.queue.shift() ?? this.#standingFor(record);
    if (behaviour !== undefined && (await failBeforeAnswer(context, behaviour))) return;
    const headers = { "content-type": "application/json", ...context.headers(false) };
    if (route.type === "plain") {
      exchange.sendHeaders(200, headers);
      await exchange.write(JSON.stringify(route.body));
      return exchange.end();
    }
    const body = bodyObject(record);
    if (route.type === "computed" && body !== undefined) {
      const computed = route.respond(body);
      if ("objection" in computed) return refuse(context, { fault: "bad_request", ...computed.objection });
      exchange.sendHeaders(200, headers);
      await exchange.write(JSON.stringify(computed.body));
      return exchange.end();
    }
    const { read } = record;
    if (body === undefined || read === undefined) {
      return refuse(context, { fault: "bad_request", message: "We could not parse the JSON body of your request." });
    }
    const objection = format.objectionTo(body, record.path);
    if (objection !== undefined) return refuse(context, { fault: "bad_request", ...objection });
    if (options.models !== undefined && !options.models.includes(read.model)) {
      return refuse(context, { fault: "not_found", message: `The model \`${read.model}\` does not exist` });
    }
    await answerChat(context, read, behaviour);
  }

  #standingFor(record: OpenRequest): SimulatorBehaviour | undefined {
    return typeof this.standing === "function" ? this.standing(record) : this.standing;
  }

  #contextOf(exchange: Exchange, now: number): AnswerContext {
    this.#count += 1;
    const { format, options } = this;
    const requestId = `req_sim${this.#count}`;
    const headers = (refused: boolean) => format.headers(requestId, this.#limits(refused, now));
    return {
      exchange,
      format,
      requestId,
      number: this.#count,
      now,
      headers,
      delivery: options.delivery ?? {},
      abortBilling: options.abortBilling ?? "in_full",
    };
  }

  #limits(refused: boolean, now: number): LimitState {
    const { requests = 10_000, tokens = 2_000_000 } = this.options.limits ?? {};
    const requestsLeft = refused ? 0 : Math.max(0, requests - this.#count);
    const tokensLeft = refused ? tokens : Math.max(0, tokens - this.#count * 100);
    return { requestLimit: requests, requestsLeft, tokenLimit: tokens, tokensLeft, resetMs: refused ? 2_000 : 60, now };
  }
}
