import { Overture } from "@overture/core";
import { virtualClock } from "@overture/testing";
import { expect, it } from "vitest";
import { latencyProvider, servedModel } from "./latency-provider.ts";

const samples = [
  { firstTokenMs: 200, totalMs: 900, errorCode: undefined },
  { firstTokenMs: 0, totalMs: 0, errorCode: 429 },
  { firstTokenMs: 300, totalMs: 500, errorCode: -100 },
];

function stage(offset: number, down = false) {
  const clock = virtualClock();
  const provider = latencyProvider({ id: "p", samples, offset, clock, isDown: () => down });
  const overture = new Overture({ providers: [provider], retries: 0, clock });
  const ask = async () => {
    const messages = [{ role: "user" as const, content: "?" }];
    const stream = await overture.chat.completions.create({ model: `p/${servedModel}`, messages, stream: true });
    const firstTokenMs = clock.monotonic();
    for await (const _chunk of stream);
    return { firstTokenMs, totalMs: clock.monotonic() };
  };
  return () => clock.runUntil(ask());
}

it("takes as long as the recorded request, to the first token and to the end", async () => {
  expect(await stage(0)()).toEqual({ firstTokenMs: 200, totalMs: 900 });
});

it("refuses where the recorded request was refused, and breaks off where it broke off", async () => {
  await expect(stage(1)()).rejects.toMatchObject({ status: 429 });
  await expect(stage(2)()).rejects.toThrow();
});

it("begins anew after the last sample", async () => {
  expect(await stage(3)()).toEqual({ firstTokenMs: 200, totalMs: 900 });
});

it("fails whatever is asked while it is down", async () => {
  await expect(stage(0, true)()).rejects.toThrow("503");
});
