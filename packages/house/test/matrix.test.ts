import { type ChatMessage, Overture, seededRandom } from "@overture/core";
import { type ReadRequest, type Simulator, startSimulator } from "@overture/testing";
import { describe, expect, it } from "vitest";
import { answerOf, image, questionsOf, tools, type Vendor, vendors } from "./conversation.ts";

const lastTurn = 6;

/** What came of the turns that the second vendor answered. */
interface Continued {
  /** What it understood of its last request, and the body as it came over the wire. */
  readonly read: ReadRequest;
  readonly text: string;
  /** The fields of which each of its answers warns. */
  readonly warned: readonly (readonly (string | undefined)[])[];
}

/** Holds a conversation of six turns, which goes over to the second vendor at a turn. */
async function converse(first: Vendor, second: Vendor, handover: number): Promise<Continued> {
  const atFirst = await startSimulator(first.kind);
  const atSecond = first === second ? atFirst : await startSimulator(second.kind);
  const providerOf = ({ create }: Vendor, { key, baseURL }: Simulator) => create({ apiKey: key, baseURL });
  const providers = [providerOf(first, atFirst), ...(first === second ? [] : [providerOf(second, atSecond)])];
  const overture = new Overture({ providers, random: seededRandom("matrix") });
  const history: ChatMessage[] = [{ role: "system", content: "Be brief." }];
  const warned: (string | undefined)[][] = [];
  try {
    for (let turn = 1; turn <= lastTurn; turn += 1) {
      const { kind, model } = turn < handover ? first : second;
      (turn < handover ? atFirst : atSecond).always({ answer: answerOf(kind, turn) });
      history.push(...questionsOf(turn, history, first.seesImages && second.seesImages));
      const request = { model: `${kind}/${model}`, messages: [...history], tools, reasoning_effort: "high" } as const;
      // Whole and streamed in turns: what comes either way must go back.
      const { completions } = overture.chat;
      const streams = (turn + handover) % 2 === 0;
      const answer = streams
        ? await (await completions.create({ ...request, stream: true })).completion()
        : await completions.create(request);
      expect(answer.overture.attempts).toMatchObject([{ model: request.model, outcome: "completion" }]);
      if (turn >= handover) warned.push(answer.overture.warnings.map(({ param }) => param));
      history.push(...answer.choices.map(({ message }) => message));
    }
    const last = atSecond.requests.at(-1);
    if (!last?.read) throw new Error("the second vendor was not asked");
    return { read: last.read, text: last.text, warned };
  } finally {
    await overture.close();
    await Promise.all([atFirst.close(), atSecond.close()]);
  }
}

/** All that was said, in order: words, and what tools gave. */
function saidIn({ messages }: ReadRequest): string[] {
  return messages
    .filter(({ role }) => role !== "system" && role !== "developer")
    .flatMap(({ role, text, toolResults }) => [
      ...toolResults.map((result) => result.text),
      role === "tool" ? "" : text,
    ])
    .filter((text) => text !== "");
}

/** All that should have been said before the last turn's answer. */
function expectedOf(first: Vendor, second: Vendor, handover: number): string[] {
  const expected: string[] = [];
  for (let turn = 1; turn <= lastTurn; turn += 1) {
    const { kind } = turn < handover ? first : second;
    if (turn === 4 || turn === 6) expected.push(`result ${turn}.0`, `result ${turn}.1`);
    else expected.push(`question ${turn}`);
    if (turn < lastTurn) expected.push(answerOf(kind, turn).text ?? "");
  }
  return expected;
}

const isAboutReasoning = (param: string | undefined): boolean => /^reasoning_(content|details)$/.test(param ?? "");

describe.each(vendors)("a conversation that began at $kind", (first) => {
  describe.each(vendors)("and goes on at $kind", (second) => {
    it.each([
      ["between the turns", 5],
      ["in the midst of a tool loop", 4],
      ["after the first answer", 2],
    ])("loses nothing of what was said %s", async (_where, handover) => {
      const { read, text, warned } = await converse(first, second, handover);
      expect(saidIn(read)).toEqual(expectedOf(first, second, handover));
      expect(read.messages[0]).toMatchObject({ text: "Be brief." });
      const images = first.seesImages && second.seesImages ? [image] : [];
      expect(read.messages.flatMap((message) => message.images)).toEqual(images);

      const calls = read.messages.flatMap((message) => message.toolCalls);
      const given = ["Zürich", "東京", "Zürich", "東京"].map((city) => ({ city }));
      expect(calls.map(({ name }) => name)).toEqual(["weather", "clock", "weather", "clock"]);
      expect(calls.map((call) => call.arguments)).toEqual(given);
      const results = read.messages.flatMap((message) => message.toolResults);
      expect(results.map(({ id }) => id)).toEqual(calls.map(({ id }) => id));
      expect(new Set(calls.map(({ id }) => id)).size).toBe(calls.length);

      const isForeign = first !== second;
      if (isForeign) expect(text).not.toContain(`${first.kind} thought`);
      const isDropped = isForeign && first.showsReasoning;
      expect(warned.map((params) => params.some(isAboutReasoning))).toEqual(warned.map(() => isDropped));
    });
  });
});

it.each(vendors.filter(({ showsReasoning }) => showsReasoning))(
  "gives $kind its own reasoning back",
  async (vendor) => {
    const { text } = await converse(vendor, vendor, 4);
    expect(text).toContain(`${vendor.kind} thought 5`);
  },
);
