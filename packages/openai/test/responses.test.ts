import OpenAI from "openai";
import { zodResponseFormat, zodResponsesFunction, zodTextFormat } from "openai/helpers/zod";
import type { ResponseInputItem, ResponseStreamEvent } from "openai/resources/responses/responses";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { overtureOf } from "../src/index.ts";
import { rejection } from "./synthetic.ts";
import { vendors, wrap } from "./vendors.ts";

const town = z.object({ city: z.string(), people: z.number() });
const weather = zodResponsesFunction({ name: "weather", parameters: z.object({ city: z.string() }) });

describe.each(vendors)("the unmodified client's responses, at $kind", (vendor) => {
  const { model } = vendor;

  it("creates, with usage and the account", async () => {
    await using set = await wrap(vendor);
    set.vendor.always({ answer: { text: "Hello.", usage: { inputTokens: 7, outputTokens: 3 } } });
    const response = await set.client.responses.create({ model, instructions: "Be brief.", input: "Say something." });
    expect(response).toMatchObject({
      object: "response",
      status: "completed",
      model,
      output_text: "Hello.",
      error: null,
    });
    expect(response.usage).toMatchObject({ input_tokens: 7, output_tokens: 3, total_tokens: 10 });
    expect(response._request_id).toBe(overtureOf(response)?.id);
    expect(overtureOf(response)).toMatchObject({ provider: vendor.kind, attempts: [{ outcome: "completion" }] });
    const messages = set.vendor.requests[0]?.read?.messages ?? [];
    expect(messages.map(({ text }) => text).join(" ")).toContain("Be brief.");
    expect(messages.at(-1)).toMatchObject({ role: "user", text: "Say something." });
    expect(set.outside.requests).toEqual([]);
  });

  it("streams events in their order", async () => {
    await using set = await wrap(vendor);
    set.vendor.always({ answer: { text: "Hello, whoever you are." } });
    const stream = await set.client.responses.create({ model, input: "Say something.", stream: true });
    const events: ResponseStreamEvent[] = [];
    for await (const event of stream) events.push(event);
    expect(events.map((event) => event.sequence_number)).toEqual(events.map((_, index) => index));
    const said = events.filter((event) => !("item" in event && event.item.type === "reasoning"));
    const types = said.map(({ type }) => type).filter((type, index, all) => type !== all[index - 1]);
    expect(types).toEqual([
      "response.created",
      "response.in_progress",
      "response.output_item.added",
      "response.content_part.added",
      "response.output_text.delta",
      "response.output_text.done",
      "response.content_part.done",
      "response.output_item.done",
      "response.completed",
    ]);
    const text = events.flatMap((event) => (event.type === "response.output_text.delta" ? [event.delta] : []));
    expect(text.join("")).toBe("Hello, whoever you are.");
    expect(text.length).toBeGreaterThan(1);
    expect(overtureOf(events.at(-1))).toMatchObject({ provider: vendor.kind });
  });

  it("serves the stream helper", async () => {
    await using set = await wrap(vendor);
    set.vendor.always({ answer: { text: "Hello, whoever you are." } });
    let snapshot = "";
    const stream = set.client.responses
      .stream({ model, input: "Say something." })
      .on("response.output_text.delta", (event) => {
        snapshot = event.snapshot;
      });
    const response = await stream.finalResponse();
    expect(response.output_text).toBe("Hello, whoever you are.");
    expect(snapshot).toBe("Hello, whoever you are.");
    expect(overtureOf(response)).toMatchObject({ provider: vendor.kind });
  });

  it.each(["whole", "streamed"])("goes through a loop of function calls, %s", async (way) => {
    await using set = await wrap(vendor);
    const toolCalls = [
      { name: "weather", arguments: { city: "Bern" } },
      { name: "weather", arguments: { city: "Rome" } },
    ];
    set.vendor.next({ answer: { text: "I look.", toolCalls } }, { answer: { text: "Snow and sun." } });
    const ask = (input: ResponseInputItem[]) => {
      const request = { model, input, tools: [weather] };
      return way === "whole"
        ? set.client.responses.parse(request)
        : set.client.responses.stream(request).finalResponse();
    };
    const input: ResponseInputItem[] = [{ role: "user", content: "How is the weather in Bern and Rome?" }];
    const first = await ask(input);
    const calls = first.output.filter((item) => item.type === "function_call");
    expect(calls.map(({ name, parsed_arguments }) => [name, parsed_arguments])).toEqual([
      ["weather", { city: "Bern" }],
      ["weather", { city: "Rome" }],
    ]);
    expect(new Set(calls.map(({ call_id }) => call_id)).size).toBe(2);
    expect(first.output_text).toBe("I look.");
    input.push(...(first.output as ResponseInputItem[]));
    for (const { call_id, parsed_arguments } of calls) {
      const { city } = parsed_arguments as { city: string };
      input.push({ type: "function_call_output", call_id, output: city === "Bern" ? "snow" : "sun" });
    }
    const second = await ask(input);
    expect(second.output_text).toBe("Snow and sun.");
    const sent = set.vendor.requests[1]?.read?.messages ?? [];
    expect(sent.flatMap(({ toolCalls }) => toolCalls.map((call) => call.arguments))).toEqual([
      { city: "Bern" },
      { city: "Rome" },
    ]);
    expect(sent.flatMap(({ toolResults }) => toolResults.map((result) => result.text)).join()).toMatch(/snow.*sun/);
    expect(set.vendor.requests).toHaveLength(2);
  });

  it("says when an answer was cut short", async () => {
    await using set = await wrap(vendor);
    set.vendor.always({ answer: { text: "Hel", finishReason: "length" } });
    const request = { model, input: "Say something.", max_output_tokens: 20 };
    const expected = { status: "incomplete", incomplete_details: { reason: "max_output_tokens" }, output_text: "Hel" };
    expect(await set.client.responses.create(request)).toMatchObject(expected);
    expect(await set.client.responses.stream(request).finalResponse()).toMatchObject(expected);
    expect(set.vendor.requests[0]?.read?.maxOutputTokens).toBe(20);
  });

  it("raises when a stream is cut, in a loop and in the helper", async () => {
    await using set = await wrap(vendor);
    set.vendor.always({ fault: "cut_stream", afterChunks: 2 });
    const read = async (): Promise<void> => {
      for await (const event of await set.client.responses.create({ model, input: "Hi", stream: true })) void event;
    };
    expect(await rejection(read())).toBeInstanceOf(OpenAI.APIError);
    const helper = set.client.responses.stream({ model, input: "Hi" });
    expect(await rejection(helper.finalResponse())).toBeInstanceOf(OpenAI.APIError);
  });

  it("raises OpenAI's errors, and asks the vendor once", async () => {
    await using set = await wrap(vendor);
    set.vendor.always({ fault: "unauthorized" });
    const error = await rejection(set.client.responses.create({ model, input: "Hi" }));
    expect(error).toBeInstanceOf(OpenAI.AuthenticationError);
    expect(set.vendor.requests).toHaveLength(1);
  });

  it("aborts the vendor's request when the program leaves the stream", async () => {
    await using set = await wrap(vendor);
    set.vendor.always({ fault: "stall_after_first_token" });
    const stream = await set.client.responses.create({ model, input: "Hi", stream: true });
    for await (const event of stream) if (event.type.endsWith(".delta")) break;
    await set.vendor.waitForIdle();
    expect(set.vendor.requests[0]?.aborted).toBe(true);
  });
});

describe.each(vendors)("schemas at $kind", (vendor) => {
  const { model, enforcesSchemas = true } = vendor;
  const request = { model, input: "Name a town, as JSON.", text: { format: zodTextFormat(town, "town") } };
  const codes = (answer: object): string[] => overtureOf(answer)?.warnings.map(({ code }) => code) ?? ["nothing known"];
  const expected = enforcesSchemas ? [] : ["schema_not_enforced"];

  it("parses a response with a zod schema, whole and streamed", async () => {
    await using set = await wrap(vendor);
    set.vendor.always({ answer: { json: { city: "Bern", people: 1 } } });
    const whole = await set.client.responses.parse(request);
    expect(whole.output_parsed).toEqual({ city: "Bern", people: 1 });
    expect(codes(whole)).toEqual(expected);
    const streamed = await set.client.responses.stream(request).finalResponse();
    expect(streamed.output_parsed).toEqual({ city: "Bern", people: 1 });
    expect(codes(streamed)).toEqual(expected);
    expect(set.vendor.requests[1]?.read?.jsonSchema).toMatchObject({ required: ["city", "people"] });
  });

  it("parses what the vendor makes of the schema by itself", async () => {
    await using set = await wrap(vendor);
    const { output_parsed } = await set.client.responses.parse(request);
    expect(town.safeParse(output_parsed)).toMatchObject({ success: true });
  });

  it("parses a chat completion with a zod schema, whole and streamed", async () => {
    await using set = await wrap(vendor);
    const chat = {
      model,
      messages: [{ role: "user" as const, content: "Name a town, as JSON." }],
      response_format: zodResponseFormat(town, "town"),
    };
    const whole = await set.client.chat.completions.parse(chat);
    expect(town.safeParse(whole.choices[0]?.message.parsed)).toMatchObject({ success: true });
    expect(codes(whole)).toEqual(expected);
    const streamed = await set.client.chat.completions.stream(chat).finalChatCompletion();
    expect(streamed.choices[0]?.message.parsed).toEqual(whole.choices[0]?.message.parsed);
  });

  it("parses JSON that came in a fence, where the vendor enforces nothing", async ({ skip }) => {
    skip(enforcesSchemas, "the vendor's own decoding leaves no room for a fence");
    await using set = await wrap(vendor);
    set.vendor.always({ answer: { text: '```json\n{"city":"Bern","people":1}\n```' } });
    expect((await set.client.responses.parse(request)).output_parsed).toEqual({ city: "Bern", people: 1 });
    const streamed = await set.client.responses.stream(request).finalResponse();
    expect(streamed.output_parsed).toEqual({ city: "Bern", people: 1 });
  });
});
