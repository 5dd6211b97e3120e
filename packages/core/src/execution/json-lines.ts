/** What is read: a stream of chunks that can be left. */
interface Source {
  next(): Promise<IteratorResult<unknown>>;
  abort(): void;
}

/** Chunks as lines of JSON. Nothing is read ahead: a reader that stops must not be billed for what it never took. */
export function jsonLines(stream: Source): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const source: UnderlyingDefaultSource<Uint8Array> = {
    pull: async (controller) => {
      const next = await stream.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(`${JSON.stringify(next.value)}\n`));
    },
    cancel: () => stream.abort(),
  };
  return new ReadableStream(source, { highWaterMark: 0 });
}
