import { expect, it } from "vitest";
import { anthropicFormat } from "./formats/anthropic.ts";
import { formatOf, startSimulator } from "./start-simulator.ts";

it("listens on a loopback port of its own, and stops when it is disposed of", async () => {
  let url: string;
  {
    await using first = await startSimulator("openai");
    await using second = await startSimulator("anthropic");
    url = first.url;
    expect(first.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect([first.baseURL, second.baseURL]).toEqual([`${first.url}/v1`, second.url]);
    expect(first.url).not.toBe(second.url);
    expect([first.kind, second.kind]).toEqual(["openai", "anthropic"]);
  }
  await expect(fetch(url)).rejects.toThrow("fetch failed");
});

it("speaks a format that it is given", async () => {
  const format = { ...anthropicFormat(), kind: "another" };
  await using simulator = await startSimulator(format);
  expect(simulator.kind).toBe("another");
  expect(formatOf("openai", { kind: "groq" }).kind).toBe("groq");
});
