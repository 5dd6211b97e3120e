import type { Overture } from "@overture/core";
import { columns, paint, print, printPart } from "./screen.ts";
import { WordWrap } from "./word-wrap.ts";

/** Streams the answer to a question onto the screen. */
export async function streamAnswer(overture: Pick<Overture, "chat">, question: string): Promise<void> {
  const stream = await overture.chat.completions.create({
    model: "auto",
    messages: [
      { role: "system", content: "Answer in three sentences at most." },
      { role: "user", content: question },
    ],
    max_completion_tokens: 150,
    stream: true,
  });
  const wrap = new WordWrap(Math.min(columns, 100));
  for await (const chunk of stream) printPart(wrap.take(chunk.choices[0]?.delta.content ?? ""));
  print(wrap.end());
  const { model, timing } = (await stream.completion()).overture;
  const firstToken = `first token after ${Math.round(timing.firstTokenMs ?? 0)} ms`;
  print(paint("dim", `${model}, ${firstToken}, the last after ${Math.round(timing.totalMs)} ms`));
}
