import { type Answer, type ChatRequestNonStreaming, Overture, ordered } from "@overture/core";
import { constant, type ScriptedProvider, scriptedProvider, type VirtualClock, virtualClock } from "@overture/testing";
import type { Question } from "../src/questions.ts";

/** An Overture of two providers in this process, in virtual time: `first/quick`, and `second/steady` if it fails. */
export interface ScriptedOverture {
  readonly overture: Overture;
  readonly clock: VirtualClock;
  readonly first: ScriptedProvider;
  readonly second: ScriptedProvider;
  ask(content: string): Promise<Answer>;
}

/** Makes one. The first answers in 100 ms for $1 per million tokens, the second in 300 ms for $2; each answer has one token. */
export function scriptedOverture(): ScriptedOverture {
  const clock = virtualClock();
  const provider = (id: string, name: string, firstTokenMs: number, price: number): ScriptedProvider =>
    scriptedProvider({
      id,
      clock,
      models: [
        {
          name,
          firstTokenMs: constant(firstTokenMs),
          outputTokens: constant(1),
          card: { recommended: true, prices: { input: price, output: price } },
        },
      ],
    });
  const first = provider("first", "quick", 100, 1);
  const second = provider("second", "steady", 300, 2);
  const overture = new Overture({ providers: [first, second], policy: ordered(), clock, random: () => 0.5 });
  return {
    overture,
    clock,
    first,
    second,
    ask: (content) => clock.runUntil(overture.chat.completions.create(requestOf(content))),
  };
}

function requestOf(content: string): ChatRequestNonStreaming {
  return { model: "auto", messages: [{ role: "user", content }] };
}

/** A question as the demonstration has them. */
export function questionOf(text: string): Question {
  return { kind: "question", text, request: requestOf(text) };
}
