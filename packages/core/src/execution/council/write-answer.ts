import type { ChatCompletion } from "../../chat/index.ts";
import type { Candidate } from "../../routing/index.ts";
import type { Answer } from "../answer.ts";
import { answerText } from "../transcript.ts";
import { type Result, reportOf } from "./report.ts";
import type { Verdict } from "./resolve.ts";
import type { Sitting } from "./sitting.ts";

/** Writes the answer that a member gave, or that was assembled from several. */
export function memberAnswer(sitting: Sitting, verdict: Verdict): Answer {
  const { best, standing } = verdict;
  const { overture: _, ...given } = best.outcome.answer;
  if (verdict.kind !== "assembled") {
    const chosen = standing.seats.findIndex(({ member }) => member === best.member);
    const lost = verdict.kind === "member" ? verdict.quorumLost : undefined;
    return writeAnswer(sitting, verdict, given, best.candidate, { chosen, quorumLost: lost });
  }
  const [choice] = given.choices;
  const content = JSON.stringify(verdict.value);
  const choices = choice ? [{ ...choice, message: { ...choice.message, content } }] : [];
  return writeAnswer(sitting, verdict, { ...given, choices }, best.candidate, { assembled: true });
}

/** Writes an answer with the account of the council, as a copy: a provider may hand out the same object again. */
export function writeAnswer(
  sitting: Sitting,
  verdict: Verdict,
  given: ChatCompletion,
  { model, provider }: Candidate,
  result: Omit<Result, "text">,
): Answer {
  const { run } = sitting;
  accountFor(sitting, verdict, () => ({ ...result, text: answerText(given) }));
  keepConversation(sitting, given, model);
  return { ...given, model, overture: run.metadata(model, provider) };
}

/** Has the request's account tell of the council, as of when it is asked for: then everything has been paid. */
export function accountFor({ run }: Sitting, { standing }: Verdict, result: () => Result): void {
  run.account = () => ({ council: reportOf(standing, result(), run.cost().usd) });
}

/** Has the conversation go on with whoever answered. */
export function keepConversation({ run }: Sitting, given: ChatCompletion, model: string): void {
  const { engine, profile, background } = run;
  if (background) return;
  const tokens = given.usage?.prompt_tokens ?? profile.inputTokens;
  engine.conversations.answered(profile.conversation, model, tokens, engine.clock.now());
}
