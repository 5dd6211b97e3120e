import type { GoogleClient, Sending } from "./client.ts";
import { type AdapterOptions, type Fetch, present, type ResponseWatch } from "./core.ts";

/** An existing client of the older `@google/generative-ai`, structural, so that applications that still hold one can go on. */
export interface GenerativeAIClientLike {
  getGenerativeModel(
    model: { model: string },
    options?: object,
  ): {
    batchEmbedContents?(request: unknown, options?: object): PromiseLike<unknown>;
    generateContent(request: unknown, options?: object): PromiseLike<{ readonly response: unknown }>;
    generateContentStream(
      request: unknown,
      options?: object,
    ): PromiseLike<{ readonly stream: AsyncIterable<unknown>; readonly response: PromiseLike<unknown> }>;
  };
}

/** What stands beside `generationConfig` in the HTTP body, and not within it. */
const beside = /^(systemInstruction|tools|toolConfig|safetySettings|cachedContent|serviceTier|store|labels)$/;

/** The older SDK behind the same port. It shows no response headers, so that waits are known from RetryInfo alone. */
export class OlderClient implements GoogleClient {
  readonly fetch: Fetch | undefined = undefined;
  readonly #client: GenerativeAIClientLike;
  readonly #options: Pick<AdapterOptions, "baseURL" | "headers">;

  constructor(client: GenerativeAIClientLike, options: Pick<AdapterOptions, "baseURL" | "headers">) {
    this.#client = client;
    this.#options = options;
  }

  async generate(sending: Sending, watch: ResponseWatch): Promise<unknown> {
    const { signal } = sending;
    const model = this.#model(sending, watch);
    return (await model.generateContent(bodyOf(sending), { signal })).response;
  }

  async embed(sending: Sending, watch: ResponseWatch): Promise<unknown> {
    const { signal, body } = sending;
    const requests = body.contents.map((content) => ({ content, ...body.config }));
    return await this.#model(sending, watch).batchEmbedContents?.({ requests }, { signal });
  }

  async stream(sending: Sending, watch: ResponseWatch): Promise<AsyncIterable<unknown>> {
    const { signal } = sending;
    const model = this.#model(sending, watch);
    const { stream, response } = await model.generateContentStream(bodyOf(sending), { signal });
    // The SDK reads the stream a second time for this; nobody looks at it, and its failure must not end the process.
    response.then(undefined, () => undefined);
    return stream;
  }

  #model({ model, headers }: Sending, watch: ResponseWatch): ReturnType<GenerativeAIClientLike["getGenerativeModel"]> {
    const { baseURL } = this.#options;
    const customHeaders = { ...this.#options.headers, ...headers };
    const made = this.#client.getGenerativeModel({ model }, present({ customHeaders, baseUrl: baseURL }));
    watch.sent = true;
    return made;
  }
}

/** The HTTP body: this SDK sends what it is given as it is. */
function bodyOf({ body }: Sending): object {
  const { generationConfig: more, ...extra } = body.extra;
  const fields: Record<string, unknown> = { contents: body.contents };
  const generationConfig: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(body.config))
    (beside.test(name) ? fields : generationConfig)[name] = value;
  return { ...fields, generationConfig: Object.assign(generationConfig, more), ...extra };
}
