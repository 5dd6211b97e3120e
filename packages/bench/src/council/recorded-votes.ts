import { type ChatCompletion, defineProvider, Overture, ordered, type Provider, seededRandom } from "@overture/core";
import { virtualClock } from "@overture/testing";
import type { RecordedSet } from "../routing/recorded-set.ts";
import { cardOf } from "../routing/replay-provider.ts";
import { rightFrom } from "./trios.ts";

const id = "recorded";

/**
 * Holds a vote on every row of a set, through the public API: all models that were right say the same, and one that was wrong
 * says something that nobody else does, since what it said was not recorded. Gives on how many rows at least two were right, and how
 * often the council's own answer was.
 */
export async function voteOnRecorded(
  set: RecordedSet,
  places: readonly number[],
): Promise<{ readonly atLeastTwo: number; readonly answered: number }> {
  const overture = new Overture({ providers: [replaying(set)], clock: virtualClock(), policy: ordered() });
  const members = places.map((place) => `${id}/${set.models[place]?.name}`);
  const council = { members, strategy: "vote", verdictWeight: 0 } as const;
  let [atLeastTwo, answered] = [0, 0];
  for (const row of set.rows.keys()) {
    const messages = [{ role: "user" as const, content: "The same?" }];
    const request = {
      model: "auto",
      messages,
      metadata: { row: String(row) },
      overture: { mode: "council" as const, council },
    };
    const answer = await overture.chat.completions.create(request);
    const right =
      answer.overture.council?.members.filter((member) => member.answer === wordOf(String(row), "right")).length ?? 0;
    if (right >= 2) atLeastTwo += 1;
    if (answer.choices[0]?.message.content === wordOf(String(row), "right")) answered += 1;
  }
  await overture.close();
  return { atLeastTwo: atLeastTwo / set.rows.length, answered: answered / set.rows.length };
}

function replaying(set: RecordedSet): Provider {
  const places = new Map(set.models.map(({ name }, place) => [name, place]));
  return defineProvider({
    id,
    models: set.models.map((model) => ({ ...cardOf(model), recommended: true })),
    chat: async ({ metadata }, { model }) => {
      const score = set.rows[Number(metadata?.row)]?.outcomes[places.get(model) ?? -1]?.score ?? 0;
      return said(wordOf(metadata?.row, score >= rightFrom ? "right" : model));
    },
  });
}

/** What is said on a row: by those who are right, or by one who is not. Drawn, so that its place in the alphabet means nothing. */
function wordOf(row: string | undefined, who: string): string {
  return `x${seededRandom(`${row} ${who}`)().toString(36).slice(2, 12)}`;
}

function said(content: string): ChatCompletion {
  const message = { role: "assistant" as const, content, refusal: null };
  return {
    id: "recorded",
    object: "chat.completion",
    created: 0,
    model: id,
    choices: [{ index: 0, message, logprobs: null, finish_reason: "stop" }],
    usage: { prompt_tokens: 10, completion_tokens: 2, total_tokens: 12 },
  };
}
