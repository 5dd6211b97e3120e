// Checked by tsc: a wrapped client keeps its type, whichever copy or version of the SDK it comes from.
import type { Fetch } from "@overture/core/provider";
import OpenAI, { AzureOpenAI } from "openai";
import OldOpenAI from "openai-6";
import OtherOpenAI, { AzureOpenAI as OtherAzureOpenAI } from "openai-copy";
import { type OpenAIClientLike, openAICompatible, openai, wrapOpenAI } from "./index.ts";

declare const overture: { readonly fetch: Fetch };
declare const options: { apiVersion: string; deployment: string };

export const client: OpenAI = wrapOpenAI(new OpenAI(), overture);
export const copied: OtherOpenAI = wrapOpenAI(new OtherOpenAI(), overture);
export const old: OldOpenAI = wrapOpenAI(new OldOpenAI(), overture);
export const azure: AzureOpenAI = wrapOpenAI(new AzureOpenAI(options), overture);
export const otherAzure: OtherAzureOpenAI = wrapOpenAI(new OtherAzureOpenAI(options), overture);

class HouseClient extends OpenAI {
  readonly team = "search";
}
export const subclass: HouseClient = wrapOpenAI(new HouseClient(), overture);

/** Any `fetch` of the same form will do, the platform's own included. */
export const withPlatformFetch: OpenAI = wrapOpenAI(new OpenAI(), { fetch: globalThis.fetch });

/** An adapter takes the same clients. */
export const likes: OpenAIClientLike[] = [new OpenAI(), new OtherOpenAI(), new OldOpenAI(), new AzureOpenAI(options)];
export const providers = [
  openai({ client: new OpenAI() }),
  openai({ id: "azure", client: new AzureOpenAI(options) }),
  openai({ client: new OtherOpenAI() }),
  openai({ client: new OldOpenAI(), apiKey: undefined, fetch: globalThis.fetch }),
  openAICompatible({ id: "groq", baseURL: "https://api.groq.com/openai/v1", keyVariables: ["GROQ_API_KEY"] }),
];

/** Helpers keep their types: a parsed answer has the type of its schema, and a stream its events. */
export async function helpers(): Promise<string | null | undefined> {
  const answer = await client.chat.completions.create({ model: "auto", messages: [] });
  const { data, response } = await client.chat.completions.create({ model: "auto", messages: [] }).withResponse();
  client.chat.completions.stream({ model: "auto", messages: [] }).on("content", (delta: string) => delta);
  return response.ok ? data.choices[0]?.message.content : answer.choices[0]?.message.content;
}

// @ts-expect-error a client is wrapped, and not its options
wrapOpenAI({ apiKey: "sk-…" }, overture);
// @ts-expect-error something with a fetch is needed
wrapOpenAI(new OpenAI(), {});
