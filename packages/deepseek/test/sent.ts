import type { Call, ChatCompletionRequest, Fetch, ProviderFault } from "@overture/core/provider";
import { deepseek, models } from "../src/index.ts";

/** What a request became on its way to DeepSeek. */
export interface Sent {
  readonly url: string;
  readonly headers: Headers;
  readonly body: { readonly [field: string]: unknown };
  /** The code and the field of each warning. */
  readonly warnings: readonly string[];
}

/** What a call needs, of a model by its name. */
export function callTo(model: string, changes: Partial<Call> = {}): Call {
  const card = models.find(({ name }) => name === model);
  const { signal } = new AbortController();
  return { model, card, credential: "sk-0123456789", signal, timeoutMs: 1000, headers: {}, ...changes };
}

/** A whole answer, as DeepSeek gives it, with the changes of a test. */
export function answer(message: object = {}, more: object = {}): object {
  const whole = { role: "assistant", content: "Hello.", ...message };
  return {
    id: "1",
    object: "chat.completion",
    created: 1,
    model: "deepseek-v4-flash",
    choices: [{ index: 0, message: whole, finish_reason: "stop", logprobs: null, ...more }],
    usage: { prompt_tokens: 9, completion_tokens: 2, total_tokens: 11, prompt_cache_hit_tokens: 4 },
  };
}

/** A `fetch` that always answers alike, and what it was asked last. */
export function answering(body: () => Response): {
  readonly fetch: Fetch;
  readonly last: () => Omit<Sent, "warnings">;
} {
  let seen: Omit<Sent, "warnings"> | undefined;
  return {
    fetch: async (input, init) => {
      seen = { url: String(input), headers: new Headers(init?.headers), body: JSON.parse(String(init?.body)) };
      return body();
    },
    last: () => {
      if (!seen) throw new Error("nothing was sent");
      return seen;
    },
  };
}

/** Sends a request, and tells what DeepSeek got and what the caller is warned of. */
export async function sent(
  request: Partial<ChatCompletionRequest>,
  changes: Partial<Call> & { readonly model?: string } = {},
): Promise<Sent> {
  const { fetch, last } = answering(() => Response.json(answer()));
  const whole: ChatCompletionRequest = { model: "auto", messages: [{ role: "user", content: "hi" }], ...request };
  const { warnings } = await deepseek({ apiKey: "sk-0123456789", fetch }).chat(
    whole,
    callTo(changes.model ?? "deepseek-v4-flash", changes),
  );
  return { ...last(), warnings: warnings.map(({ code, param }) => `${code} ${param}`) };
}

/** The kind of fault in which a request ends, and the field that is at fault. */
export async function refused(request: Partial<ChatCompletionRequest>, changes?: Partial<Call>): Promise<unknown> {
  return await sent(request, changes).then(
    () => "it was sent",
    ({ kind, param }: ProviderFault) => [kind, param],
  );
}
