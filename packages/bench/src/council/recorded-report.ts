import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Section } from "../benchmark.ts";
import { dollars } from "../report/number-text.ts";
import { recordedSet, setDescriptions } from "../routing/recorded-sets.ts";
import { voteOnRecorded } from "./recorded-votes.ts";
import { bestSingle, bestTrios, midPriced, type Panel, recordedOf, rightFrom, trioOf } from "./trios.ts";

/** What was found in recorded outcomes. */
export interface RecordedReport {
  readonly headline: Readonly<Record<string, number>>;
  readonly sections: readonly Section[];
}

/** Goes through the sets that are there and have three models at least: what two of three would have found. */
export async function recordedReport(dataFolder: string, progress: (text: string) => void): Promise<RecordedReport> {
  const headline: Record<string, number> = {};
  const sections: Section[] = [];
  for (const { name, rowsFile } of setDescriptions) {
    if (!existsSync(join(dataFolder, rowsFile))) continue;
    const set = recordedSet(dataFolder, name);
    if (set.models.length < 3) continue;
    progress(`council: recorded outcomes, ${name}`);
    const recorded = recordedOf(set);
    const middle = trioOf(recorded, midPriced(recorded));
    const single = bestSingle(recorded);
    const { best, bestValue } = bestTrios(recorded);
    const { atLeastTwo, answered } = await voteOnRecorded(set, middle.places);
    Object.assign(headline, {
      [`${name}.majority.accuracy`]: atLeastTwo,
      [`${name}.best.accuracy`]: single.accuracy,
      [`${name}.majority.usd`]: middle.usdPerRequest,
      [`${name}.best.usd`]: single.usdPerRequest,
      [`${name}.best_trio.accuracy`]: best.accuracy,
      [`${name}.best_trio.usd`]: best.usdPerRequest,
    });
    const verdict = atLeastTwo >= single.accuracy ? "holds its own against" : "loses to";
    sections.push({
      title: `Recorded outcomes, ${name}: ${set.rows.length} rows, ${set.models.length} models`,
      table: {
        columns: ["", "right", "USD per 1,000", "models"],
        rows: [
          rowOf("best single model", single),
          rowOf("two of three, mid-priced", middle),
          rowOf("two of three, best trio", best),
          bestValue
            ? rowOf("two of three, best at the price of one", bestValue)
            : ["two of three, best at the price of one", "", "", "none costs so little"],
        ],
      },
      notes: [
        `The mid-priced council ${verdict} the best single model. At least two of three is a lower bound of a vote; with any one of the three where all differ, it was right in ${answered.toFixed(4)}.`,
        `Right is a score of ${rightFrom} or more. What answers said was not recorded, so wrong ones are taken to differ. Best trios are chosen in hindsight.`,
      ],
    });
  }
  return { headline, sections };
}

function rowOf(name: string, { accuracy, usdPerRequest, names }: Panel): readonly string[] {
  return [name, accuracy.toFixed(4), dollars(1000 * usdPerRequest), names.join(", ")];
}
