import assert from "node:assert/strict";
import type { ChatCompletionChunk, FaultKind } from "@overture/core";
import type { SimulatorBehaviour } from "../simulator/index.ts";
import { messageOf } from "./completion-shape.ts";
import type { CaseSketch } from "./contract-case.ts";
import { expectFault } from "./expect-fault.ts";
import type { Setting } from "./setting.ts";

const answer = { text: "One two three four five six." };

interface BrokenSketch {
  readonly name: string;
  readonly behaviour: SimulatorBehaviour;
  readonly kinds: readonly FaultKind[];
  /** How many pieces of content must be handed out before the fault. @default none is looked for */
  readonly pieces?: number;
  readonly hasRequestId: boolean;
}

// An SDK that cannot parse a body throws the parser's own error, without the response: the request's id is not asked for.
const whole: readonly BrokenSketch[] = [
  { name: "HTML with status 200", behaviour: { fault: "html" }, kinds: ["malformed"], hasRequestId: false },
  {
    name: "a body of broken JSON",
    behaviour: { fault: "malformed_json", answer },
    kinds: ["malformed"],
    hasRequestId: false,
  },
  {
    name: "half a body",
    behaviour: { fault: "cut_stream", answer },
    kinds: ["malformed", "truncated"],
    hasRequestId: false,
  },
  { name: "a reset before the headers", behaviour: { fault: "reset" }, kinds: ["network"], hasRequestId: false },
  {
    name: "a reset in the middle of the body",
    behaviour: { fault: "reset", afterChunks: 1, answer },
    kinds: ["network", "truncated"],
    hasRequestId: false,
  },
];

const streamed: readonly BrokenSketch[] = [
  {
    name: "HTML with status 200",
    behaviour: { fault: "html" },
    kinds: ["malformed", "truncated"],
    hasRequestId: false,
  },
  { name: "a reset before the headers", behaviour: { fault: "reset" }, kinds: ["network"], hasRequestId: false },
  ...[0, 2].flatMap((afterChunks): readonly BrokenSketch[] => {
    const when = afterChunks === 0 ? "before the first piece" : "after two pieces";
    const common = { pieces: afterChunks, hasRequestId: true };
    return [
      {
        name: `a cut stream ${when}`,
        behaviour: { fault: "cut_stream", afterChunks, answer },
        kinds: ["truncated"],
        ...common,
      },
      {
        name: `a reset ${when}`,
        behaviour: { fault: "reset", afterChunks, answer },
        kinds: ["network", "truncated"],
        ...common,
      },
      {
        name: `a line of broken JSON ${when}`,
        behaviour: { fault: "malformed_json", afterChunks, answer },
        kinds: ["malformed"],
        ...common,
      },
      {
        name: `an error event ${when}`,
        behaviour: { fault: "error_event", afterChunks, answer, error: "overloaded" },
        kinds: ["overloaded", "server"],
        ...common,
      },
      {
        name: `an error event about a rate limit ${when}`,
        behaviour: { fault: "error_event", afterChunks, answer, error: "rate_limit" },
        kinds: ["rate_limited"],
        ...common,
      },
    ];
  }),
  {
    name: "a stream without its end, though every word came",
    behaviour: { fault: "cut_stream", afterChunks: 1_000, answer },
    kinds: ["truncated"],
    hasRequestId: true,
  },
  {
    name: "a tool call that is cut in the middle of its arguments",
    behaviour: {
      fault: "cut_stream",
      afterChunks: 3,
      answer: { toolCalls: [{ name: "weather", arguments: { city: "Zürich", country: "Schweiz" } }] },
    },
    kinds: ["truncated"],
    hasRequestId: true,
  },
];

async function breaks(setting: Setting, sketch: BrokenSketch, way: "chat" | "stream"): Promise<void> {
  setting.simulator.always(sketch.behaviour);
  const chunks: ChatCompletionChunk[] = [];
  const running = async (): Promise<void> => {
    if (way === "chat") {
      await setting.chat();
      return;
    }
    const { body } = await setting.open();
    for await (const chunk of body) chunks.push(chunk);
  };
  await expectFault(setting, running(), sketch);
  assert.equal(setting.simulator.requests.length, 1, "the SDK must not retry: retries are counted elsewhere");
  assert.ok(
    chunks.every((chunk) => !chunk.choices[0]?.finish_reason),
    "a broken answer was reported as finished",
  );
  if (sketch.pieces === undefined) return;
  const pieces = chunks.filter((chunk) => chunk.choices[0]?.delta.content);
  assert.equal(pieces.length, sketch.pieces, "what came before the break is handed out");
}

/** Answers that break on their way. */
export const brokenAnswerCases: readonly CaseSketch[] = [
  ...whole.map((sketch): CaseSketch => {
    const name = `broken: ${sketch.name} is ${sketch.kinds.join(" or ")} (whole)`;
    return { name, run: (setting) => breaks(setting, sketch, "chat") };
  }),
  ...streamed.map((sketch): CaseSketch => {
    const name = `broken: ${sketch.name} is ${sketch.kinds.join(" or ")} (stream)`;
    return { name, run: (setting) => breaks(setting, sketch, "stream") };
  }),
  {
    name: "broken: a server that cannot be reached is network",
    async run(setting) {
      await setting.simulator.close();
      await expectFault(setting, setting.chat(), { kinds: ["network"], hasRequestId: false });
      await expectFault(setting, setting.open(), { kinds: ["network"], hasRequestId: false });
    },
  },
  {
    name: "broken: slow headers are waited for",
    async run(setting) {
      setting.simulator.always({ fault: "slow_headers", delayMs: 150, answer });
      for (const [way, body] of await setting.both()) assert.equal(messageOf(body).content, answer.text, way);
    },
  },
];
