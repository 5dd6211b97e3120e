import { ProviderFault } from "./fault.ts";

/** Keys shorter than this are made up, for example `unused`, and may well be words of a message. */
const shortestKey = 8;

/** An SDK's error holds the response's body and headers, and a cause of its own; what is larger cannot be vouched for. */
const mostSearched = 2000;

/**
 * The fault without the key. A platform quotes a key that no header can hold, and a server may quote what it was sent: then
 * the key is taken out of the message, and the error that was thrown is left out altogether, as it is where it cannot be
 * searched. This is the one place that decides what counts as a key.
 */
export function withoutCredential(fault: ProviderFault, credential: string | undefined): ProviderFault {
  if (credential === undefined || credential.length < shortestKey) return fault;
  const { message, param, requestId, cause } = fault;
  if (!mentions([message, param, requestId, cause], credential)) return fault;
  const free = (text: string): string => text.replaceAll(credential, "[key]");
  return new ProviderFault({
    ...fault,
    message: free(message),
    requestId: requestId && free(requestId),
    param: param && free(param),
    cause: undefined,
  });
}

/** Whether a text, or anything within an object, holds the key, or cannot be searched: a getter may throw. */
function mentions(value: unknown, credential: string): boolean {
  const seen = new Set<unknown>();
  const waiting: unknown[] = [value];
  try {
    while (waiting.length > 0) {
      const each = waiting.pop();
      if (typeof each === "string" && each.includes(credential)) return true;
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
