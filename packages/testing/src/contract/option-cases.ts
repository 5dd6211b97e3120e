import assert from "node:assert/strict";
import { type ChatCompletionRequest, ProviderFault, type Warning } from "@overture/core";
import type { ReadRequest } from "../simulator/index.ts";
import { objectAt, parseJson } from "../simulator/json.ts";
import { messageOf } from "./completion-shape.ts";
import type { CaseSketch } from "./contract-case.ts";
import type { Setting } from "./setting.ts";

/** An option, and how to see that the vendor got it where its format has another name for it. */
interface OptionSketch {
  readonly change: Partial<ChatCompletionRequest>;
  readonly isSeen?: (read: ReadRequest) => boolean;
}

const sketches: readonly OptionSketch[] = [
  { change: { temperature: 0.5 }, isSeen: (read) => read.temperature === 0.5 },
  { change: { top_p: 0.9 }, isSeen: (read) => read.topP === 0.9 },
  { change: { seed: 7 }, isSeen: (read) => read.seed === 7 },
  { change: { user: "user-1" }, isSeen: (read) => read.user === "user-1" },
  { change: { reasoning_effort: "high" }, isSeen: (read) => read.reasoning !== undefined },
  { change: { max_tokens: 2_000 }, isSeen: (read) => read.maxOutputTokens === 2_000 },
  { change: { max_completion_tokens: 2_000 }, isSeen: (read) => read.maxOutputTokens === 2_000 },
  { change: { stop: "END" }, isSeen: (read) => read.stop.includes("END") },
  { change: { safety_identifier: "user-1" }, isSeen: (read) => read.user === "user-1" },
  { change: { frequency_penalty: 0.5 } },
  { change: { presence_penalty: 0.5 } },
  { change: { logit_bias: { "42": 1 } } },
  { change: { logprobs: true } },
  { change: { n: 2 } },
  { change: { verbosity: "low" } },
  { change: { metadata: { trace: "1" } } },
  { change: { service_tier: "default" } },
  { change: { prompt_cache_key: "key-1" } },
  { change: { prediction: { type: "content", content: "x" } } },
];

function isNamed(warnings: readonly Warning[], field: string): boolean {
  return warnings.some((warning) => warning.param === field || warning.param?.startsWith(`${field}.`) === true);
}

/** Holds that an option is in the vendor's request, in the reply's warnings, or refused as unsupported. */
async function holdNotDropped(setting: Setting, sketch: OptionSketch, way: "chat" | "stream"): Promise<void> {
  const [field = ""] = Object.keys(sketch.change);
  let warnings: readonly Warning[] = [];
  try {
    warnings = (way === "chat" ? await setting.chat(sketch.change) : (await setting.stream(sketch.change)).reply)
      .warnings;
  } catch (error) {
    if (error instanceof ProviderFault && error.kind === "unsupported") return;
    throw error;
  }
  const isThere = field in objectAt(parseJson(setting.lastSeen().text));
  const read = setting.lastRead();
  const isSeen = isThere || read.others?.[field] !== undefined || sketch.isSeen?.(read) === true;
  assert.ok(
    isSeen || isNamed(warnings, field),
    `${field} neither reached the vendor nor is it named in a warning (${way})`,
  );
}

const schema = {
  type: "object",
  properties: { city: { type: "string", enum: ["Bern"] }, people: { type: "integer" } },
  required: ["city", "people"],
  additionalProperties: false,
};

/** Options reach the vendor, or the caller is told that they did not. */
export const optionCases: readonly CaseSketch[] = [
  ...sketches.map((sketch): CaseSketch => {
    return {
      name: `options: ${Object.keys(sketch.change).join()} reaches the vendor or is named in a warning`,
      async run(setting) {
        await holdNotDropped(setting, sketch, "chat");
        await holdNotDropped(setting, sketch, "stream");
      },
    };
  }),
  {
    name: "options: stop sequences end the text",
    async run(setting) {
      const { body } = await setting.chat({ stop: ["simulated", "never said"] });
      assert.deepEqual(setting.lastRead().stop, ["simulated", "never said"]);
      assert.ok(!(messageOf(body).content ?? "").includes("simulated"));
      assert.equal(body.choices[0]?.finish_reason, "stop");
    },
  },
  {
    name: "options: nothing that was not asked for is warned of",
    async run(setting) {
      const { warnings } = await setting.chat({ max_completion_tokens: 2_000 });
      assert.deepEqual(warnings, []);
    },
  },
  {
    name: "options: options given as null count as not given",
    async run(setting) {
      const nothing = { temperature: null, tools: null, stop: null, response_format: null, seed: null, user: null };
      const { body, warnings } = await setting.chat(nothing as Partial<ChatCompletionRequest>);
      assert.ok(messageOf(body).content);
      assert.deepEqual(warnings, []);
    },
  },
  {
    name: "options: a JSON schema reaches the vendor, and the answer satisfies it",
    needs: "jsonSchema",
    async run(setting) {
      const response_format = { type: "json_schema", json_schema: { name: "town", schema, strict: true } } as const;
      for (const [way, body] of await setting.both({ response_format })) {
        assert.deepEqual(setting.lastRead().jsonSchema, schema, way);
        assert.deepEqual(parseJson(messageOf(body).content ?? ""), { city: "Bern", people: 1 }, way);
      }
    },
  },
];
