/**
 * Whether a request is one that no provider can be sent, since JSON cannot hold it: SDKs find out as they send it, and what they
 * throw then looks like a broken connection. Asked only when a call has failed.
 */
export function unwritable(request: object): boolean {
  try {
    JSON.stringify(request);
    return false;
  } catch {
    return true;
  }
}
