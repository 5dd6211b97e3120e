import { loadRecordedSet, type RecordedSet, type SetDescription } from "./recorded-set.ts";

/** The sets that routing is measured on, with the models of their pools. */
export const setDescriptions: readonly SetDescription[] = [
  {
    name: "llmrouter_ulab",
    rowsFile: "llmrouter_ulab/dev.jsonl",
    modelsFile: "llmrouter_ulab/models.json",
  },
  {
    name: "zeroeval",
    rowsFile: "zeroeval/data.jsonl",
    modelsFile: "zeroeval/models.json",
    pool: [
      "gpt-4o-2024-08-06",
      "gpt-4o-mini-2024-07-18",
      "claude-3-5-sonnet-20241022",
      "claude-3-5-haiku-20241022",
      "claude-3-haiku-20240307",
      "claude-3-opus-20240229",
      "gemini-1.5-flash",
      "gemini-1.5-pro",
      "Meta-Llama-3.1-70B-Instruct",
      "Meta-Llama-3.1-8B-Instruct",
      "Mistral-Large-2",
      "Qwen2-72B-Instruct",
      "deepseek-v2.5-0908",
      "gpt-3.5-turbo-0125",
    ],
  },
  {
    name: "bfcl",
    rowsFile: "bfcl/dev.jsonl",
    modelsFile: "bfcl/models.json",
    pool: [
      "gpt-4o-mini-2024-07-18",
      "gpt-3.5-turbo-0125-FC",
      "gpt-4o-2024-05-13-FC",
      "gpt-4o-2024-08-06-FC",
      "gpt-4-turbo-2024-04-09",
      "claude-3-5-sonnet-20240620",
      "claude-3-haiku-20240307",
      "claude-3-opus-20240229",
      "gemini-1.5-flash-preview-0514",
      "gemini-1.5-pro-preview-0514",
      "mistral-medium-2312",
      "open-mixtral-8x22b",
      "command-r-plus",
      "open-mistral-nemo-2407-FC-Auto",
    ],
  },
  {
    name: "paretobandit",
    rowsFile: "paretobandit/dev.jsonl",
    modelsFile: "paretobandit/models.json",
  },
  // A strong model and a weak one: the prices are those that RouteLLM's paper counts with.
  { name: "routellm_gsm8k", rowsFile: "routellm/gsm8k.jsonl", modelsFile: "routellm/models.json" },
  { name: "routellm_mt_bench", rowsFile: "routellm/mt_bench.jsonl", modelsFile: "routellm/models.json" },
];

const loaded = new Map<string, RecordedSet>();

/** The set of that name, read once in a thread. */
export function recordedSet(dataFolder: string, name: string): RecordedSet {
  const known = loaded.get(name);
  if (known) return known;
  const description = setDescriptions.find((candidate) => candidate.name === name);
  if (!description) throw new Error(`There is no recorded set "${name}".`);
  const set = loadRecordedSet(dataFolder, description);
  loaded.set(name, set);
  return set;
}
