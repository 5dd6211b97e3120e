// The program as it was before Overture: it knows OpenAI's SDK and nothing else.
import type OpenAI from "openai";
import { zodResponseFormat } from "openai/helpers/zod";
import { z } from "zod";

const model = "gpt-5.4-mini";

const Review = z.object({ title: z.string(), stars: z.number() });

/** Writes a haiku, reviews it, and looks the weather up for the next one. */
export async function writeHaiku(client: OpenAI): Promise<void> {
  const stream = client.chat.completions.stream({
    model,
    messages: [{ role: "user", content: "Write a haiku about routers." }],
  });
  for await (const chunk of stream) process.stdout.write(chunk.choices[0]?.delta.content ?? "");
  const haiku = (await stream.finalContent()) ?? "";

  const review = await client.chat.completions.parse({
    model,
    messages: [{ role: "user", content: `Review this haiku: ${haiku}` }],
    response_format: zodResponseFormat(Review, "review"),
  });
  console.log("\n\nreview:", review.choices[0]?.message.parsed);

  const runner = client.chat.completions.runTools({
    model,
    messages: [{ role: "user", content: "Ask get_weather about Oslo, then say whether it is haiku weather." }],
    tools: [
      {
        type: "function",
        function: {
          name: "get_weather",
          description: "The weather in a city",
          parameters: { type: "object", properties: { city: { type: "string" } }, required: ["city"] },
          parse: JSON.parse,
          function: ({ city }: { city: string }) => `Light rain in ${city}, 7 °C`,
        },
      },
    ],
  });
  console.log("weather:", await runner.finalContent());
}
