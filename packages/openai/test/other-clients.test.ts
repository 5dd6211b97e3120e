import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { HumanMessage } from "@langchain/core/messages";
import { tool as langchainTool } from "@langchain/core/tools";
import { ChatOpenAI } from "@langchain/openai";
import { generateText, stepCountIs, streamText, tool } from "ai";
import { expect, it } from "vitest";
import { z } from "zod";
import { build, type House } from "./house.ts";
import { rejection } from "./synthetic.ts";

const question = "Say something.";

/** LangChain and the AI SDK retry whatever the headers say, so their retries are set to 0. */
function langchain({ overture }: House): ChatOpenAI {
  return new ChatOpenAI({ model: "auto", apiKey: "unused", maxRetries: 0, configuration: { fetch: overture.fetch } });
}

function aiModel({ overture }: House): ReturnType<ReturnType<typeof createOpenAICompatible>> {
  return createOpenAICompatible({
    name: "overture",
    baseURL: "http://overture/v1",
    includeUsage: true,
    fetch: overture.fetch,
  })("auto");
}

it("answers LangChain, whole and streamed, with tools", async () => {
  await using house = await build();
  house.first.next({ answer: { text: "Hello, whoever you are." } }, { answer: { text: "Hello, whoever you are." } });
  expect((await langchain(house).invoke(question)).text).toBe("Hello, whoever you are.");
  let text = "";
  for await (const chunk of await langchain(house).stream(question)) text += chunk.text;
  expect(text).toBe("Hello, whoever you are.");

  const weather = langchainTool(() => "sunny", { name: "weather", schema: z.object({ city: z.string() }) });
  const called = await langchain(house)
    .bindTools([weather])
    .invoke([new HumanMessage("How is the weather?")]);
  expect(called.tool_calls).toMatchObject([{ name: "weather", args: { city: expect.any(String) } }]);
});

it("fails over under LangChain and the AI SDK", async () => {
  await using house = await build();
  house.first.always({ fault: "server_error" });
  house.second.always({ answer: { text: "Here I am." } });
  expect((await langchain(house).invoke(question)).text).toBe("Here I am.");
  expect((await generateText({ model: aiModel(house), prompt: question, maxRetries: 0 })).text).toBe("Here I am.");
});

it("answers the AI SDK, whole and streamed, with tools", async () => {
  await using house = await build();
  house.first.next({ answer: { text: "Hello, whoever you are." } }, { answer: { text: "Hello, whoever you are." } });
  const whole = await generateText({ model: aiModel(house), prompt: question, maxRetries: 0 });
  expect(whole).toMatchObject({ text: "Hello, whoever you are.", finishReason: "stop" });
  expect(whole.usage.inputTokens).toBeGreaterThan(0);
  const streamed = streamText({ model: aiModel(house), prompt: question, maxRetries: 0 });
  expect(await streamed.text).toBe("Hello, whoever you are.");
  expect((await streamed.usage).outputTokens).toBeGreaterThan(0);

  const weather = tool({ inputSchema: z.object({ city: z.string() }), execute: async () => "sunny" });
  const { text, steps } = await generateText({
    model: aiModel(house),
    prompt: "How is the weather?",
    tools: { weather },
    stopWhen: stepCountIs(3),
    maxRetries: 0,
  });
  expect(steps).toHaveLength(2);
  expect(text).toContain("sunny");
});

it("raises when a stream is cut, in LangChain and in the AI SDK", async () => {
  await using house = await build();
  house.always({ fault: "cut_stream", afterChunks: 2 });
  const read = async (): Promise<void> => {
    for await (const chunk of await langchain(house).stream(question)) void chunk;
  };
  expect(await rejection(read())).toBeInstanceOf(Error);

  const raised: unknown[] = [];
  const streamed = streamText({
    model: aiModel(house),
    prompt: question,
    maxRetries: 0,
    onError: ({ error }) => void raised.push(error),
  });
  let text = "";
  for await (const delta of streamed.textStream) text += delta;
  expect(text).not.toBe("");
  expect(raised).toHaveLength(1);
  expect(await streamed.finishReason).toBe("error");
});

it("costs each provider one walk when everybody fails", async () => {
  await using house = await build({ retries: 0 });
  house.always({ fault: "server_error" });
  expect(await rejection(langchain(house).invoke(question))).toMatchObject({ status: 502 });
  expect(house.counts()).toEqual([1, 1]);
  const generated = generateText({ model: aiModel(house), prompt: question, maxRetries: 0 });
  expect(await rejection(generated)).toMatchObject({ statusCode: 502 });
  expect(house.counts()).toEqual([2, 2]);
});
