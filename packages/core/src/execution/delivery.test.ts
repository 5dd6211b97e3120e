import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chunk, usage, usageChunk } from "../../test/stage.ts";
import type { ChatCompletionChunk } from "../chat/index.ts";
import { assembleCompletion } from "../chunks/index.ts";
import type { OvertureMetadata } from "../telemetry/index.ts";
import { type AnswerChunk, Delivery } from "./delivery.ts";

// What it holds is no matter of the delivery's.
const account = { id: "ovt_1" } as OvertureMetadata;

function deliver(chunks: readonly ChatCompletionChunk[], choices = 1, includeUsage = true): AnswerChunk[] {
  const delivery = new Delivery({ model: "a/m", choices, includeUsage });
  for (const each of chunks) delivery.push(each);
  delivery.end(account);
  return delivery.ready;
}

const finishes = (chunks: readonly AnswerChunk[]) => chunks.map(({ choices }) => choices[0]?.finish_reason);

describe("the order of chunks", () => {
  it("parts text that comes with the finish reason from it", () => {
    const chunks = deliver([{ ...chunk({ content: "all" }, "stop"), usage }]);
    expect(chunks.map(({ choices }) => [choices[0]?.delta, choices[0]?.finish_reason])).toEqual([
      [{ role: "assistant", content: "all" }, null],
      [{}, "stop"],
      [undefined, undefined],
    ]);
    expect(chunks[1]?.overture).toBe(account);
    expect(chunks.map((each) => each.usage)).toEqual([null, null, usage]);
  });

  it("gives no empty chunks, and the role even if the provider does not", () => {
    const chunks = deliver([usageChunk, chunk({ content: "Hi" }), { ...usageChunk, usage: null }, chunk({}, "stop")]);
    expect(chunks.map(({ choices }) => choices[0]?.delta)).toEqual([
      { role: "assistant", content: "Hi" },
      {},
      undefined,
    ]);
  });

  it("keeps the finish reason last, and drops what a vendor says after it", () => {
    const delivery = new Delivery({ model: "a/m", choices: 1, includeUsage: true });
    for (const each of [chunk({ content: "Hi" }), chunk({}, "stop"), chunk({})]) delivery.push(each);
    expect(delivery.hasLateContent).toBe(false);
    for (const each of [chunk({ content: "!" }), { ...chunk({ content: "?" }, "length"), usage }]) delivery.push(each);
    delivery.end(account);
    expect(delivery.hasLateContent).toBe(true);
    expect(delivery.ready.map(({ choices }) => choices[0]?.delta.content)).toEqual(["Hi", undefined, undefined]);
    expect(finishes(delivery.ready)).toEqual([null, "stop", undefined]);
    expect(delivery.ready[1]?.overture).toBe(account);
    expect(delivery.completion()).toMatchObject({
      choices: [{ message: { content: "Hi" }, finish_reason: "stop" }],
      usage,
    });
  });

  it("drops late content of one choice while another goes on", () => {
    const both = {
      ...chunk({ content: "late" }),
      choices: [0, 1].flatMap((index) => chunk({ content: `${index}` }, null, index).choices),
    };
    const chunks = deliver(
      [chunk({ content: "A" }), chunk({ content: "B" }, null, 1), chunk({}, "stop"), both, chunk({}, "stop", 1)],
      2,
    );
    expect(assembleCompletion(chunks).choices.map(({ message }) => message.content)).toEqual(["A", "B1"]);
  });

  it("goes on if a choice comes that nobody expected", () => {
    const chunks = deliver([
      chunk({ content: "A" }),
      chunk({}, "stop"),
      chunk({ content: "B" }, null, 1),
      chunk({}, "stop", 1),
    ]);
    expect(finishes(chunks)).toEqual([null, "stop", null, "stop"]);
    expect(chunks.filter((each) => each.overture)).toHaveLength(1);
  });

  it("changes nothing that belongs to the provider", () => {
    const given = [chunk({ content: "A" }), { ...chunk({ content: "B" }, "stop"), usage }];
    const before = structuredClone(given);
    deliver(given);
    expect(given).toEqual(before);
  });
});

describe("what it knows of the end", () => {
  it("takes the usage for the last only if no content comes after it", () => {
    const delivery = new Delivery({ model: "a/m", choices: 1, includeUsage: false });
    delivery.push({ ...chunk({ content: "A" }), usage });
    expect(delivery.hasUsage).toBe(true);
    delivery.push(chunk({}, "stop"));
    expect({ complete: delivery.complete, hasUsage: delivery.hasUsage }).toEqual({ complete: true, hasUsage: false });
    delivery.push(usageChunk);
    expect(delivery.hasUsage).toBe(true);
  });

  it("is complete only when as many choices have ended as were asked for", () => {
    const delivery = new Delivery({ model: "a/m", choices: 2, includeUsage: false });
    delivery.push(chunk({ content: "A" }, "stop"));
    expect({ finishing: delivery.finishing, complete: delivery.complete }).toEqual({
      finishing: true,
      complete: false,
    });
    delivery.push(chunk({ content: "B" }, null, 1));
    expect(delivery.finishing).toBe(false);
    delivery.push(chunk({}, "stop", 1));
    expect(delivery.complete).toBe(true);
  });
});

it("loses nothing and invents nothing, however the answer is cut into chunks", () => {
  const piece = fc.record({
    content: fc.option(fc.string(), { nil: undefined }),
    reasoning_content: fc.option(fc.string(), { nil: undefined }),
  });
  const choice = fc.array(piece, { maxLength: 5 });
  fc.assert(
    fc.property(
      fc.array(choice, { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      fc.boolean(),
      (choices, joined, asked) => {
        const given: ChatCompletionChunk[] = choices.flatMap((pieces, index) => {
          const chunks = pieces.map(({ content, reasoning_content }) =>
            chunk(
              {
                ...(content === undefined ? {} : { content }),
                ...(reasoning_content === undefined ? {} : { reasoning_content }),
              },
              null,
              index,
            ),
          );
          const last = chunks.at(-1)?.choices[0];
          if (joined && last) last.finish_reason = "stop";
          return joined && last ? chunks : [...chunks, chunk({}, "stop", index)];
        });
        const delivered = deliver([...given, usageChunk], choices.length, asked);
        const messages = (chunks: readonly ChatCompletionChunk[]) => assembleCompletion(chunks).choices;
        expect(messages(delivered)).toEqual(messages(given));
        const withChoices = delivered.filter((each) => each.choices.length > 0);
        expect(withChoices.at(-1)?.overture).toBe(account);
        expect(withChoices.filter((each) => each.choices[0]?.finish_reason)).toHaveLength(choices.length);
        expect(delivered.filter((each) => each.usage)).toHaveLength(asked ? 1 : 0);
        choices.forEach((_, index) => {
          const own = withChoices.filter((each) => each.choices[0]?.index === index);
          expect(own.map((each) => each.choices[0]?.delta.role)).toEqual(
            own.map((_, place) => (place === 0 ? "assistant" : undefined)),
          );
        });
      },
    ),
  );
});
