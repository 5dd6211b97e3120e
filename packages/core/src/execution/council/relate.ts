import { byEmbedding, byEntailment } from "./claims/hooks.ts";
import { lexical } from "./claims/lexical.ts";
import type { Relate } from "./claims/weigh-claims.ts";
import { hearHook } from "./hear-hook.ts";
import { byQuality } from "./panel.ts";
import { readerRequest, readingOf } from "./reading.ts";
import { supportIn } from "./replies.ts";
import { type Seat, takenSeats } from "./seat.ts";
import type { Sitting } from "./sitting.ts";

/**
 * Who says which answers support a claim: the caller's own hook, a judge model, or the words. A hook that fails, or takes too long,
 * leaves it to the words, with a warning; so does a judge.
 */
export function relateBy(sitting: Sitting, seats: readonly Seat[], untilMs: number): Relate {
  const { run, options } = sitting;
  const { entails, embed, claims } = options;
  const byHook = (relate: (signal: AbortSignal) => Relate): Relate => {
    return (texts, answers) => hearHook(sitting, untilMs, async (signal) => relate(signal)(texts, answers));
  };
  const chosen = entails
    ? byHook((signal) => byEntailment(entails, signal))
    : embed
      ? byHook((signal) => byEmbedding(embed, signal))
      : claims === "judge"
        ? byJudge(sitting, seats, untilMs)
        : lexical;
  if (chosen === lexical) return lexical;
  return async (texts, answers) => {
    try {
      return await chosen(texts, answers);
    } catch {
      // What it threw may quote the answers.
      const what = entails
        ? 'The hook "council.entails" failed'
        : embed
          ? 'The hook "council.embed" failed'
          : "No judge compared the claims";
      run.warn([{ code: "council_claims_by_words", message: `${what}: claims were compared by their words.` }]);
      return lexical(texts, answers);
    }
  };
}

/** One call to a judge for all claims. */
function byJudge(sitting: Sitting, seats: readonly Seat[], untilMs: number): Relate {
  return async (claims, answers) => {
    if (claims.length === 0) return [];
    const { material, seats: labelled } = readingOf(sitting, takenSeats(seats), "", true);
    const candidates = byQuality(sitting, sitting.options.judge, "judge");
    const messages = sitting.options.prompts.support({ ...material, claims });
    const request = readerRequest(messages, { type: "json_object" }, candidates);
    const { answer } = await sitting.ask({ stage: "judge", request, candidates, endsAtMs: untilMs }).done;
    const found = answer && supportIn(answer, claims.length);
    if (!found) throw new Error("no comparison came");
    const labels = [...labelled.keys()];
    return found.map(({ supports, contradicts }) =>
      answers.map((_, member) => {
        const label = labels[member] ?? "";
        return supports.includes(label) ? "supports" : contradicts.includes(label) ? "contradicts" : "apart";
      }),
    );
  };
}
