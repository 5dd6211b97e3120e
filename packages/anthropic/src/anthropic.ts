import {
  type AdapterOptions,
  type AdapterParts,
  adapterProvider,
  type Call,
  type ChatCompletionRequest,
  callSdk,
  createdAt,
  type HeadersLike,
  type Provider,
  type Reply,
  type SdkReceived,
} from "@overture/core/provider";
import { ChunkTranslator } from "./chunk-translator.ts";
import { errorStyle, faultOfErrorBody } from "./faults.ts";
import { fromAnthropic, isMessage } from "./from-anthropic.ts";
import { type EventStream, fromStream, isEventStream } from "./from-stream.ts";
import { models } from "./models.ts";
import { type AnthropicClientLike, SdkClients } from "./sdk-clients.ts";
import { type AnthropicRequest, toAnthropic } from "./to-anthropic.ts";

/** The options of {@link anthropic}. */
export type AnthropicOptions = AdapterOptions<AnthropicClientLike>;

type Received = SdkReceived<AnthropicRequest, { readonly headers: HeadersLike }>;

const keyVariables = ["ANTHROPIC_API_KEY"] as const;

/**
 * Anthropic's models through its official SDK, which is imported on the first call. Keys come from `apiKey` or `apiKeys`,
 * else from `ANTHROPIC_API_KEY`; with `client`, from that client.
 */
export function anthropic(options: AnthropicOptions = {}): Provider {
  return adapterProvider(options, {
    id: "anthropic",
    client: ["messages"],
    models,
    keyVariables,
    calls: (id) => callsOf(id, new SdkClients(options)),
  });
}

function callsOf(id: string, clients: SdkClients): ReturnType<AdapterParts["calls"]> {
  const ask = <Body>(
    request: ChatCompletionRequest,
    call: Call,
    stream: boolean,
    read: (data: unknown, received: Received) => Body,
  ): Promise<Reply<Body>> =>
    callSdk(call, errorStyle, {
      translate: () => toAnthropic(request, call, id),
      client: (credential) => clients.of(credential),
      send: (client, { body, betas }, settings) => {
        const headers = betas === undefined ? call.headers : { "anthropic-beta": betas, ...call.headers };
        return client.messages.create({ ...body, stream }, { ...settings, headers });
      },
      read,
    });
  return {
    load: () => clients.load(),
    chat: (request, call) =>
      ask(request, call, false, (data, { sent, response }) => {
        if (!isMessage(data)) throw faultOfErrorBody(data) ?? new TypeError("It is no message.");
        return fromAnthropic(data, sent.forms, createdAt(response.headers), sent.warnings);
      }),
    stream: (request, call) =>
      ask(request, call, true, (data, { sent, response: { headers }, failed }) => {
        const type = headers.get("content-type") ?? "";
        if (!isEventStream(data) || /json|html/.test(type)) {
          // A proxy's page, or an error with status 200: the SDK would read it as a stream without events.
          (data as Partial<EventStream>).controller?.abort();
          throw new TypeError(`It is no stream, but ${type}.`);
        }
        const translator = new ChunkTranslator({ ...sent, model: call.model, created: createdAt(headers) });
        return fromStream(data, translator, failed);
      }),
  };
}
