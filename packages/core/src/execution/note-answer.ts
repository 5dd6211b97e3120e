import { tierMultiple } from "../catalog/index.ts";
import type { Answer } from "./answer.ts";
import { tierThatServed } from "./answer-cost.ts";
import { flawOf } from "./flaw.ts";
import type { Run } from "./run.ts";

/**
 * Looks at an answer's form when it is there, which needs nobody's help: learns from it, and tells whoever looks at answers
 * later. A verdict is no answer. What a council answers was looked at when its member gave it, which is handed to nobody else.
 */
export function noteAnswer(run: Run, answer: Answer): void {
  const { engine, background, labels } = run;
  const tier = tierThatServed(run.request, answer);
  const prices = engine.catalog.find(answer.overture.model)?.prices;
  if (prices && tierMultiple(prices, tier) === undefined) {
    const message = `The price of the service tier "${tier}" is not known: give it by "prices.serviceTiers" in the option "catalog".`;
    run.warn([{ code: "service_tier_unpriced", message, param: "service_tier" }]);
  }
  if (background?.purpose !== "member") run.trace?.answered(answer);
  if (background?.purpose === "judge") return;
  const { id, model } = answer.overture;
  const flaw = flawOf(run.request, answer);
  if (run.mode !== "council") {
    run.learner.observeAnswer(model, run.profile.context, flaw, engine.clock.now());
    if (flaw && engine.events.has("signal")) {
      const score = run.learner.scoreOf(flaw);
      engine.events.emit("signal", { ...labels, id, model, source: flaw, score, problem: undefined });
    }
  }
  if (background?.purpose !== "member") engine.onlooker?.note(run, answer, flaw !== undefined);
}
