import { expect, it } from "vitest";
import { BodyTail } from "./body-tail.ts";

/** A body of these pieces, and what becomes of it. */
function bodyOf(pieces: readonly Uint8Array[]) {
  const ends: unknown[] = [];
  const left = [...pieces];
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const piece = left.shift();
        if (piece) controller.enqueue(piece);
        else controller.close();
        if (!piece) ends.push("read");
      },
      cancel: (reason) => void ends.push(reason),
    },
    { highWaterMark: 0 },
  );
  return { body, ends };
}

it("passes a body on as it is, and keeps its text, though characters are cut between pieces", async () => {
  const bytes = new TextEncoder().encode("Grüße, 世界");
  const { body } = bodyOf([...bytes].map((byte) => new Uint8Array([byte])));
  const tail = new BodyTail(body, 100);
  expect(new Uint8Array(await new Response(tail.body).arrayBuffer())).toEqual(bytes);
  expect(tail.text).toBe("Grüße, 世界");
});

it("keeps the end of a long one, and not much more", async () => {
  const pieces = Array.from({ length: 1000 }, (_, index) => new TextEncoder().encode(String(index).padStart(4, "0")));
  const tail = new BodyTail(bodyOf(pieces).body, 40);
  await new Response(tail.body).text();
  expect(tail.text.length).toBeLessThanOrEqual(80);
  expect(tail.text.length).toBeGreaterThanOrEqual(40);
  expect(tail.text).toMatch(/^\d*09980999$/);
});

it("reads on to the end when it is done with, but not for ever, and closes when it is not", async () => {
  const piece = new Uint8Array([97]);
  const short = bodyOf([piece, piece, piece]);
  await new BodyTail(short.body, 9).body.cancel("done");
  expect(short.ends).toEqual(["read"]);
  const long = bodyOf(new Array(100).fill(piece));
  await new BodyTail(long.body, 9).body.cancel("done");
  expect(long.ends).toEqual([undefined]);
  const left = bodyOf([piece]);
  await new BodyTail(left.body, 9).body.cancel("left");
  expect(left.ends).toEqual(["left"]);
});
