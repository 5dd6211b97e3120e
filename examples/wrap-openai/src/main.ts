// An existing program for OpenAI's SDK gets failover by two lines; haiku-writer.ts is not changed at all.
import { anthropic } from "@overture/anthropic";
import { Overture } from "@overture/core";
import { openai, wrapOpenAI } from "@overture/openai";
import OpenAI from "openai";
import { writeHaiku } from "./haiku-writer.ts";

const overture = new Overture({
  providers: [openai(), anthropic()],
  // The program asks for an OpenAI model by name; these are asked when it fails.
  fallbacks: ["anthropic/claude-haiku-4-5"],
});
const client = wrapOpenAI(new OpenAI(), overture);

await writeHaiku(client);

// The SDK's own way to an answer's headers tells what happened to it.
const { data, response } = await client.chat.completions
  .create({ model: "gpt-5.4-mini", messages: [{ role: "user", content: "Good night." }] })
  .withResponse();
console.log("\ngood night:", data.choices[0]?.message.content);
console.log("answered by", response.headers.get("x-overture-model"));
console.log("cost in dollars", response.headers.get("x-overture-cost-usd"));
