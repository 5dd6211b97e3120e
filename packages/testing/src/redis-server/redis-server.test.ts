import { needsProgram } from "@overture/house";
import { expect, it } from "vitest";
import { startRedisServer } from "./redis-server.ts";

const needsRedis = needsProgram("redis-server");

it("keeps what was acknowledged when it is killed, and answers again when it was frozen", async (context) => {
  needsRedis(context);
  const server = await startRedisServer();
  try {
    expect(await server.command("SET key value")).toBe("+OK");
    await server.kill();
    await expect(server.command("PING")).rejects.toThrow();
    await server.start();
    expect(await server.command("EXISTS key")).toBe(":1");
    server.freeze();
    const answer = server.command("PING");
    server.thaw();
    expect(await answer).toBe("+PONG");
  } finally {
    await server.close();
  }
});
