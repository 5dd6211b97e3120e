/** A `fetch`'s init in which a request's exact timeout comes along. */
type ToldInit = RequestInit & { readonly overtureTimeoutMs?: unknown };

/** A request's options, as the SDK's hook is given them. */
interface RequestOptions {
  readonly timeout?: unknown;
  fetchOptions?: object | undefined;
}

/**
 * Has a client of the `openai` package tell its `fetch` the timeout of a request that has one of its own; the header of the SDK
 * has whole seconds alone. It uses the SDK's hook for a request's options, which any subclass may use too and which runs first;
 * a client without the hook, or one that is made of this by `withOptions`, says no more than the header.
 */
export function tellTimeouts(client: object): void {
  const { prepareOptions: hook }: { readonly prepareOptions?: unknown } = client;
  if (typeof hook !== "function") return;
  const value = async (options: RequestOptions): Promise<void> => {
    await hook.call(client, options);
    if (typeof options.timeout !== "number") return;
    options.fetchOptions = { ...options.fetchOptions, overtureTimeoutMs: options.timeout };
  };
  Object.defineProperty(client, "prepareOptions", { value, configurable: true, writable: true });
}

/** Takes the timeout from an init, which is then as any `fetch` knows it. */
export function takeTimeout(init: RequestInit | undefined): readonly [init: RequestInit | undefined, ms?: number] {
  if (!init || !("overtureTimeoutMs" in init)) return [init];
  const { overtureTimeoutMs: ms, ...rest }: ToldInit = init;
  return typeof ms === "number" ? [rest, ms] : [rest];
}
