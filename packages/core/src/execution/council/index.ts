import type { Answer } from "../answer.ts";
import type { ChatStream } from "../answer-stream.ts";
import type { Run } from "../run.ts";
import { CouncilStream } from "./council-stream.ts";
import type { LentToCouncil } from "./lent.ts";
import { openSitting } from "./open-sitting.ts";
import { resolve, type Verdict } from "./resolve.ts";
import type { Sitting } from "./sitting.ts";
import { memberAnswer, writeAnswer } from "./write-answer.ts";

/** Carries out a request whose answer is wanted whole. */
export async function complete(run: Run, lent: LentToCouncil): Promise<Answer> {
  const sitting = openSitting(run, lent);
  try {
    const signing = run.engine.answerIds.load();
    if (signing) await signing;
    const verdict = await resolve(sitting);
    return verdict.kind === "chairman" ? await chaired(sitting, verdict) : memberAnswer(sitting, verdict);
  } finally {
    sitting.end();
  }
}

/** Carries out a request for a stream, which is there at once, and brings its first content when the council has come to it. */
export async function beginStream(run: Run, lent: LentToCouncil): Promise<ChatStream> {
  const sitting = openSitting(run, lent);
  return new CouncilStream(sitting, await import("../begin-stream.ts"));
}

/** The chairman's answer, or the best member's if no chairman writes one that is any good. */
async function chaired(sitting: Sitting, verdict: Verdict & { kind: "chairman" }): Promise<Answer> {
  const { run } = sitting;
  const { answer } = await sitting.ask(verdict.asking).done;
  sitting.check();
  const candidate = run.decision.ranking.find(({ model }) => model === answer?.overture.model);
  if (!answer || !candidate || sitting.lent.flawOf(run.request, answer)) {
    run.warn([noChairman]);
    return memberAnswer(sitting, verdict);
  }
  const { overture: _, ...given } = answer;
  return writeAnswer(sitting, verdict, given, candidate, { chairman: candidate.model });
}

const noChairman = {
  code: "council_without_chairman",
  message: "No chairman wrote an answer: the best member's is given.",
};
