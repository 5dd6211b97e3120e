import { request as open } from "node:http";
import { afterAll, beforeEach, expect, it } from "vitest";
import { startSimulator } from "./start-simulator.ts";

const simulator = await startSimulator("openai");
beforeEach(() => simulator.reset());
afterAll(() => simulator.close());

const body = JSON.stringify({ model: "m", stream: true, messages: [{ role: "user", content: "Hi" }] });
const ask = (signal?: AbortSignal) =>
  fetch(`${simulator.baseURL}/chat/completions`, {
    ...{ method: "POST", headers: { authorization: "Bearer k" }, body },
    ...(signal === undefined ? {} : { signal }),
  });

it("notes that the client closed the connection, and only then", async () => {
  await (await ask()).text();
  await simulator.waitForIdle();
  simulator.always({ fault: "stall_after_first_token" });
  const controller = new AbortController();
  await ask(controller.signal);
  expect(simulator.openRequests).toBe(1);
  controller.abort();
  await simulator.waitForIdle();
  expect(simulator.requests.map(({ aborted, ended }) => [aborted, ended])).toEqual([
    [false, true],
    [true, true],
  ]);
});

it("breaks the connection before and after the headers, and does not blame the client", async () => {
  simulator.next({ fault: "reset" }, { fault: "reset", afterChunks: 2 });
  await expect(ask()).rejects.toThrow("fetch failed");
  const response = await ask();
  await expect(response.text()).rejects.toThrow("terminated");
  await simulator.waitForIdle();
  expect(simulator.requests.map(({ aborted }) => aborted)).toEqual([false, false]);
});

it("sends slices that arrive as slices", async () => {
  simulator.always({ answer: { text: "Hello" }, delivery: { sliceBytes: 7 } });
  const sizes = await new Promise<number[]>((resolve, reject) => {
    const seen: number[] = [];
    const path = `${simulator.baseURL}/chat/completions`;
    const request = open(path, { method: "POST", headers: { authorization: "Bearer k" } }, (response) => {
      response.on("data", (part: Buffer) => seen.push(part.length));
      response.on("end", () => resolve(seen));
    });
    request.on("error", reject);
    request.end(body);
  });
  expect(Math.max(...sizes)).toBe(7);
});
