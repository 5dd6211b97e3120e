import type { Answer, Overture } from "@overture/core";
import type { Question } from "./questions.ts";

/** How a request went. */
export type Outcome = { readonly question: Question } & (
  | { readonly answer: Answer; readonly error?: undefined }
  | { readonly answer?: undefined; readonly error: unknown }
);

/** How many requests are under way at the same time. */
const concurrency = 6;

/** Asks all questions, some at a time, and tells of each as soon as it is answered. It never rejects. */
export async function askAll(
  overture: Pick<Overture, "chat">,
  questions: readonly Question[],
  onOutcome: (outcome: Outcome) => void,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const waiting = questions.values();
  // Each lane takes the next question when it is done with the last one.
  const lane = async (): Promise<void> => {
    for (const question of waiting) {
      const outcome = await ask(overture, question);
      outcomes.push(outcome);
      onOutcome(outcome);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
  return outcomes;
}

async function ask(overture: Pick<Overture, "chat">, question: Question): Promise<Outcome> {
  try {
    return { question, answer: await overture.chat.completions.create(question.request) };
  } catch (error) {
    return { question, error };
  }
}
