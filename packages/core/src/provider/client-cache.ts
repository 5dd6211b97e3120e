/** Applications with many tenants bring many keys; clients beyond this are made anew when they are needed. */
const mostClients = 256;

/** One SDK client for each key, the least recently used ones forgotten. */
export class ClientCache<Client> {
  readonly #make: (credential: string | undefined) => Promise<Client>;
  readonly #clients: Map<string, Client> = new Map();

  /** `make` makes the client for a key, or for none; it may import the SDK first. */
  constructor(make: (credential: string | undefined) => Promise<Client>) {
    this.#make = make;
  }

  /** The client for a key, or for none. */
  async of(credential: string | undefined): Promise<Client> {
    const key = credential ?? "";
    const known = this.#clients.get(key);
    const client = known ?? (await this.#make(credential));
    this.#clients.delete(key);
    this.#clients.set(key, client);
    if (this.#clients.size > mostClients) {
      const [oldest] = this.#clients.keys();
      if (oldest !== undefined) this.#clients.delete(oldest);
    }
    return client;
  }
}
