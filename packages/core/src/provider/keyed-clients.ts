import { ClientCache } from "./client-cache.ts";
import { ProviderFault } from "./fault.ts";

/** Where {@link KeyedClients} has its clients from. */
export interface ClientSource<Sdk, Client> {
  /** A client that the user gave, which is used whatever the key. */
  readonly client: Client | undefined;
  /** The vendor's name, where it cannot be called without a key. */
  readonly keyFor?: string | undefined;
  /** Imports the SDK. */
  load(): Promise<Sdk>;
  /** Makes the client for a key, or for none. */
  make(sdk: Sdk, credential: string | undefined): Client;
}

/** An SDK's clients, one for each key; the SDK is imported on first use. */
export class KeyedClients<Sdk, Client> {
  readonly #source: ClientSource<Sdk, Client>;
  readonly #clients: ClientCache<Client>;

  constructor(source: ClientSource<Sdk, Client>) {
    this.#source = source;
    this.#clients = new ClientCache(async (credential) => source.make(await this.#load(), credential));
  }

  /** Imports the SDK, unless a client was given. Throws `unsupported` if it is not installed. */
  async load(): Promise<void> {
    if (!this.#source.client) await this.#load();
  }

  /**
   * The client for this key, or the one that was given. Throws `auth` where there is neither and a key is needed, and for a
   * key that no HTTP header can carry: SDKs say that in many ways, some of which quote it.
   */
  async of(credential: string | undefined): Promise<Client> {
    const { client, keyFor } = this.#source;
    if (client) return client;
    if (keyFor && !credential) throw new ProviderFault({ kind: "auth", message: `There is no key for ${keyFor}.` });
    if (credential && !/^[\x21-\x7e]+$/.test(credential.trim())) {
      throw new ProviderFault({ kind: "auth", message: "The key holds what no HTTP header can carry." });
    }
    return await this.#clients.of(credential);
  }

  async #load(): Promise<Sdk> {
    try {
      return await this.#source.load();
    } catch (cause) {
      const message = `The provider's SDK can't be loaded: ${cause instanceof Error ? cause.message : String(cause)}`;
      throw new ProviderFault({ kind: "unsupported", message, cause });
    }
  }
}
