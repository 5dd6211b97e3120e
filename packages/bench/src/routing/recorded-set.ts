import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A model whose answers were recorded. Prices are in US dollars per million tokens. */
export interface RecordedModel {
  readonly name: string;
  readonly inputPrice: number;
  readonly outputPrice: number;
}

/** What a model's answer to a prompt was: its score in [0, 1], and what it used. */
export interface RecordedOutcome {
  readonly score: number;
  readonly costUsd: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** How long the whole answer took, where that was recorded. */
  readonly seconds?: number | undefined;
}

/** A prompt with what every model of the set made of it, in the order of the set's models. */
export interface RecordedRow {
  readonly task: string;
  readonly prompt: string;
  /** The functions that the model was given, in OpenAI's shape. */
  readonly tools: readonly RecordedTool[] | undefined;
  readonly outcomes: readonly RecordedOutcome[];
}

/** A function that a model could call. */
export interface RecordedTool {
  readonly type: "function";
  readonly function: { readonly name: string; readonly [field: string]: unknown };
}

/** Prompts, models, and what really came of every pair. */
export interface RecordedSet {
  readonly name: string;
  readonly models: readonly RecordedModel[];
  readonly rows: readonly RecordedRow[];
}

/** Where a set's recordings lie, and which of its models take part. */
export interface SetDescription {
  readonly name: string;
  /** In the folder of recorded data. */
  readonly rowsFile: string;
  readonly modelsFile: string;
  /** The models that can be chosen, by name. Absent: all. */
  readonly pool?: readonly string[] | undefined;
}

interface ModelLine {
  readonly id: string;
  readonly price_in_per_M?: number | null;
  readonly price_out_per_M?: number | null;
  /** Where input and output are not told apart. */
  readonly blended_price_per_M?: number;
}

/** A line of a rows file; lists are in the order of the models file, and null is what was not recorded. */
export interface RowLine {
  readonly task: string;
  readonly prompt: string;
  readonly functions?: string;
  readonly score: readonly (number | null)[];
  readonly cost?: readonly (number | null)[];
  readonly in_tok?: readonly (number | null)[];
  readonly latency_s?: readonly (number | null)[];
  /** Where only one model's count was recorded. */
  readonly in_tok_flash?: number | null;
  /** How many characters the answers had. */
  readonly out_chars?: readonly (number | null)[];
  /** Whether the publishers found the prompt among what models were trained on. */
  readonly contaminated?: boolean;
}

/** How long an answer is taken to be where neither its length nor a cost was recorded. */
const assumedOutputTokens = 100;

/**
 * Reads a set. Rows that lack a score, or a cost where costs were recorded, of a model in the pool are left out,
 * and so are those that the publishers call contaminated.
 */
export function loadRecordedSet(dataFolder: string, description: SetDescription): RecordedSet {
  const read = (file: string): string => readFileSync(join(dataFolder, file), "utf8");
  const all = JSON.parse(read(description.modelsFile)) as readonly ModelLine[];
  const pool = (description.pool ?? all.map(({ id }) => id)).map((name) => {
    const place = all.findIndex(({ id }) => id === name);
    const line = all[place];
    const inputPrice = line?.price_in_per_M ?? line?.blended_price_per_M;
    const outputPrice = line?.price_out_per_M ?? line?.blended_price_per_M;
    if (inputPrice === undefined || outputPrice === undefined) {
      throw new Error(`${description.modelsFile} has no model "${name}" with prices.`);
    }
    return { place, model: { name, inputPrice, outputPrice } };
  });
  const rows: RecordedRow[] = [];
  for (const line of read(description.rowsFile).split("\n")) {
    if (line === "") continue;
    const row = JSON.parse(line) as RowLine;
    if (row.contaminated) continue;
    const outcomes = pool.map(({ place, model }) => outcomeOf(row, place, model));
    if (!outcomes.every((outcome) => outcome !== undefined)) continue;
    rows.push({ task: row.task, prompt: row.prompt, tools: toolsOf(row), outcomes });
  }
  return { name: description.name, models: pool.map(({ model }) => model), rows };
}

/**
 * What a row says of a model. Usage is such that the model's prices give the recorded cost: input tokens are the recorded
 * ones, or a quarter of the prompt's characters; output tokens are what the rest of the cost paid for, and where the input
 * alone would cost more than was recorded, it is the input that is fewer. Where no cost was recorded it is the list price of
 * the input and of a quarter of the answer's characters in tokens, or of 100 where not even they were recorded.
 */
export function outcomeOf(row: RowLine, place: number, model: RecordedModel): RecordedOutcome | undefined {
  const score = row.score[place];
  if (score === null || score === undefined) return undefined;
  const characters = row.prompt.length / 4;
  const inputTokens = Math.round(row.in_tok?.[place] ?? row.in_tok_flash ?? characters);
  if (row.cost === undefined) {
    const outCharacters = row.out_chars?.[place];
    const outputTokens = outCharacters ? Math.round(outCharacters / 4) : assumedOutputTokens;
    const costUsd = (characters * model.inputPrice + outputTokens * model.outputPrice) / 1_000_000;
    return { score, costUsd, inputTokens, outputTokens };
  }
  const costUsd = row.cost[place];
  const seconds = row.latency_s?.[place] ?? undefined;
  if (costUsd === null || costUsd === undefined) return undefined;
  const inputUsd = (inputTokens * model.inputPrice) / 1_000_000;
  if (inputUsd > costUsd) {
    return {
      score,
      costUsd,
      inputTokens: Math.round((costUsd * 1_000_000) / model.inputPrice),
      outputTokens: 0,
      seconds,
    };
  }
  const outputTokens = Math.round(((costUsd - inputUsd) * 1_000_000) / model.outputPrice);
  return { score, costUsd, inputTokens, outputTokens, seconds };
}

function toolsOf({ functions }: RowLine): readonly RecordedTool[] | undefined {
  if (functions === undefined) return undefined;
  type Definition = { readonly name: string };
  const parsed = JSON.parse(functions) as Definition | readonly Definition[];
  return [parsed].flat().map((definition) => ({ type: "function", function: definition }));
}
