import OpenAI from "openai";
import { expect, it } from "vitest";
import { overtureOf, wrapOpenAI } from "../src/index.ts";
import { build } from "./house.ts";
import { answering, rejection } from "./synthetic.ts";

const stored = {
  id: "resp_own",
  object: "response",
  status: "completed",
  output: [
    {
      type: "message",
      id: "msg_1",
      role: "assistant",
      status: "completed",
      content: [{ type: "output_text", text: "Own.", annotations: [] }],
    },
  ],
};

it.each([
  { previous_response_id: "resp_own" },
  { conversation: "conv_1" },
  { prompt: { id: "pmpt_1" } },
  { background: true },
  { store: true },
  { tools: [{ type: "web_search" as const }] },
  { tools: [{ type: "code_interpreter" as const, container: "auto" }] },
  { tools: [{ type: "mcp" as const, server_label: "s", server_url: "https://mcp.example" }] },
  { input: [{ type: "item_reference" as const, id: "msg_1" }] },
  { input: [{ role: "user" as const, content: [{ type: "input_file" as const, file_id: "file-1" }] }] },
])("goes to the wrapped client itself, untouched, if it is tied to its provider: %j", async (more) => {
  await using house = await build();
  const own = answering(() => Response.json(stored));
  const client = wrapOpenAI(
    new OpenAI({ apiKey: "sk-own", baseURL: "http://own.test/v1", fetch: own.fetch }),
    house.overture,
  );
  const request = { model: "gpt-5.5", input: "Hi", ...more };
  const response = await client.responses.create(request);
  expect(response.output_text).toBe("Own.");
  expect(overtureOf(response)).toBeUndefined();
  expect(own.asked).toHaveLength(1);
  expect(own.asked[0]).toMatchObject({ url: "http://own.test/v1/responses", method: "POST", body: request });
  expect(own.asked[0]?.headers.get("authorization")).toBe("Bearer sk-own");
  expect(house.counts()).toEqual([0, 0]);
});

it("is refused through overture.fetch, by the field's name, and with what to do", async () => {
  await using house = await build();
  const client = new OpenAI({ apiKey: "unused", fetch: house.overture.fetch });
  const error = await rejection(
    client.responses.create({ model: "auto", input: "Hi", previous_response_id: "resp_own" }),
  );
  expect(error).toBeInstanceOf(OpenAI.BadRequestError);
  expect(error).toMatchObject({ code: "pinned_to_provider", param: "previous_response_id" });
  expect(String(error)).toMatch(/Send the earlier items as input.*wrapOpenAI\(\)/);
  expect(house.counts()).toEqual([0, 0]);
});

it("does not send a response of ours to somebody who cannot know it", async () => {
  await using house = await build();
  const first = await house.client.responses.create({ model: "auto", input: "Hi" });
  const next = { model: "auto", input: "And?", previous_response_id: first.id };
  expect(await rejection(house.client.responses.create(next))).toMatchObject({
    status: 400,
    code: "invalid_request",
    param: "previous_response_id",
  });
  expect(house.outside.requests).toEqual([]);
});

it("reads, cancels and deletes what is stored at the client's own provider", async () => {
  await using house = await build();
  const own = answering(() => Response.json(stored));
  const client = wrapOpenAI(
    new OpenAI({ apiKey: "sk-own", baseURL: "http://own.test/v1", fetch: own.fetch }),
    house.overture,
  );
  await client.responses.retrieve("resp_own");
  await client.responses.cancel("resp_own");
  await client.responses.inputItems.list("resp_own");
  await client.responses.delete("resp_own");
  expect(own.asked.map(({ method, url }) => `${method} ${new URL(url).pathname}`)).toEqual([
    "GET /v1/responses/resp_own",
    "POST /v1/responses/resp_own/cancel",
    "GET /v1/responses/resp_own/input_items",
    "DELETE /v1/responses/resp_own",
  ]);
});

it("fails over, and costs each provider of an all-failed response one walk", async () => {
  await using house = await build({ retries: 0 });
  house.first.always({ fault: "server_error" });
  house.second.always({ answer: { text: "Here I am." } });
  expect((await house.client.responses.create({ model: "auto", input: "Hi" })).output_text).toBe("Here I am.");
  house.second.always({ fault: "server_error" });
  const before = house.counts();
  const error = await rejection(house.client.responses.create({ model: "auto", input: "Hi" }));
  expect(error).toMatchObject({ code: "all_failed" });
  expect(house.counts()).toEqual(before.map((count) => count + 1));
});

it("carries images and files to whoever answers", async () => {
  await using house = await build();
  const image = "data:image/png;base64,iVBORw0KGgo=";
  await house.client.responses.create({
    model: "auto",
    input: [
      {
        role: "user",
        content: [
          { type: "input_text", text: "What is this?" },
          { type: "input_image", image_url: image, detail: "low" },
        ],
      },
    ],
  });
  expect(house.first.requests[0]?.read?.messages[0]).toMatchObject({ text: "What is this?", images: [image] });
});
