import type { Run } from "../run.ts";
import type { LentToCouncil } from "./lent.ts";
import { byQuality } from "./panel.ts";
import { contradiction, settledOptions } from "./settled-options.ts";
import { Sitting } from "./sitting.ts";

/** More answers than this make more pairs than anybody would pay for. */
const mostJudged = 8;

/** Opens a council for a request. Throws `invalid_request` for options that make no sense, before anybody is asked. */
export function openSitting(run: Run, lent: LentToCouncil): Sitting {
  const options = settledOptions(lent, run.modeOptions.council, run.engine.modeOptions.council);
  const { members, strategy } = options;
  const count = typeof members === "number" ? members : members.length;
  if (strategy === "judge" && count > mostJudged) {
    throw contradiction(
      lent,
      "members",
      `The option "council.members" asks for ${count} members, of which a judge would have to compare ${(count * (count - 1)) / 2} pairs. Ask for ${mostJudged} at most, or use the strategy "rank".`,
    );
  }
  if ((run.request.n ?? 1) > 1) {
    run.warn([{ code: "council_one_choice", message: 'A council gives one choice: "n" is not heeded.', param: "n" }]);
  }
  const sitting = new Sitting(run, options, lent);
  try {
    byQuality(sitting, options.chairman, "chairman");
    byQuality(sitting, options.judge, "judge");
    return sitting;
  } catch (error) {
    sitting.end();
    throw error;
  }
}
