import OpenAI from "openai";
import { zodResponseFormat } from "openai/helpers/zod";
import { expect, it } from "vitest";
import { z } from "zod";
import { overtureOf } from "../src/index.ts";
import { build } from "./house.ts";
import { rejection } from "./synthetic.ts";

const messages = [{ role: "user" as const, content: "Say something." }];
const hello = { model: "auto", messages };

it("creates", async () => {
  await using house = await build();
  house.first.always({ answer: { text: "Hello." } });
  const answer = await house.client.chat.completions.create(hello);
  expect(answer.choices[0]?.message.content).toBe("Hello.");
  expect(answer.model).toBe("openai/gpt-5.5");
  expect(overtureOf(answer)).toMatchObject({ model: "openai/gpt-5.5", provider: "openai", attempts: [{}] });
  expect(house.counts()).toEqual([1, 0]);
  expect(house.outside.requests).toEqual([]);
});

it("streams, and says on the last chunk who answered", async () => {
  await using house = await build();
  house.first.always({ answer: { text: "Hello, whoever you are." } });
  const stream = await house.client.chat.completions.create({ ...hello, stream: true });
  let text = "";
  const said = [];
  for await (const chunk of stream) {
    text += chunk.choices[0]?.delta.content ?? "";
    said.push(overtureOf(chunk));
  }
  expect(text).toBe("Hello, whoever you are.");
  expect(said.at(-1)).toMatchObject({ provider: "openai" });
});

it("fails over to the second provider without the program's knowing", async () => {
  await using house = await build();
  house.first.always({ fault: "server_error" });
  house.second.always({ answer: { text: "Here I am." } });
  const answer = await house.client.chat.completions.create(hello);
  expect(answer.choices[0]?.message.content).toBe("Here I am.");
  const stream = await house.client.chat.completions.create({ ...hello, stream: true });
  let text = "";
  for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? "";
  expect(text).toBe("Here I am.");
});

it("serves the stream helper, with its events and its final answer", async () => {
  await using house = await build();
  house.first.always({ answer: { text: "Hello, whoever you are." } });
  const deltas: string[] = [];
  const stream = house.client.chat.completions.stream(hello).on("content", (delta) => deltas.push(delta));
  const answer = await stream.finalChatCompletion();
  expect(answer.choices[0]?.message.content).toBe("Hello, whoever you are.");
  expect(deltas.join("")).toBe("Hello, whoever you are.");
  expect(deltas.length).toBeGreaterThan(1);
  expect(overtureOf(answer)).toMatchObject({ provider: "openai" });
});

it("parses with a zod schema", async () => {
  await using house = await build();
  const town = z.object({ city: z.string(), people: z.number() });
  house.first.always({ answer: { json: { city: "Bern", people: 1 } } });
  const response_format = zodResponseFormat(town, "town");
  const answer = await house.client.chat.completions.parse({ ...hello, response_format });
  expect(answer.choices[0]?.message.parsed).toEqual({ city: "Bern", people: 1 });
  expect(house.first.requests[0]?.read?.jsonSchema).toMatchObject({ required: ["city", "people"] });
});

it("runs tools", async () => {
  await using house = await build();
  const asked: unknown[] = [];
  const tool = {
    type: "function" as const,
    function: {
      name: "weather",
      description: "How the weather is.",
      parameters: { type: "object", properties: { city: { type: "string" } }, required: ["city"] },
      parse: JSON.parse,
      function: (given: unknown) => {
        asked.push(given);
        return "sunny";
      },
    },
  };
  const messages = [{ role: "user" as const, content: "How is the weather?" }];
  const runner = house.client.chat.completions.runTools({ model: "auto", messages, tools: [tool] });
  expect(await runner.finalContent()).toBe("The tools say: sunny");
  expect(asked).toHaveLength(1);
  const streamed = house.client.chat.completions.runTools({ model: "auto", messages, tools: [tool], stream: true });
  expect(await streamed.finalContent()).toBe("The tools say: sunny");
  expect(asked).toHaveLength(2);
});

it("gives the response with the answer", async () => {
  await using house = await build();
  const { data, response, request_id } = await house.client.chat.completions.create(hello).withResponse();
  expect(response.headers.get("x-overture-model")).toBe("openai/gpt-5.5");
  expect(request_id).toBe(overtureOf(data)?.id);
});

it("lists files at the client's own provider, with the client's own retries", async () => {
  await using house = await build();
  house.outside.next({ fault: "overloaded", retryAfter: { ms: 1 } });
  const page = await house.client.files.list();
  expect(page.data).toEqual([]);
  expect(house.outside.requests.map(({ path }) => path)).toEqual(["/v1/files", "/v1/files"]);
  expect(house.counts()).toEqual([0, 0]);
});

it("sends a bare model name that nobody has to the client's own provider", async () => {
  await using house = await build();
  house.outside.always({ answer: { text: "Tuned." } });
  const answer = await house.client.chat.completions.create({ ...hello, model: "ft:gpt-4.1:house::1" });
  expect(answer.choices[0]?.message.content).toBe("Tuned.");
  expect(overtureOf(answer)).toBeUndefined();
  expect(house.outside.requests).toHaveLength(1);
  expect(await rejection(house.client.chat.completions.create({ ...hello, model: "nobody/gpt-5.5" }))).toMatchObject({
    status: 404,
    code: "model_not_found",
  });
  expect(house.outside.requests).toHaveLength(1);
  expect(house.counts()).toEqual([0, 0]);
});

it("raises when a stream is cut, in a loop and in the helper", async () => {
  await using house = await build();
  house.always({ fault: "cut_stream", afterChunks: 2 });
  const read = async (): Promise<void> => {
    for await (const chunk of await house.client.chat.completions.create({ ...hello, stream: true })) void chunk;
  };
  expect(await rejection(read())).toBeInstanceOf(OpenAI.APIError);
  const helper = house.client.chat.completions.stream(hello);
  expect(await rejection(helper.finalChatCompletion())).toBeInstanceOf(OpenAI.APIError);
});

it("aborts the provider's request when the program aborts its own", async () => {
  await using house = await build();
  house.always({ fault: "stall_after_first_token" });
  const stream = await house.client.chat.completions.create({ ...hello, stream: true });
  for await (const chunk of stream) if (chunk.choices[0]?.delta.content) break;
  await house.first.waitForIdle();
  expect(house.first.requests[0]?.aborted).toBe(true);
});

it.each([{ retries: 0 }, {}])(
  "costs each provider of an all-failed answer what one call costs: %j",
  async (options) => {
    await using direct = await build(options);
    direct.always({ fault: "server_error" });
    const error = await rejection(direct.overture.chat.completions.create(hello));
    expect(error).toMatchObject({ code: "all_failed" });

    await using wrapped = await build(options);
    wrapped.always({ fault: "server_error" });
    const raised = await rejection(wrapped.client.chat.completions.create(hello));
    expect(raised).toBeInstanceOf(OpenAI.APIError);
    expect(raised).toMatchObject({ code: "all_failed" });
    expect(wrapped.counts()).toEqual(direct.counts());
    if (options.retries === 0) expect(wrapped.counts()).toEqual([1, 1]);
    expect(wrapped.outside.requests).toEqual([]);
  },
);

it("answers before the client's own timeout would make it ask again", async () => {
  await using house = await build();
  house.always({ fault: "hang" });
  const raised = await rejection(house.client.chat.completions.create(hello, { timeout: 1000 }));
  expect(raised).toMatchObject({ status: 504, code: "deadline_exceeded" });
  expect(Math.max(...house.counts())).toBe(1);
});
