// A council that is worth its price, and one that is not. The models are made up, so that it is known what each of them gets
// wrong; with your own providers and questions the same lines tell what a council is worth to you.
import { Overture, ordered } from "@overture/core";
import { type Member, memberProvider, questions } from "./member.ts";

/** Asks everything of the first member alone, and then of a council of all. */
async function compare(title: string, members: readonly Member[]): Promise<void> {
  const overture = new Overture({ providers: members.map(memberProvider), policy: ordered() });
  console.log(`\n${title}`);
  for (const mode of ["single", "council"] as const) {
    let [right, usd, sure, sureAndRight] = [0, 0, 0, 0];
    for (const question of questions) {
      const answer = await overture.chat.completions.create({
        model: "auto",
        messages: [{ role: "user", content: question.text }],
        overture: { mode, council: { strategy: "vote", members: members.length } },
      });
      const isRight = answer.choices[0]?.message.content === String(question.right);
      const { cost, council } = answer.overture;
      if (isRight) right += 1;
      usd += cost.usd;
      if (!council || council.agreement < 0.9) continue;
      sure += 1;
      if (isRight) sureAndRight += 1;
    }
    const account = `right in ${right} of ${questions.length}, $${((1000 * usd) / questions.length).toFixed(3)} per 1,000 answers`;
    const agreed = mode === "council" ? `; where they agree, in ${sureAndRight} of ${sure}` : "";
    console.log(`  ${mode === "single" ? `${members[0]?.id} alone` : "the council"}: ${account}${agreed}`);
  }
  await overture.close();
}

// Three models of one tier, each with gaps of its own: where one errs, two others know.
await compare("Three that err by themselves", [
  { id: "ada", price: 1, fails: (question) => question % 5 === 0, mistake: (right) => right + 1 },
  { id: "ben", price: 1, fails: (question) => question % 4 === 1, mistake: (right) => right + 10 },
  { id: "cleo", price: 1, fails: (question) => question % 4 === 2, mistake: (right) => right + 100 },
]);

// A strong model beside two that learned the same mistake: together they outvote it, and cost more than it does alone.
const forgets = (question: number): boolean => question % 3 === 0;
await compare("One that is strong, and two that err together", [
  { id: "strong", price: 3, fails: (question) => question % 15 === 0, mistake: (right) => right + 1 },
  { id: "twin", price: 0.5, fails: forgets, mistake: (right) => right - 10 },
  { id: "other-twin", price: 0.5, fails: forgets, mistake: (right) => right - 10 },
]);
