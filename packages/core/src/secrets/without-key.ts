/** Keys shorter than this are made up, for example `unused`, and may well be words of a message. */
const shortestKey = 8;

/** An SDK's error holds the response's body and headers, and a cause of its own; what is larger cannot be vouched for. */
const mostSearched = 2000;

/** What an error tells, in its own words and in those of others. */
export interface Told {
  readonly message: string;
  readonly param?: string | undefined;
  readonly requestId?: string | undefined;
  readonly cause?: unknown;
}

/**
 * What an error tells without the key; nothing if the key is not in it. A platform quotes a key that no header can hold, and a
 * server may quote what it was sent: then the key is taken out of the words, and the error behind them is left out altogether,
 * as it is where it cannot be searched. This is the one place that decides what counts as a key.
 */
export function withoutKey({ message, param, requestId, cause }: Told, key: string | undefined): Told | undefined {
  if (key === undefined || key.length < shortestKey || !mentions([message, param, requestId, cause], key)) {
    return undefined;
  }
  const free = (text: string): string => text.replaceAll(key, "[key]");
  return {
    message: free(message),
    param: param && free(param),
    requestId: requestId && free(requestId),
    cause: undefined,
  };
}

/** Whether a text, or anything within an object, holds the key, or cannot be searched: a getter may throw. */
function mentions(value: unknown, key: string): boolean {
  const seen = new Set<unknown>();
  const waiting: unknown[] = [value];
  try {
    while (waiting.length > 0) {
      const each = waiting.pop();
      if (typeof each === "string" && each.includes(key)) return true;
      if (typeof each !== "object" || each === null || seen.has(each)) continue;
      seen.add(each);
      if (seen.size > mostSearched) return true;
      if (each instanceof Headers || each instanceof Map || each instanceof Set) waiting.push(...each);
      if (each instanceof Error) waiting.push(each.message, each.stack);
      const names = Reflect.ownKeys(each);
      if (names.length > mostSearched) return true;
      for (const name of names) waiting.push(name, Reflect.get(each, name));
    }
    return false;
  } catch {
    return true;
  }
}
