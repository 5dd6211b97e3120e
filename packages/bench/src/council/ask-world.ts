import { type CouncilOptions, Overture, ordered } from "@overture/core";
import { virtualClock } from "@overture/testing";
import { World, type WorldOptions } from "./world.ts";
import { worldId, worldProvider } from "./world-provider.ts";

/** How the questions of a world are answered. */
export type Way =
  | { readonly kind: "single"; readonly model: string }
  | { readonly kind: "council"; readonly options: CouncilOptions };

/** What came of it, over all questions. */
export interface WayResult {
  readonly accuracy: number;
  readonly usdPerQuestion: number;
  readonly callsPerQuestion: number;
  /** Absent without a council. */
  readonly agreement: number | undefined;
  /** Of each question: how far the members agreed, and whether the answer was right. */
  readonly marks: readonly { readonly agreement: number; readonly right: boolean }[];
}

/** How often a model that erred sees, when it is shown it, that another answer is right. */
export const readersSkill = 0.3;

/** Asks the first so many questions of a world, through the public API and on a virtual clock. */
export async function askWorld(options: WorldOptions, way: Way, questions: number): Promise<WayResult> {
  const world = new World(options);
  const provider = worldProvider(world, { skill: readersSkill });
  const clock = virtualClock();
  const overture = new Overture({ providers: [provider], clock, policy: ordered() });
  const counts = way.kind === "council" && way.options.strategy === "vote";
  const marks: { agreement: number; right: boolean }[] = [];
  let [usd, calls] = [0, 0];
  for (let question = 0; question < questions; question += 1) {
    const content = `This is question ${question}.${counts ? " Only the word, please." : ""}`;
    const model = way.kind === "single" ? `${worldId}/${way.model}` : "auto";
    const mode = way.kind === "council" ? { mode: "council" as const, council: way.options } : {};
    const request = { model, messages: [{ role: "user" as const, content }], overture: mode };
    const answer = await overture.chat.completions.create(request);
    const text = answer.choices[0]?.message.content ?? "";
    const said = /say (\w+)\.$/u.exec(text)?.[1] ?? text;
    const { council, cost, attempts } = answer.overture;
    marks.push({ agreement: council?.agreement ?? 1, right: said === world.rightOf(question) });
    usd += cost.usd;
    calls += attempts.length;
  }
  await overture.close();
  const meanAgreement = marks.reduce((sum, { agreement }) => sum + agreement, 0) / questions;
  return {
    accuracy: marks.filter(({ right }) => right).length / questions,
    usdPerQuestion: usd / questions,
    callsPerQuestion: calls / questions,
    agreement: way.kind === "council" ? meanAgreement : undefined,
    marks,
  };
}
