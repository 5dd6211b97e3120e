import assert from "node:assert/strict";
import {
  type Call,
  type ChatCompletion,
  type ChatCompletionChunk,
  type ChatCompletionRequest,
  type EmbeddingRequest,
  type EmbeddingResponse,
  type Provider,
  type Reply,
  sleep,
  systemClock,
} from "@overture/core";
import { assembleCompletion } from "@overture/core/provider";
import type { ReadRequest, RecordedRequest, Simulator } from "../simulator/index.ts";

/** A stream that was read to its end. */
export interface ReadStream {
  readonly reply: Reply<AsyncIterable<ChatCompletionChunk>>;
  readonly chunks: readonly ChatCompletionChunk[];
  /** What the chunks come to. */
  readonly body: ChatCompletion;
}

/** What a case runs in: a simulator of its own, and the adapter that is pointed at it. */
export class Setting {
  readonly simulator: Simulator;
  readonly provider: Provider;

  constructor(simulator: Simulator, provider: Provider) {
    this.simulator = simulator;
    this.provider = provider;
  }

  /** A short request, changed as told. */
  request(change: Partial<ChatCompletionRequest> = {}): ChatCompletionRequest {
    const messages = [{ role: "user" as const, content: "Say something — in a few words, s’il vous plaît 🙂" }];
    return { model: `${this.provider.id}/${this.simulator.format.model}`, messages, ...change };
  }

  /** What a call needs beside its request, changed as told. */
  call(change: Partial<Call> = {}): Call {
    const { model } = this.simulator.format;
    const card = this.provider.models.find((candidate) => candidate.name === model);
    const { signal } = new AbortController();
    return { model, card, credential: this.simulator.key, signal, timeoutMs: 10_000, headers: {}, ...change };
  }

  /** Asks for a whole answer. */
  async chat(request: Partial<ChatCompletionRequest> = {}, call: Partial<Call> = {}): Promise<Reply<ChatCompletion>> {
    await this.provider.load?.();
    return this.provider.chat(this.request(request), this.call(call));
  }

  /** Asks for a stream. */
  async open(
    request: Partial<ChatCompletionRequest> = {},
    call: Partial<Call> = {},
  ): Promise<Reply<AsyncIterable<ChatCompletionChunk>>> {
    await this.provider.load?.();
    return this.provider.stream(this.request({ ...request, stream: true }), this.call(call));
  }

  /** Asks for a stream and reads it to its end. */
  async stream(request: Partial<ChatCompletionRequest> = {}, call: Partial<Call> = {}): Promise<ReadStream> {
    const reply = await this.open(request, call);
    const chunks: ChatCompletionChunk[] = [];
    for await (const chunk of reply.body) chunks.push(chunk);
    return { reply, chunks, body: assembleCompletion(chunks) };
  }

  /** Asks both ways: whole, then as a stream. */
  async both(
    request: Partial<ChatCompletionRequest> = {},
  ): Promise<readonly [chat: readonly ["chat", ChatCompletion], stream: readonly ["stream", ChatCompletion]]> {
    return [
      ["chat", (await this.chat(request)).body],
      ["stream", (await this.stream(request)).body],
    ];
  }

  /** Asks for vectors of these texts. */
  async embed(request: Partial<EmbeddingRequest> = {}, call: Partial<Call> = {}): Promise<Reply<EmbeddingResponse>> {
    const { embeddingModel: model } = this.simulator.format;
    assert.ok(model && this.provider.embed, "the adapter and the simulator's format must have vectors");
    await this.provider.load?.();
    const card = this.provider.models.find((candidate) => candidate.name === model);
    const whole = { model: `${this.provider.id}/${model}`, input: ["cat", "dog", "cat"], ...request };
    return this.provider.embed(whole, this.call({ model, card, ...call }));
  }

  /** The request that the simulator saw last. */
  lastSeen(): RecordedRequest {
    const seen = this.simulator.requests.at(-1);
    assert.ok(seen, "the simulator saw no request");
    return seen;
  }

  /** What the vendor understood of it. */
  lastRead(): ReadRequest {
    const { read } = this.lastSeen();
    assert.ok(read, "the vendor's format could not read the request");
    return read;
  }

  /** Waits until something is so, for at most two seconds. */
  async until(what: string, isSo: () => boolean): Promise<void> {
    for (let turn = 0; turn < 400; turn += 1) {
      if (isSo()) return;
      await sleep(systemClock, 5);
    }
    assert.fail(`after two seconds it is still not so that ${what}`);
  }
}
