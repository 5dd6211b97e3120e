import { anthropic } from "@overture/anthropic";
import type { ChatMessage, Provider, Tool } from "@overture/core";
import { deepseek } from "@overture/deepseek";
import { google } from "@overture/google";
import { mistral } from "@overture/mistral";
import { openai } from "@overture/openai";
import type { SimulatedAnswer, SimulatorKind } from "@overture/testing";

/** A provider as the matrix has it. */
export interface Vendor {
  readonly kind: SimulatorKind;
  readonly create: (options: { readonly apiKey: string; readonly baseURL: string }) => Provider;
  /** One of its models that calls tools and reasons, and sees images if any of these does. */
  readonly model: string;
  readonly seesImages: boolean;
  /** Whether it shows reasoning in words. */
  readonly showsReasoning: boolean;
}

function vendor(kind: SimulatorKind, create: Vendor["create"], showsReasoning = true): Vendor {
  const { models } = create({ apiKey: "key", baseURL: "http://127.0.0.1:1" });
  const able = models.filter(({ capabilities, retired }) => {
    return !retired && capabilities.tools && capabilities.reasoning !== "no";
  });
  const card = able.find(({ capabilities }) => capabilities.images) ?? able[0];
  if (!card) throw new Error(`no model of ${kind} calls tools and reasons`);
  return { kind, create, model: card.name, seesImages: card.capabilities.images, showsReasoning };
}

/** The providers that are put together, each with each. */
export const vendors: readonly Vendor[] = [
  vendor("openai", openai, false),
  vendor("anthropic", anthropic),
  vendor("google", google),
  vendor("mistral", mistral),
  vendor("deepseek", deepseek),
];

/** The tools of the conversation. */
export const tools: readonly Tool[] = ["weather", "clock"].map((name) => {
  const parameters = { type: "object", properties: { city: { type: "string" } }, required: ["city"] };
  return { type: "function", function: { name, description: `Tells the ${name}.`, parameters } };
});

/** The smallest PNG. */
export const image: string =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

const calls: SimulatedAnswer["toolCalls"] = [
  { name: "weather", arguments: { city: "Zürich" } },
  { name: "clock", arguments: { city: "東京" } },
];

/** What a vendor answers in each of the six turns: words, parallel calls, and words about their results. */
export function answerOf(kind: string, turn: number): SimulatedAnswer {
  const reasoning = `${kind} thought ${turn}`;
  return turn === 3 || turn === 5
    ? { reasoning, text: `${kind} looks ${turn}`, toolCalls: calls }
    : { reasoning, text: `${kind} says ${turn}` };
}

/** What is said to a vendor in each of the six turns; the fourth and the sixth bring what the calls before gave. */
export function questionsOf(turn: number, history: readonly ChatMessage[], withImage: boolean): readonly ChatMessage[] {
  const last = history.at(-1);
  if (turn === 4 || turn === 6) {
    const called = last?.role === "assistant" ? (last.tool_calls ?? []) : [];
    return called.map(({ id }, index) => ({ role: "tool", tool_call_id: id, content: `result ${turn}.${index}` }));
  }
  const text = `question ${turn}`;
  if (turn !== 2 || !withImage) return [{ role: "user", content: text }];
  return [
    {
      role: "user",
      content: [
        { type: "text", text },
        { type: "image_url", image_url: { url: image } },
      ],
    },
  ];
}
