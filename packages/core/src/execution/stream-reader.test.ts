import { expect, it } from "vitest";
import { chunk } from "../../test/stage.ts";
import { StreamReader } from "./stream-reader.ts";

const reading = { kind: "reading" } as const;

it("hands over one chunk for each that is asked for, in order", async () => {
  const reader = new StreamReader();
  const ready = [chunk({ content: "one" }), chunk({ content: "two" })].map((each) => ({ ...each, model: "a/m" }));
  const [one, two] = ready;
  reader.serve(ready, reading);
  expect([ready.length, reader.isWaiting]).toEqual([2, false]);
  for (const expected of [one, two]) {
    const next = reader.next();
    expect(reader.isWaiting).toBe(true);
    reader.serve(ready, reading);
    expect(await next).toEqual({ done: false, value: expected });
  }
  void reader.next();
  reader.serve(ready, reading);
  expect(reader.isWaiting).toBe(true);
});

it("hands over what is ready before it tells how the stream ended", async () => {
  const error = new Error("terminated");
  const ready = [chunk({ content: "last" })];
  const reader = new StreamReader();
  const last = reader.next();
  reader.serve(ready, { kind: "broken", error });
  expect(await last).toMatchObject({ done: false });
  const after = reader.next();
  reader.serve(ready, { kind: "broken", error });
  await expect(after).rejects.toBe(error);
  const left = reader.next();
  reader.serve(ready, { kind: "left" });
  expect(await left).toEqual({ done: true, value: undefined });
});

it("is asked for one chunk at a time", async () => {
  const reader = new StreamReader();
  const first = reader.next();
  await expect(reader.next()).rejects.toThrow("being read already");
  reader.serve([], { kind: "left" });
  expect(await first).toEqual({ done: true, value: undefined });
});
