import { spawn } from "node:child_process";
import { once } from "node:events";
import { needsProgram } from "@overture/house";
import { startRedisServer } from "@overture/testing";
import { expect, it, onTestFinished } from "vitest";

const needsRedis = needsProgram("redis-server");
const here = (name: string): string => new URL(name, import.meta.url).pathname;

async function stage() {
  const server = await startRedisServer();
  onTestFinished(() => server.close());
  const child = spawn(process.execPath, ["--import", here("./register.mjs"), here("./two-requests.ts"), server.url], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const ended = once(child, "exit");
  const early = async (): Promise<never> => {
    throw new Error(`it ended with ${await ended}`);
  };
  return { server, child, ended, said: () => Promise.race([once(child.stdout, "data").then(String), early()]) };
}

// Far more than it takes, and less than any timer that was left behind would: learning is sent after a minute.
const patienceMs = 40_000;

it("leaves nothing behind that keeps a process alive", { timeout: patienceMs }, async (context) => {
  needsRedis(context);
  const { child, ended, said } = await stage();
  expect(await said()).toBe("Hi\n");
  child.stdin.write("go\n");
  expect(await said()).toBe("Hi\n");
  expect(await ended).toEqual([0, null]);
});

it("ends, and answers before it does, where Redis hangs", { timeout: patienceMs }, async (context) => {
  needsRedis(context);
  const { server, child, ended, said } = await stage();
  expect(await said()).toBe("Hi\n");
  server.freeze();
  child.stdin.write("go\n");
  expect(await said()).toBe("Hi\n");
  expect(await ended).toEqual([0, null]);
});
