import { expect, it } from "vitest";
import { refused, sent } from "../test/sent.ts";

it("passes on what DeepSeek has by the same name", async () => {
  const { body, warnings } = await sent({
    max_completion_tokens: 50,
    top_p: 0.9,
    stop: "x",
    reasoning_effort: "none",
    temperature: 0.3,
    logprobs: true,
    top_logprobs: 2,
  });
  expect(warnings).toEqual([]);
  expect(body).toEqual({
    ...{ model: "deepseek-v4-flash", messages: [{ role: "user", content: "hi" }], thinking: { type: "disabled" } },
    ...{ max_tokens: 50, top_p: 0.9, stop: "x", temperature: 0.3, logprobs: true, top_logprobs: 2 },
  });
});

it("leaves out hints that DeepSeek has nothing for, and says so", async () => {
  const { body, warnings } = await sent({
    seed: 1,
    verbosity: "low",
    parallel_tool_calls: false,
    metadata: { a: "b" },
  });
  expect(Object.keys(body)).toEqual(["model", "messages"]);
  expect(warnings).toEqual([
    "parameter_dropped seed",
    "parameter_dropped verbosity",
    "parameter_dropped metadata",
    "parameter_dropped parallel_tool_calls",
  ]);
});

it("says nothing of hints that ask for nothing", async () => {
  const { body, warnings } = await sent({
    n: 1,
    store: false,
    verbosity: "medium",
    parallel_tool_calls: true,
    seed: null,
  });
  expect(Object.keys(body)).toEqual(["model", "messages"]);
  expect(warnings).toEqual([]);
});

it("gives the user's id the name that DeepSeek knows, where it takes it", async () => {
  expect((await sent({ user: "u-1" })).body).toMatchObject({ user_id: "u-1" });
  expect((await sent({ user: "old", safety_identifier: "new" })).body).toMatchObject({ user_id: "new" });
  const { body, warnings } = await sent({ user: "ada@example.com" });
  expect(body).not.toHaveProperty("user_id");
  expect(body).not.toHaveProperty("user");
  expect(warnings).toEqual(["parameter_dropped user"]);
});

it("lets what the caller gives for DeepSeek alone win", async () => {
  const { body } = await sent({ user: "u-1", providerOptions: { deepseek: { user_id: "mine", prefix: true } } });
  expect(body).toMatchObject({ user_id: "mine", prefix: true });
});

it("refuses what would change the answer if it were left out", async () => {
  expect(await refused({ n: 2 })).toEqual(["unsupported", "n"]);
  expect(await refused({ modalities: ["text", "audio"] })).toEqual(["unsupported", "modalities"]);
  expect(await refused({ web_search_options: {} })).toEqual(["unsupported", "web_search_options"]);
});
