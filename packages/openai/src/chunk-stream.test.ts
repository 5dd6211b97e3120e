import { assembleCompletion, type ChunkIterator, type Fetch, ProviderFault } from "@overture/core/provider";
import { expect, it } from "vitest";
import {
  all,
  answering,
  brokenStream,
  callTo,
  completion,
  eventStream,
  piece,
  rejection,
  saying,
} from "../test/synthetic.ts";
import { openai } from "./openai.ts";

const said = [piece({ role: "assistant", content: "" }), piece({ content: "hi" })];
const ended = piece({}, "stop");
const bill = { id: "chatcmpl-1", choices: [], usage: { prompt_tokens: 3, completion_tokens: 5, total_tokens: 8 } };

async function stream(answer: Response | Fetch, signal = new AbortController().signal): Promise<ChunkIterator> {
  const fetch = answer instanceof Response ? answering(answer).fetch : answer;
  const reply = await openai({ apiKey: "sk-test", fetch }).stream(saying("hi"), callTo("gpt-4.1", { signal }));
  return reply.body as ChunkIterator;
}

async function faultIn(answer: Response): Promise<ProviderFault> {
  const fault = await rejection(stream(answer).then(all));
  expect(fault).toBeInstanceOf(ProviderFault);
  return fault as ProviderFault;
}

/** A response that says something and then hangs, and remembers whether it was closed. */
function hanging(...events: readonly object[]): { readonly fetch: Fetch; closed(): boolean } {
  let signal: AbortSignal | undefined;
  const fetch: Fetch = async (_input, init) => {
    signal = init?.signal ?? undefined;
    const text = events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join("");
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(text));
        signal?.addEventListener("abort", () => controller.error(signal?.reason));
      },
    });
    return new Response(body, { headers: { "content-type": "text/event-stream" } });
  };
  return { fetch, closed: () => signal?.aborted === true };
}

it("gives the chunks as they come, the bill after the end", async () => {
  const chunks = await all(await stream(eventStream(...said, ended, bill, "[DONE]")));
  expect(chunks.slice(0, 3)).toEqual([...said, ended]);
  expect(assembleCompletion(chunks)).toMatchObject({
    choices: [{ message: { content: "hi" }, finish_reason: "stop" }],
    usage: { total_tokens: 8 },
  });
});

it.each([
  ["ends", eventStream(...said)],
  ["ends with the marker", eventStream(...said, "[DONE]")],
  ["never begins", eventStream()],
  ["breaks off", brokenStream(...said)],
])("calls a stream truncated that %s before the answer does", async (_, response) => {
  expect(await faultIn(response)).toMatchObject({ kind: "truncated" });
});

it("calls a stream that breaks before its first chunk a failure of the network", async () => {
  expect(await faultIn(brokenStream())).toMatchObject({ kind: "network" });
});

it("keeps an answer whose connection breaks after its end", async () => {
  const chunks = await all(await stream(brokenStream(...said, ended)));
  expect(chunks).toHaveLength(3);
});

it.each([
  [{ type: "server_error", message: "The server had an error" }, "server"],
  [{ code: "rate_limit_exceeded", message: "slow" }, "rate_limited"],
  [{ message: "Overloaded", code: 503 }, "overloaded"],
])("finds the fault in an error event: %j is %s", async (error, kind) => {
  expect(await faultIn(eventStream(...said, { error }))).toMatchObject({ kind, message: error.message });
});

it("calls a line that is not JSON malformed, and so a page with status 200", async () => {
  expect(await faultIn(eventStream(...said, '{"id":'))).toMatchObject({ kind: "malformed" });
  const page = new Response("<html></html>", { headers: { "content-type": "text/html; charset=utf-8" } });
  expect(await faultIn(page)).toMatchObject({ kind: "malformed" });
});

it("streams the whole answer of a server that does not stream", async () => {
  const chunks = await all(await stream(Response.json(completion("hi"))));
  expect(assembleCompletion(chunks)).toMatchObject({
    choices: [{ message: { content: "hi" } }],
    usage: { total_tokens: 8 },
  });
  expect(await faultIn(Response.json({ error: { code: 429, message: "slow" } }))).toMatchObject({
    kind: "rate_limited",
  });
});

it("says aborted where the SDK ends without a word", async () => {
  const { fetch, closed } = hanging(...said);
  const controller = new AbortController();
  const chunks = await stream(fetch, controller.signal);
  await chunks.next();
  await chunks.next();
  const pending = rejection(chunks.next());
  controller.abort();
  expect(await pending).toMatchObject({ kind: "aborted" });
  expect(closed()).toBe(true);
  expect(await chunks.next()).toEqual({ done: true, value: undefined });
});

it("closes the response of a consumer that leaves early", async () => {
  const { fetch, closed } = hanging(...said);
  for await (const chunk of await stream(fetch)) {
    expect(chunk.choices).toHaveLength(1);
    break;
  }
  expect(closed()).toBe(true);
});

it("closes the response though somebody waits for its next chunk, and ends the wait", async () => {
  const { fetch, closed } = hanging(...said);
  const chunks = await stream(fetch);
  await chunks.next();
  await chunks.next();
  const pending = chunks.next();
  await chunks.return();
  expect(closed()).toBe(true);
  expect(await pending).toEqual({ done: true, value: undefined });
});

it("closes the response of a stream that nobody began to read", async () => {
  const { fetch, closed } = hanging(...said);
  await (await stream(fetch)).return();
  expect(closed()).toBe(true);
});
