/** What runtimes and their HTTP clients say where no connection came about: of names, addresses, ports and certificates. */
const noConnection =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|ERR_TLS_CERT_\w+|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+)$/;

/** SDKs wrap what `fetch` throws, which wraps what the socket said. */
const deepest = 6;

/** Whether what was thrown shows that the request never reached the provider, which then bills nothing for it. */
export function neverSent(thrown: unknown): boolean {
  let error = thrown;
  for (let depth = 0; depth < deepest && typeof error === "object" && error !== null; depth += 1) {
    if ("code" in error && typeof error.code === "string" && noConnection.test(error.code)) return true;
    error = "cause" in error ? error.cause : undefined;
  }
  return false;
}
