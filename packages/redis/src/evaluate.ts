/** A client of the `redis` package, as far as it is needed: `createClient()`, `createCluster()` or a pool. */
export interface RedisClientLike {
  eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>;
  evalSha(sha: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>;
}

/** A client of the `ioredis` package, as far as it is needed: `new Redis()` or `new Cluster()`. */
export interface IoredisClientLike {
  eval(script: string, keys: number, ...keysAndArguments: string[]): Promise<unknown>;
  evalsha(sha: string, keys: number, ...keysAndArguments: string[]): Promise<unknown>;
  defineCommand(name: string, definition: { lua: string }): void;
}

/** Any other client that runs scripts, as Upstash's REST client does: the script, its keys, its arguments. */
export interface EvalClientLike {
  eval(script: string, keys: string[], args: string[]): Promise<unknown>;
  /** The same by the script's digest: without it scripts are sent whole, each time. */
  evalsha?(sha: string, keys: string[], args: string[]): Promise<unknown>;
}

/** A client that the store can use. */
export type AnyRedisClient = RedisClientLike | IoredisClientLike | EvalClientLike;

/** Runs a script with one key. */
export type Evaluate = (script: string, key: string, args: readonly string[]) => Promise<unknown>;

/**
 * How a client runs scripts. Scripts are sent by their digest, and whole only to a server that does not know them yet; to a
 * client that knows nothing of digests always whole.
 */
export function evaluateWith(client: AnyRedisClient): Evaluate {
  if (isRedis(client)) {
    return byDigest(
      (digest, key, args) => client.evalSha(digest, { keys: [key], arguments: [...args] }),
      (script, key, args) => client.eval(script, { keys: [key], arguments: [...args] }),
    );
  }
  if (isIoredis(client)) {
    return byDigest(
      (digest, key, args) => client.evalsha(digest, 1, key, ...args),
      (script, key, args) => client.eval(script, 1, key, ...args),
    );
  }
  const { evalsha } = client;
  const whole: Evaluate = (script, key, args) => client.eval(script, [key], [...args]);
  return evalsha ? byDigest((digest, key, args) => evalsha.call(client, digest, [key], [...args]), whole) : whole;
}

function isRedis(client: AnyRedisClient): client is RedisClientLike {
  return "evalSha" in client && typeof client.evalSha === "function";
}

function isIoredis(client: AnyRedisClient): client is IoredisClientLike {
  return "defineCommand" in client && typeof client.defineCommand === "function";
}

const digests = new Map<string, Promise<string>>();

/** The digest by which Redis knows a script; there are only a few scripts. */
async function digestOf(script: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-1", new TextEncoder().encode(script)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function byDigest(send: Evaluate, sendWhole: Evaluate): Evaluate {
  return async (script, key, args) => {
    const digest = digests.get(script) ?? digestOf(script);
    digests.set(script, digest);
    try {
      return await send(await digest, key, args);
    } catch (error) {
      // Some clients put words of their own before the server's.
      if (!(error instanceof Error && error.message.includes("NOSCRIPT"))) throw error;
      return await sendWhole(script, key, args);
    }
  };
}
