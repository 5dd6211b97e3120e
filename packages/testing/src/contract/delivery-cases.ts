import assert from "node:assert/strict";
import type { Delivery, SimulatedAnswer } from "../simulator/index.ts";
import { shapeOf } from "./completion-shape.ts";
import type { CaseSketch, ContractFeature } from "./contract-case.ts";

/** The ways in which the same bytes may come. */
export const deliveries: readonly (readonly [name: string, delivery: Delivery])[] = [
  ["in slices of one byte", { sliceBytes: 1 }],
  ["in slices of 7 bytes", { sliceBytes: 7 }],
  ["in slices of 64 bytes", { sliceBytes: 64 }],
  ["with CRLF", { crlf: true }],
  ["with CRLF, in slices of one byte", { crlf: true, sliceBytes: 1 }],
  ["cut inside every character", { splitUtf8: true }],
  ["with keep-alive comments", { keepAliveComments: true }],
  ["with keep-alive comments and CRLF, in slices of 7 bytes", { keepAliveComments: true, crlf: true, sliceBytes: 7 }],
  ["with the role and the first words in one chunk", { roleOnlyFirst: false }],
];

const answers: readonly (readonly [name: string, answer: SimulatedAnswer, needs?: ContractFeature])[] = [
  ["text", { text: 'Zwölf Boxkämpfer — 世界 🙂🏽\r\n\r\ndata: {"not": "an event"}\n\nEnde.' }],
  ["reasoning", { reasoning: "Überlegen — 考える 🤔", text: "Ja." }, "reasoningText"],
  ["tool calls", { toolCalls: [{ name: "weather", arguments: { city: "Zürich 世界 🙂\n\n" } }] }, "tools"],
];

const tools = [{ type: "function" as const, function: { name: "weather", parameters: { type: "object" } } }];

/** The same answer whatever networks and proxies do to its bytes. */
export const deliveryCases: readonly CaseSketch[] = deliveries.flatMap(([how, delivery]) =>
  answers.map(([what, answer, needs]): CaseSketch => {
    return {
      name: `delivery: ${what} ${how}`,
      ...(needs === undefined ? {} : { needs }),
      async run(setting) {
        const request = { tools, reasoning_effort: "high" as const };
        setting.simulator.next({ answer });
        const plain = (await setting.chat(request)).body;
        setting.simulator.always({ answer, delivery });
        for (const [way, body] of await setting.both(request)) assert.deepEqual(shapeOf(body), shapeOf(plain), way);
      },
    };
  }),
);
