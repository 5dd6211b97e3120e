import type { ChatCompletionChunk } from "../../chat/index.ts";
import type { OpenedStream } from "../open-stream.ts";
import { Seam } from "./seam.ts";

/** The answer whose chunks go on. */
export interface Joint {
  readonly id: string;
  readonly created: number;
  /** What the model may repeat of the end of the text before the seam; absent where it begins again. */
  readonly before: string | undefined;
}

/**
 * The chunks of a stream that goes on in another's place: they carry the answer's own id, name the role no second time, and
 * repeat nothing of what had come.
 */
export async function* joinedChunks(
  { buffered, chunks }: Pick<OpenedStream, "buffered" | "chunks">,
  { id, created, before }: Joint,
): AsyncGenerator<ChatCompletionChunk> {
  const seam = before === undefined ? undefined : new Seam(before);
  for await (const chunk of all(buffered, chunks)) {
    const joined = { ...chunk, id, created };
    if (!seam) {
      yield joined;
      continue;
    }
    const choices = chunk.choices.map((choice) => {
      const { role: _, ...delta } = choice.delta;
      if (delta.content) delta.content = seam.push(delta.content);
      // What was held back comes before anything else that the model says.
      const isOther = choice.finish_reason !== null || delta.tool_calls !== undefined || delta.refusal;
      if (isOther) delta.content = (delta.content ?? "") + seam.end();
      return { ...choice, delta };
    });
    yield { ...joined, choices };
  }
  const held = seam?.end();
  // The stream ended without a finish reason, which whoever reads it finds out; nothing that came is lost.
  if (held) yield ending(id, created, held);
}

async function* all(
  buffered: readonly ChatCompletionChunk[],
  chunks: AsyncIterator<ChatCompletionChunk>,
): AsyncGenerator<ChatCompletionChunk> {
  yield* buffered;
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
}

function ending(id: string, created: number, content: string): ChatCompletionChunk {
  const choice = { index: 0, delta: { content }, finish_reason: null };
  return { id, object: "chat.completion.chunk", created, model: "", choices: [choice] };
}
