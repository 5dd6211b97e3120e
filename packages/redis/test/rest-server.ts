import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Redis } from "ioredis";

/** A server that speaks the REST protocol of Upstash in front of a Redis: `https://upstash.com/docs/redis/features/restapi`. */
export interface RestServer {
  readonly url: string;
  readonly token: string;
  /** The names of the commands that came, in small letters. */
  readonly commands: string[];
  close(): Promise<void>;
}

type Reply = { readonly result: unknown } | { readonly error: string };

/** Commands come as JSON: one of them, or several to `/pipeline`. Texts go back in base64 if that is asked for. */
export async function startRestServer(redis: Redis): Promise<RestServer> {
  const token = "token";
  const commands: string[] = [];
  const run = async ([name, ...args]: readonly unknown[], isEncoded: boolean): Promise<Reply> => {
    commands.push(String(name).toLowerCase());
    try {
      const result = await redis.call(String(name), ...args.map(String));
      return { result: isEncoded ? encoded(result) : result };
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  };
  const server = createServer(async (request, response) => {
    const body: unknown = JSON.parse(await textOf(request));
    const isEncoded = request.headers["upstash-encoding"] === "base64";
    const isAllowed = request.headers.authorization === `Bearer ${token}`;
    const reply = !isAllowed
      ? { error: "WRONGPASS invalid or missing auth token" }
      : request.url === "/pipeline"
        ? await Promise.all((body as readonly unknown[][]).map((command) => run(command, isEncoded)))
        : await run(body as readonly unknown[], isEncoded);
    response.writeHead("error" in reply ? (isAllowed ? 400 : 401) : 200, { "content-type": "application/json" });
    response.end(JSON.stringify(reply));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    token,
    commands,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function encoded(result: unknown): unknown {
  if (Array.isArray(result)) return result.map(encoded);
  return typeof result === "string" && result !== "OK" ? Buffer.from(result).toString("base64") : result;
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += chunk;
  return text;
}
