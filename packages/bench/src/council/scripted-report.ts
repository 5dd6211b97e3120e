import type { CouncilOptions } from "@overture/core";
import type { Section } from "../benchmark.ts";
import { dollars, percent, withInterval } from "../report/number-text.ts";
import { summarize } from "../statistics/summary.ts";
import { askWorld, readersSkill, type Way, type WayResult } from "./ask-world.ts";
import { calibrationError, rises, tenthsOf } from "./calibration.ts";
import { calibrationWorld, type Scenario, scenarios } from "./scenarios.ts";
import { majorityChance } from "./world.ts";
import { worldId } from "./world-provider.ts";

/** How much is asked. */
export interface Amount {
  readonly seeds: readonly string[];
  /** Questions for each seed of single models and votes, which cost little. */
  readonly questions: number;
  /** Questions for each seed where members read each other. */
  readonly readQuestions: number;
}

/** What was found with scripted members. */
export interface ScriptedReport {
  readonly headline: Readonly<Record<string, number>>;
  readonly sections: readonly Section[];
}

interface NamedWay {
  readonly name: string;
  readonly way: Way;
  readonly reads: boolean;
}

/** Asks all scenarios in all ways, and the world that agreement is read off. */
export async function scriptedReport(amount: Amount, progress: (text: string) => void): Promise<ScriptedReport> {
  const headline: Record<string, number> = {};
  const sections: Section[] = [];
  for (const scenario of scenarios) {
    const results = new Map<string, readonly WayResult[]>();
    for (const { name, way, reads } of waysOf(scenario)) {
      progress(`council: ${scenario.name}, ${name}`);
      results.set(
        name,
        await overSeeds(scenario.world, way, amount.seeds, reads ? amount.readQuestions : amount.questions),
      );
    }
    sections.push(sectionOf(scenario, results, amount));
    const prefix = scenario === scenarios[0] ? "" : `${scenario.name.replace(" ", "_")}.`;
    for (const [name, all] of results)
      headline[`${prefix}${name}.accuracy`] = summarize(all.map(({ accuracy }) => accuracy)).mean;
    if (prefix === "")
      headline["vote.predicted"] = majorityChance(scenario.world.models.map(({ accuracy }) => accuracy));
  }
  progress("council: agreement");
  const calibration = await calibrationReport(amount);
  return { headline: { ...headline, ...calibration.headline }, sections: [...sections, ...calibration.sections] };
}

function waysOf({ world }: Scenario): readonly NamedWay[] {
  const [best] = [...world.models].sort((one, other) => other.accuracy - one.accuracy);
  const name = best?.name ?? "";
  const council = (options: CouncilOptions): Way => ({ kind: "council", options });
  const samples = Array.from({ length: 3 }, () => `${worldId}/${name}`);
  return [
    { name: "single", way: { kind: "single", model: name }, reads: false },
    { name: "selfx3", way: council({ strategy: "vote", members: samples }), reads: false },
    { name: "vote", way: council({ strategy: "vote" }), reads: false },
    { name: "judge", way: council({ strategy: "judge" }), reads: true },
    { name: "rank", way: council({ strategy: "rank" }), reads: true },
    { name: "synthesize", way: council({ strategy: "synthesize" }), reads: true },
  ];
}

async function overSeeds(
  world: Scenario["world"],
  way: Way,
  seeds: readonly string[],
  questions: number,
): Promise<readonly WayResult[]> {
  const results: WayResult[] = [];
  for (const seed of seeds) results.push(await askWorld({ ...world, seed }, way, questions));
  return results;
}

function sectionOf(scenario: Scenario, results: ReadonlyMap<string, readonly WayResult[]>, amount: Amount): Section {
  const { world } = scenario;
  const accuracies = world.models.map(({ accuracy }) => accuracy);
  const rows = [...results].map(([name, all]) => {
    const agreements = all.flatMap(({ agreement }) => agreement ?? []);
    return [
      name,
      withInterval(summarize(all.map(({ accuracy }) => accuracy))),
      agreements.length > 0 ? summarize(agreements).mean.toFixed(3) : "",
      summarize(all.map(({ callsPerQuestion }) => callsPerQuestion)).mean.toFixed(2),
      dollars(1000 * summarize(all.map(({ usdPerQuestion }) => usdPerQuestion)).mean),
    ];
  });
  return {
    title: `Scripted members, ${scenario.name}: right in ${accuracies.map((each) => percent(each)).join(", ")}; ${percent(world.correlation)} of answers hang on what all find hard`,
    table: { columns: ["", "accuracy", "agreement", "calls", "USD per 1,000"], rows },
    notes: [
      `A vote of independent members is predicted to be right in ${majorityChance(accuracies).toFixed(4)}. Readers take for right what they would answer themselves; of what they got wrong they see the truth, when they are shown it, in ${percent(readersSkill)}.`,
      `Seeds: ${amount.seeds.join(", ")}; ${amount.questions} questions each, ${amount.readQuestions} where members read each other.`,
    ],
  };
}

async function calibrationReport({ seeds, questions }: Amount): Promise<ScriptedReport> {
  const members = calibrationWorld.models.length;
  const way: Way = { kind: "council", options: { strategy: "vote", members } };
  const marks = (await overSeeds(calibrationWorld, way, seeds, questions)).flatMap((result) => result.marks);
  const tenths = tenthsOf(marks);
  const rows = tenths.map(({ from, count, agreement, accuracy }) => {
    return [
      `${from.toFixed(1)} to ${(from + 0.1).toFixed(1)}`,
      String(count),
      agreement.toFixed(3),
      accuracy.toFixed(3),
    ];
  });
  const isRising = rises(tenths);
  return {
    headline: { "calibration.error": calibrationError(tenths), "calibration.rises": Number(isRising) },
    sections: [
      {
        title: `What agreement is worth: a vote of ${members} members over four answers, questions of every difficulty`,
        table: { columns: ["agreement", "answers", "mean agreement", "accuracy"], rows },
        notes: [
          `Accuracy ${isRising ? "rises" : "does NOT rise"} from tenth to tenth (those with fewer than 100 answers are not looked at); it lies ${calibrationError(tenths).toFixed(3)} from agreement on average.`,
        ],
      },
    ],
  };
}
