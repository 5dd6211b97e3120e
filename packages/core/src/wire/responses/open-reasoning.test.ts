import { expect, it } from "vitest";
import { recorder, typesOf } from "../../../test/responses.ts";
import { OpenReasoning } from "./open-reasoning.ts";
import { unsealReasoning } from "./reasoning-seal.ts";

it("streams its words as one summary, and seals what the provider wants back", () => {
  const { emit, events } = recorder();
  const reasoning = new OpenReasoning("rs_1", 0, emit);
  reasoning.think("Hm, ");
  reasoning.think("hm.");
  const details = [{ type: "thinking" as const, provider: "anthropic", text: "Hm, hm.", signature: "s" }];
  reasoning.close("completed", details);
  expect(typesOf(events)).toEqual([
    "output_item.added",
    "reasoning_summary_part.added",
    "reasoning_summary_text.delta",
    "reasoning_summary_text.done",
    "reasoning_summary_part.done",
    "output_item.done",
  ]);
  const place = { item_id: "rs_1", output_index: 0, summary_index: 0 };
  expect(events[1]).toMatchObject({ ...place, part: { type: "summary_text", text: "" } });
  expect(events[4]).toMatchObject({ ...place, text: "Hm, hm." });
  expect(reasoning.item).toMatchObject({ status: "completed", summary: [{ type: "summary_text", text: "Hm, hm." }] });
  expect(unsealReasoning(reasoning.item.encrypted_content ?? "")).toEqual(details);
});

it("has no summary of reasoning that came without words, and no seal of reasoning that nobody wants back", () => {
  const silent = new OpenReasoning("rs_1", 0, recorder().emit);
  silent.close("completed", [{ type: "redacted", provider: "anthropic", data: "x" }]);
  expect(silent.item).toMatchObject({ summary: [], encrypted_content: expect.any(String) });
  const spoken = new OpenReasoning("rs_1", 0, recorder().emit);
  spoken.think("Hm.");
  spoken.close("completed", []);
  expect(spoken.item).toMatchObject({ summary: [{ text: "Hm." }], encrypted_content: null });
});
