/** The options in which an adapter takes keys. */
export interface CredentialOptions {
  readonly apiKey?: string | undefined;
  readonly apiKeys?: readonly string[] | undefined;
}

/**
 * Gives the function that reads an adapter's keys: those in its options, else the first of the environment variables that
 * is set. The environment is read when the function is called, not before: on some runtimes it is not there earlier.
 */
export function credentialsFrom(options: CredentialOptions, variables: readonly string[]): () => readonly string[] {
  return () => {
    if (options.apiKeys !== undefined && options.apiKeys.length > 0) return options.apiKeys.filter((key) => key !== "");
    if (options.apiKey !== undefined && options.apiKey !== "") return [options.apiKey];
    const environment = (globalThis as { process?: { env?: Record<string, string | undefined> } }).process?.env;
    for (const variable of variables) {
      const value = environment?.[variable];
      if (value !== undefined && value !== "") return [value];
    }
    return [];
  };
}
