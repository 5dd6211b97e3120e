import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "@overture/core/store";

/** A redis-server of a test's own, on a free port of this machine. */
export interface RedisServer {
  readonly port: number;
  readonly url: string;
  /** Ends it as a crash does. */
  kill(): Promise<void>;
  /** Starts it again on the same port, with what it had written. */
  start(): Promise<void>;
  /** Stops its process, as it stands. */
  freeze(): void;
  /** Has it go on. */
  thaw(): void;
  /** Sends a command, and gives the first line of the reply. */
  command(line: string): Promise<string>;
  /** Ends it, and removes what it wrote. */
  close(): Promise<void>;
}

/** Options of {@link startRedisServer}. */
export interface RedisServerOptions {
  /** Whether it is a cluster of one node. @default false */
  readonly cluster?: boolean | undefined;
}

/**
 * Starts a redis-server that writes every change to disk before it answers, so that it can be killed. Rejects if the program
 * `redis-server` is not there.
 */
export async function startRedisServer({ cluster = false }: RedisServerOptions = {}): Promise<RedisServer> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), "overture-redis-"));
  const settings = [
    "--port",
    `${port}`,
    "--bind",
    "127.0.0.1",
    "--dir",
    folder,
    "--save",
    "",
    "--appendonly",
    "yes",
    "--appendfsync",
    "always",
  ];
  const clustered = [
    "--cluster-enabled",
    "yes",
    "--cluster-config-file",
    "nodes.conf",
    "--cluster-require-full-coverage",
    "no",
  ];
  let child: ChildProcess | undefined;
  const command = (line: string): Promise<string> => send(port, line);
  const start = async (): Promise<void> => {
    child = spawn("redis-server", [...settings, ...(cluster ? clustered : [])], { stdio: "ignore" });
    await once(child, "spawn");
    await until(() =>
      command("PING").then(
        (reply) => reply === "+PONG",
        () => false,
      ),
    );
    if (!cluster) return;
    await command("CLUSTER ADDSLOTSRANGE 0 16383");
    await until(async () => (await command("SET {a} 1")) === "+OK");
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGCONT");
    child.kill(signal);
    await ended;
  };
  await start();
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    kill: () => end("SIGKILL"),
    start,
    freeze: () => void child?.kill("SIGSTOP"),
    thaw: () => void child?.kill("SIGCONT"),
    command,
    close: async () => {
      await end("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
}

async function send(port: number, line: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  try {
    socket.write(`${line}\r\n`);
    const [data] = (await once(socket, "data")) as [Buffer];
    return data.toString().split("\r\n")[0] ?? "";
  } finally {
    socket.destroy();
  }
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await isSo()) return;
    await new Promise<void>((resolve) => systemClock.setTimer(resolve, 25));
  }
  throw new Error("redis-server did not come up within 5 s");
}
