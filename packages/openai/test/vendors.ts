import { anthropic } from "@overture/anthropic";
import { Overture, type Provider, seededRandom } from "@overture/core";
import { deepseek } from "@overture/deepseek";
import { google } from "@overture/google";
import { mistral } from "@overture/mistral";
import { type Simulator, type SimulatorKind, startSimulator } from "@overture/testing";
import OpenAI from "openai";
import { openai, wrapOpenAI } from "../src/index.ts";

/** A vendor whose simulator there is, and what it is known to do. */
export interface Vendor {
  readonly kind: SimulatorKind;
  readonly model: string;
  /** A model that shows its reasoning, if it has one. */
  readonly thinker?: string | undefined;
  /** Whether the vendor itself holds answers to a JSON schema, or is only asked to in words. @default true */
  readonly enforcesSchemas?: boolean | undefined;
  provider(simulator: Simulator): Provider;
}

/** All of them. */
export const vendors: readonly Vendor[] = [
  {
    kind: "openai",
    model: "openai/gpt-4.1",
    provider: ({ key, baseURL }) => openai({ apiKey: key, baseURL }),
  },
  {
    kind: "anthropic",
    model: "anthropic/claude-sonnet-5",
    thinker: "anthropic/claude-sonnet-5",
    provider: ({ key, baseURL }) => anthropic({ apiKey: key, baseURL }),
  },
  {
    kind: "google",
    model: "google/gemini-3.5-flash",
    thinker: "google/gemini-3.5-flash",
    provider: ({ key, baseURL }) => google({ apiKey: key, baseURL }),
  },
  {
    kind: "mistral",
    model: "mistral/mistral-large-latest",
    provider: ({ key, baseURL }) => mistral({ apiKey: key, baseURL }),
  },
  {
    kind: "deepseek",
    model: "deepseek/deepseek-v4-flash",
    thinker: "deepseek/deepseek-v4-flash",
    enforcesSchemas: false,
    provider: ({ key, baseURL }) => deepseek({ apiKey: key, baseURL }),
  },
];

/** An unmodified client, wrapped around one vendor, and the provider that it had before. */
export interface Wrapped extends AsyncDisposable {
  readonly client: OpenAI;
  readonly vendor: Simulator;
  readonly outside: Simulator;
}

/** Wraps a client around a vendor's simulator. */
export async function wrap({ kind, provider }: Vendor): Promise<Wrapped> {
  const [vendor, outside] = await Promise.all([startSimulator(kind), startSimulator("openai")]);
  const overture = new Overture({ providers: [provider(vendor)], random: seededRandom("vendors"), retries: 0 });
  const client = wrapOpenAI(new OpenAI({ apiKey: outside.key, baseURL: outside.baseURL, maxRetries: 0 }), overture);
  return {
    client,
    vendor,
    outside,
    async [Symbol.asyncDispose]() {
      await overture.close();
      await Promise.all([vendor.close(), outside.close()]);
    },
  };
}
