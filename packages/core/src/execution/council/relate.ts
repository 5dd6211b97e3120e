import { byEmbedding, byEntailment } from "./claims/hooks.ts";
import { lexical } from "./claims/lexical.ts";
import type { Relate } from "./claims/weigh-claims.ts";
import { byQuality } from "./panel.ts";
import { readerRequest, readingOf } from "./reading.ts";
import { supportIn } from "./replies.ts";
import { type Seat, takenSeats } from "./seat.ts";
import type { Sitting } from "./sitting.ts";

/**
 * Who says which answers support a claim: the caller's own hook, a judge model, or the words. A hook that fails leaves it to the
 * words, with a warning; so does a judge.
 */
export function relateBy(sitting: Sitting, seats: readonly Seat[], untilMs: number): Relate {
  const { run, options } = sitting;
  const { entails, embed, claims } = options;
  const chosen = entails
    ? byEntailment(entails)
    : embed
      ? byEmbedding(embed)
      : claims === "judge"
        ? byJudge(sitting, seats, untilMs)
        : lexical;
  if (chosen === lexical) return lexical;
  return async (texts, answers) => {
    try {
      // A hook may hang; a judge is asked as everybody is, within its time.
      if (!entails && !embed) return await chosen(texts, answers);
      return await sitting.within((signal) => chosen(texts, answers, signal), untilMs);
    } catch {
      sitting.check();
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
