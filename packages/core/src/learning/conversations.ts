/** What is remembered of a conversation. */
export interface Conversation {
  /** The seed of its draws: only new evidence, and not new chance, moves a conversation to another model. */
  readonly seed: string;
  /** Who answered last. */
  readonly model: string | undefined;
  /** How much of it that model's provider has in its prompt cache, in tokens. */
  readonly cachedTokens: number;
  /** When that was, in milliseconds since the Unix epoch. */
  readonly atMs: number;
}

/** Conversations beyond this are forgotten, the ones that have been quiet for longest first. */
const mostConversations = 10_000;

/** Providers keep a prompt for five minutes at least (Anthropic, OpenAI). */
const warmForMs = 300_000;

/** Prompts shorter than this are not cached (OpenAI's and Anthropic's smallest). */
const leastCachedTokens = 1024;

/** Remembers who answers which conversation. Conversations are known by a hash of their beginning, never by their text. */
export class Conversations {
  readonly #known: Map<string, Conversation> = new Map();

  /** What is remembered of a conversation. */
  get(key: string): Conversation | undefined {
    return this.#known.get(key);
  }

  /** Begins a conversation anew, with a seed of its own. */
  begin(key: string, seed: string, atMs: number): void {
    this.#keep(key, { seed, model: undefined, cachedTokens: 0, atMs });
  }

  /** Notes who answered, and how long the conversation now is. */
  answered(key: string, model: string, tokens: number, atMs: number): void {
    const known = this.#known.get(key);
    if (known) this.#keep(key, { seed: known.seed, model, cachedTokens: tokens, atMs });
  }

  /** How many tokens of a conversation a model's provider is likely to have in its prompt cache. */
  cachedTokens(key: string, model: string, nowMs: number): number {
    const known = this.#known.get(key);
    if (!known || known.model !== model || nowMs - known.atMs > warmForMs) return 0;
    return known.cachedTokens >= leastCachedTokens ? known.cachedTokens : 0;
  }

  #keep(key: string, conversation: Conversation): void {
    this.#known.delete(key);
    this.#known.set(key, conversation);
    if (this.#known.size <= mostConversations) return;
    const [oldest] = this.#known.keys();
    if (oldest !== undefined) this.#known.delete(oldest);
  }
}
