import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { profiled } from "../../test/profiles.ts";
import { checkRequest } from "./check-request.ts";
import { OvertureError } from "./overture-error.ts";

const good = { model: "auto", messages: [{ role: "user", content: "Hi" }] };

function problem(request: unknown): OvertureError {
  try {
    checkRequest(request);
  } catch (error) {
    if (error instanceof OvertureError) return error;
    throw error;
  }
  throw new Error("nothing was wrong");
}

describe("what is refused", () => {
  it.each<[request: unknown, param: string | undefined, message: string]>([
    [undefined, undefined, "The request must be an object, not undefined."],
    ["my secret words", undefined, "The request must be an object, not a text."],
    [[], undefined, "The request must be an object, not an empty array."],
    [{ ...good, model: 7 }, "model", '"model" must be a model\'s name or "auto", not 7.'],
    [{ ...good, model: "" }, "model", '"model" must be a model\'s name or "auto", not "".'],
    [{ model: "auto" }, "messages", '"messages" must be an array with at least one message, not undefined.'],
    [
      { ...good, messages: [] },
      "messages",
      '"messages" must be an array with at least one message, not an empty array.',
    ],
    [
      { ...good, messages: "my secret words" },
      "messages",
      '"messages" must be an array with at least one message, not a text.',
    ],
    [{ ...good, max_tokens: -5 }, "max_tokens", '"max_tokens" must be a whole number of 1 or more, not -5.'],
    [{ ...good, max_tokens: 1.5 }, "max_tokens", '"max_tokens" must be a whole number of 1 or more, not 1.5.'],
    [
      { ...good, max_completion_tokens: "9" },
      "max_completion_tokens",
      '"max_completion_tokens" must be a whole number of 1 or more, not "9".',
    ],
    [{ ...good, temperature: 2.1 }, "temperature", '"temperature" must be a number from 0 to 2, not 2.1.'],
    [{ ...good, temperature: Number.NaN }, "temperature", '"temperature" must be a number from 0 to 2, not NaN.'],
    [{ ...good, top_p: -0.1 }, "top_p", '"top_p" must be a number from 0 to 1, not -0.1.'],
    [{ ...good, n: 0 }, "n", '"n" must be a whole number from 1 to 128, not 0.'],
    [{ ...good, top_logprobs: 21 }, "top_logprobs", '"top_logprobs" must be a whole number from 0 to 20, not 21.'],
    [{ ...good, stream: "yes" }, "stream", '"stream" must be true or false, not "yes".'],
    [{ ...good, tools: {} }, "tools", '"tools" must be an array, not an object.'],
    [{ ...good, tools: [null] }, "tools[0]", '"tools[0]" must be an object with a type.'],
    [
      { ...good, tools: [{ type: "function" }] },
      "tools[0].function",
      '"tools[0].function" must be an object with a name.',
    ],
    [
      { ...good, tools: [{ type: "custom", custom: {} }] },
      "tools[0].custom",
      '"tools[0].custom" must be an object with a name.',
    ],
    [{ ...good, functions: [{}] }, "functions[0]", '"functions[0]" must be an object with a name.'],
    [{ ...good, functions: "f" }, "functions", '"functions" must be an array, not a text.'],
    [{ ...good, modalities: "audio" }, "modalities", '"modalities" must be an array, not a text.'],
    [
      { ...good, response_format: "json" },
      "response_format",
      '"response_format" must be an object with a type, not a text.',
    ],
    [
      { ...good, response_format: { type: "json_schema" } },
      "response_format.json_schema",
      '"response_format.json_schema" must be an object with a name and a schema, not undefined.',
    ],
    [{ ...good, stream_options: true }, "stream_options", '"stream_options" must be an object, not a boolean.'],
  ])("%#: with the field and the value, as OpenAI's 400", (request, param, message) => {
    expect(problem(request)).toMatchObject({
      code: "invalid_request",
      status: 400,
      param,
      message: message.replace("a boolean", "a boolean"),
    });
  });
});

describe("what passes", () => {
  it.each([
    good,
    {
      ...good,
      max_tokens: null,
      temperature: null,
      n: null,
      stream: null,
      tools: null,
      functions: null,
      modalities: null,
    },
    { ...good, response_format: null, stream_options: null },
    { ...good, temperature: 0, top_p: 1, n: 128, frequency_penalty: -2, presence_penalty: 2, top_logprobs: 0 },
    {
      ...good,
      tools: [{ type: "function", function: { name: "f" } }, { type: "mystery" }],
      something_new: { deep: true },
    },
    {
      ...good,
      response_format: { type: "json_schema", json_schema: { name: "s" } },
      stream_options: { include_usage: true },
    },
  ])("%#: whatever any provider could make sense of", (request) => {
    expect(() => checkRequest(request)).not.toThrow();
  });
});

it("quotes nothing that could be a prompt", () => {
  const secret = "my secret words";
  for (const request of [
    secret,
    [secret],
    { ...good, messages: secret },
    { ...good, messages: [secret] },
    { ...good, messages: [{ role: "user", content: { secret } }] },
    { ...good, messages: [{ role: "user", content: [secret] }] },
    { ...good, messages: [{ role: "tool", content: secret }] },
    { ...good, messages: [{ role: "assistant", content: null, tool_calls: secret }] },
    { ...good, tools: [secret] },
  ]) {
    const error = problem(request);
    expect(JSON.stringify(error) + error.message).not.toContain("secret");
  }
});

/** Whatever JSON can hold where something else belongs; a copy, so that no change gets into another request or into itself. */
const anything = fc
  .oneof(
    fc.constantFrom<unknown>(undefined, null, true, 0, -1, "", "text", "toString", [], {}, [null], { type: "text" }),
    fc.jsonValue({ maxDepth: 2 }),
  )
  .map((value) => structuredClone(value));

/** A request that uses all that there is. */
const rich = () => ({
  model: "auto",
  messages: [
    { role: "system", content: [{ type: "text", text: "Be brief." }] },
    {
      role: "user",
      name: "Ann",
      content: [
        { type: "text", text: "Look:" },
        { type: "image_url", image_url: { url: "data:image/png;base64,AAAA", detail: "low" } },
        { type: "input_audio", input_audio: { data: "AAAA", format: "wav" } },
        { type: "file", file: { file_data: "AAAA", filename: "a.pdf" } },
      ],
    },
    {
      role: "assistant",
      content: [{ type: "refusal", refusal: "No." }],
      refusal: "No.",
      reasoning_content: "Hm.",
      reasoning_details: [{ type: "thinking", provider: "x", text: "Hm.", data: "AA" }],
      function_call: { name: "f", arguments: "{}" },
      tool_calls: [
        { id: "1", type: "function", function: { name: "f", arguments: "{}" } },
        { id: "2", type: "custom", custom: { name: "c", input: "x" } },
      ],
    },
    { role: "tool", tool_call_id: "1", content: "done" },
    { role: "function", name: "f", content: null },
  ],
  tools: [
    { type: "function", function: { name: "f", parameters: { type: "object" } } },
    { type: "custom", custom: { name: "c" } },
  ],
  functions: [{ name: "f", parameters: {} }],
  modalities: ["text"],
  response_format: { type: "json_schema", json_schema: { name: "s", schema: {} } },
  stream_options: { include_usage: true },
  max_tokens: 5,
});

interface Place {
  readonly holder: object;
  readonly key: string;
}

/** What a change put in twice may have come to hold itself, so that each object is looked into once. */
function placesIn(holder: object, seen: Set<object> = new Set()): Place[] {
  if (seen.has(holder)) return [];
  seen.add(holder);
  return Object.entries(holder).flatMap(([key, value]): Place[] => [
    { holder, key },
    ...(typeof value === "object" && value !== null ? placesIn(value, seen) : []),
  ]);
}

const spoilt = fc.array(fc.tuple(fc.nat(), anything), { maxLength: 3 }).map((changes) => {
  const request: object = rich();
  for (const [at, value] of changes) {
    const places = placesIn(request);
    const place = places[at % places.length];
    if (place) Reflect.set(place.holder, place.key, value);
  }
  return request;
});

it("lets nothing pass that no profile could be read of, and throws nothing but a 400", () => {
  let passed = 0;
  fc.assert(
    fc.property(spoilt, (given: unknown) => {
      try {
        checkRequest(given);
      } catch (error) {
        expect(error).toBeInstanceOf(OvertureError);
        return;
      }
      passed += 1;
      expect(profiled(given).inputTokens).toBeGreaterThan(0);
    }),
    { numRuns: 5000 },
  );
  expect(passed).toBeGreaterThan(1000);
  expect(passed).toBeLessThan(4500);
});
