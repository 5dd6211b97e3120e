import type { ModelCard } from "../catalog/index.ts";

/** A `fetch`, as SDKs take it. */
export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** The options that every adapter's factory takes. `Client` is the vendor's SDK client, structurally. */
export interface AdapterOptions<Client = unknown> {
  /** The provider's id in model names. @default the vendor's name, for example `openai` */
  readonly id?: string | undefined;
  /** The key. @default the vendor's environment variable, for example `OPENAI_API_KEY` */
  readonly apiKey?: string | undefined;
  /** Several keys of the same account type, used in turn; a key that is rate-limited or refused rests. @default `apiKey` */
  readonly apiKeys?: readonly string[] | undefined;
  /** What the vendor's SDK calls its base URL. @default the SDK's own */
  readonly baseURL?: string | undefined;
  /** Sent with every call. @default none */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Used for the SDK's HTTP calls. @default the platform's */
  readonly fetch?: Fetch | undefined;
  /** An existing client of the vendor's SDK, used as it is, with the key it holds. @default one is made for each key */
  readonly client?: Client | undefined;
  /** Model cards that add to, or replace by name, the adapter's own. @default none */
  readonly models?: readonly ModelCard[] | undefined;
}
