import type { ResponseInputItem } from "openai/resources/responses/responses";
import { describe, expect, it } from "vitest";
import { vendors, wrap } from "./vendors.ts";

const weather = {
  type: "function" as const,
  name: "weather",
  strict: false,
  parameters: { type: "object", properties: { city: { type: "string" } }, required: ["city"] },
};

describe.each(vendors.filter(({ thinker }) => thinker !== undefined))("reasoning at $kind", (vendor) => {
  const model = vendor.thinker ?? "";
  const thinking = "The user wants to know of snow.";
  const common = { model, tools: [weather], reasoning: { effort: "high" as const }, max_output_tokens: 8000 };

  it.each(["whole", "streamed"])(
    "comes as an item, and goes back with everything its vendor wants, %s",
    async (way) => {
      await using set = await wrap(vendor);
      set.vendor.next(
        { answer: { reasoning: thinking, toolCalls: [{ name: "weather", arguments: { city: "Bern" } }] } },
        { answer: { reasoning: "Snow it is.", text: "It snows." } },
      );
      const ask = (input: ResponseInputItem[]) =>
        way === "whole"
          ? set.client.responses.create({ ...common, input })
          : set.client.responses.stream({ ...common, input }).finalResponse();
      const input: ResponseInputItem[] = [{ role: "user", content: "How is the weather in Bern?" }];
      const first = await ask(input);
      const words = first.output.flatMap((item) =>
        item.type === "reasoning" ? item.summary.map(({ text }) => text) : [],
      );
      expect(words.join("")).toBe(thinking);
      const [call] = first.output.flatMap((item) => (item.type === "function_call" ? [item] : []));
      // A program may keep the items as JSON between two turns.
      input.push(...(JSON.parse(JSON.stringify(first.output)) as ResponseInputItem[]));
      input.push({ type: "function_call_output", call_id: call?.call_id ?? "", output: "snow" });
      const second = await ask(input);
      expect(second.output_text).toBe("It snows.");
      const sent = set.vendor.requests[1]?.read?.messages.flatMap(({ reasoning }) => reasoning) ?? [];
      const direct = set.vendor.format.reasoning === "signed" ? [expect.stringMatching(/./)] : [undefined];
      expect(sent.map(({ signature }) => signature)).toEqual(direct);
    },
  );

  it("streams its words as a summary before the answer", async () => {
    await using set = await wrap(vendor);
    set.vendor.always({ answer: { reasoning: thinking, text: "It snows." } });
    const types: string[] = [];
    let summary = "";
    const stream = await set.client.responses.create({ ...common, input: "Does it snow?", stream: true });
    for await (const event of stream) {
      if (types.at(-1) !== event.type) types.push(event.type);
      if (event.type === "response.reasoning_summary_text.delta") summary += event.delta;
    }
    expect(summary).toBe(thinking);
    expect(types.slice(2, 9)).toEqual([
      "response.output_item.added",
      "response.reasoning_summary_part.added",
      "response.reasoning_summary_text.delta",
      "response.reasoning_summary_text.done",
      "response.reasoning_summary_part.done",
      "response.output_item.done",
      "response.output_item.added",
    ]);
  });
});

it("goes back to the vendor whose it is only: another drops the signature and says so", async () => {
  const [openai, anthropic] = ["openai", "anthropic"].map((kind) => vendors.find((vendor) => vendor.kind === kind));
  if (!openai || !anthropic) throw new Error("a vendor is missing");
  await using thinker = await wrap(anthropic);
  await using other = await wrap(openai);
  thinker.vendor.always({ answer: { reasoning: "Hm.", text: "Yes." } });
  const question: ResponseInputItem = { role: "user", content: "Is it?" };
  const first = await thinker.client.responses.create({
    model: anthropic.model,
    input: [question],
    reasoning: { effort: "high" },
  });
  const input = [question, ...(first.output as ResponseInputItem[]), { role: "user" as const, content: "Sure?" }];
  const second = await other.client.responses.create({ model: openai.model, input });
  expect(second.status).toBe("completed");
  expect(other.vendor.requests[0]?.text).not.toContain("signature");
  expect(other.vendor.requests[0]?.read?.messages.map(({ role, text }) => [role, text])).toEqual([
    ["user", "Is it?"],
    ["assistant", "Yes."],
    ["user", "Sure?"],
  ]);
});
