// Writes docs/providers.md: what each provider carries, what it drops and says so, and what makes its models ineligible.
// Nothing in it is written by hand: each adapter is asked for each thing, against a simulator of its vendor, and what it
// warns of or refuses is the table; capabilities are those of the model cards. With --check it writes nothing, and fails if
// the page is not what the adapters do.
import { readFileSync, writeFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

// The sources are asked, not a build that may be older.
registerHooks({
  resolve(specifier, context, next) {
    const [, name, room] = /^@overture\/([\w-]+)(?:\/(\w+))?$/.exec(specifier) ?? [];
    if (!name) return next(specifier, context);
    const entry = { provider: "port.ts", store: "state/index.ts" }[room] ?? join(room ?? "", "index.ts");
    const file = join(root, "packages", name, "src", entry);
    return { url: pathToFileURL(file).href, format: "module-typescript", shortCircuit: true };
  },
});

const adapters = ["openai", "anthropic", "google", "mistral", "deepseek"];
const { startSimulator } = await import("@overture/testing");
const { ProviderFault } = await import("@overture/core");

const pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const user = (...parts) => ({ messages: [{ role: "user", content: parts }] });
const text = { type: "text", text: "Hi" };
const tools = [{ type: "function", function: { name: "look", parameters: { type: "object", properties: {} } } }];
const strict = [{ type: "function", function: { ...tools[0].function, strict: true } }];
const schema = { type: "object", properties: { a: { type: "string" } }, required: ["a"], additionalProperties: false };
const allowed = { mode: "required", tools: [{ type: "function", function: { name: "look" } }] };
const history = (message) => ({
  messages: [
    { role: "user", content: "Hi" },
    { role: "assistant", content: "Hello.", ...message },
    { role: "user", content: "And?" },
  ],
});

/** What is asked for, by the name that it has in the table. The fields of warnings that tell of it, if not its own names. */
const probes = {
  Messages: [
    [
      "system and developer messages",
      { messages: [{ role: "developer", content: "Be brief." }, ...user(text).messages] },
    ],
    ["names of speakers (`name`)", { messages: [{ role: "user", content: "Hi", name: "Ada" }] }, ["name"]],
    ["images by address", user(text, { type: "image_url", image_url: { url: "https://images.example.com/cat.png" } })],
    ["images as bytes", user(text, { type: "image_url", image_url: { url: `data:image/png;base64,${pixel}` } })],
    ["PDF files", user(text, { type: "file", file: { file_data: "data:application/pdf;base64,JVBERi0xLjQ=" } })],
    ["sound", user(text, { type: "input_audio", input_audio: { data: "UklGRg==", format: "wav" } })],
    [
      "marks for the prompt cache, where it needs any",
      user({ ...text, cache_control: { type: "ephemeral" } }),
      ["cache_control"],
    ],
    [
      "reasoning of another provider",
      history({
        reasoning_content: "hm",
        reasoning_details: [{ type: "thinking", provider: "elsewhere", text: "hm" }],
      }),
      ["reasoning_content", "reasoning_details"],
    ],
  ],
  Tools: [
    ["functions", { tools }],
    ["`strict` functions", { tools: strict }, ["tools"]],
    ["tools of free text (`custom`)", { tools: [{ type: "custom", custom: { name: "note" } }] }, ["tools"]],
    ["the older `functions`", { functions: [{ name: "look" }] }],
    ['`tool_choice: "required"`', { tools, tool_choice: "required" }],
    [
      "a choice among some (`allowed_tools`)",
      { tools, tool_choice: { type: "allowed_tools", allowed_tools: allowed } },
    ],
    ["`parallel_tool_calls: false`", { tools, parallel_tool_calls: false }, ["parallel_tool_calls"]],
    ["`reasoning_effort` beside functions", { tools, reasoning_effort: "high" }, ["reasoning_effort"]],
  ],
  "The answer's form": [
    ["`max_completion_tokens`", { max_completion_tokens: 2000 }],
    ["`stop`", { stop: ["END"] }],
    ["`n: 2`", { n: 2 }, ["n"]],
    [
      "JSON of any shape (`json_object`)",
      { ...user({ type: "text", text: "Give me JSON." }), response_format: { type: "json_object" } },
      ["response_format"],
    ],
    [
      "JSON of a schema (`json_schema`)",
      { response_format: { type: "json_schema", json_schema: { name: "x", schema } } },
    ],
    ["`logprobs`", { logprobs: true }],
    [
      '`modalities: ["audio"]`',
      { modalities: ["text", "audio"], audio: { format: "wav", voice: "alloy" } },
      ["modalities"],
    ],
    ["`web_search_options`", { web_search_options: {} }],
  ],
  "How it is found": [
    ["`reasoning_effort`", { reasoning_effort: "high" }],
    ['`reasoning_effort: "none"`', { reasoning_effort: "none" }, ["reasoning_effort"]],
    ["`temperature`", { temperature: 0.5 }],
    ["`top_p`", { top_p: 0.9 }],
    ["`frequency_penalty`", { frequency_penalty: 0.5 }],
    ["`presence_penalty`", { presence_penalty: 0.5 }],
    ["`seed`", { seed: 7 }],
    ["`logit_bias`", { logit_bias: { 42: 1 } }],
    ["`verbosity`", { verbosity: "low" }],
    ["`prediction`", { prediction: { type: "content", content: "x" } }],
  ],
  "The account": [
    ["`user`", { user: "user-1" }],
    ["`safety_identifier`", { safety_identifier: "user-1" }, ["safety_identifier", "user"]],
    ["`metadata`", { metadata: { trace: "1" } }],
    ["`store`", { store: true }],
    ['`service_tier: "flex"`', { service_tier: "flex" }, ["service_tier"]],
    ["`prompt_cache_key`", { prompt_cache_key: "key-1" }],
    ["`prompt_cache_retention`", { prompt_cache_retention: "24h" }],
  ],
};

/** What becomes of a probe: carried, changed, dropped or refused. */
async function outcomeOf(provider, card, simulator, change, fields) {
  const request = { model: `${provider.id}/${card.name}`, ...user(text), ...change };
  const call = { model: card.name, card, credential: simulator.key, signal: new AbortController().signal };
  try {
    const { warnings } = await provider.chat(request, { ...call, timeoutMs: 10_000, headers: {} });
    const about = warnings.filter(({ param }) => fields.includes(param));
    if (about.some(({ code }) => code === "parameter_dropped")) return "dropped";
    return about.length > 0 ? "changed" : "carried";
  } catch (fault) {
    if (fault instanceof ProviderFault && fault.kind === "unsupported") return "refused";
    throw new Error(`${provider.id}/${card.name} failed at ${JSON.stringify(change)}`, { cause: fault });
  }
}

const needs = ["tools", "images", "audio", "files", "jsonSchema"];
/** Which capability a probe needs: without it the model is not asked. */
const needOf = {
  functions: "tools",
  "images by address": "images",
  "images as bytes": "images",
  "PDF files": "files",
  sound: "audio",
  "JSON of a schema (`json_schema`)": "jsonSchema",
};
const words = { carried: "yes", changed: "changed", dropped: "dropped", refused: "refused", ineligible: "–" };

/** What the recommended models of a provider do with a probe; who differs from most is named. */
function cell(outcomes) {
  const kinds = [...new Set(outcomes.map(([, outcome]) => outcome))];
  const count = (kind) => outcomes.filter(([, outcome]) => outcome === kind).length;
  const [most, ...others] = kinds.sort((first, second) => count(second) - count(first));
  const exceptions = others.map((kind) => {
    const names = outcomes.filter(([, outcome]) => outcome === kind).map(([name]) => name);
    return `${words[kind]} by ${names.join(", ")}`;
  });
  return [words[most], ...exceptions].join("; ");
}

async function columnOf(name) {
  const module = await import(`@overture/${name}`);
  const simulator = await startSimulator(name);
  try {
    const provider = module[name]({ apiKey: simulator.key, baseURL: simulator.baseURL });
    const cards = provider.models.filter(({ recommended }) => recommended);
    const cells = new Map();
    for (const [probe, change, fields = Object.keys(change)] of Object.values(probes).flat()) {
      const outcomes = [];
      for (const card of cards) {
        const isAble = !needOf[probe] || card.capabilities[needOf[probe]];
        const outcome = isAble ? await outcomeOf(provider, card, simulator, change, fields) : "ineligible";
        outcomes.push([card.name, outcome]);
      }
      cells.set(probe, cell(outcomes));
    }
    // As they are at the vendor's own address, and not at a simulator's.
    const models = [...module.models, ...provider.models.filter(({ embedding }) => embedding)];
    return { name, cells, models, recommended: cards.map((card) => card.name) };
  } finally {
    await simulator.close();
  }
}

const row = (cells) => `| ${cells.join(" | ")} |`;
/** The models that make vectors, and what each costs. */
function vectorTable(columns) {
  const rows = columns.flatMap(({ name, models }) =>
    models
      .filter(({ embedding, retired }) => embedding && !retired)
      .map(({ name: model, embedding, contextTokens, prices }) =>
        row([`${name}/${model}`, count(embedding.dimensions), count(contextTokens), `$${prices.input}`]),
      ),
  );
  const head = ["model", "length of its vectors", "window", "a million tokens"];
  return [row(head), row(["---", "---:", "---:", "---:"]), ...rows].join("\n");
}

const yesNo = (value) => (value ? "yes" : "–");
const count = (tokens) => (tokens === undefined ? "?" : tokens.toLocaleString("en"));

function modelTable({ name, models }) {
  const served = models.filter(({ retired, embedding }) => !retired && !embedding);
  const head = [
    "model",
    ...needs.map((need) => (need === "jsonSchema" ? "JSON schema" : need)),
    "reasoning",
    "temperature",
    "goes on",
  ];
  return [
    `### ${name}\n`,
    row([...head, "window", "output"]),
    row([...head, "", ""].map((_, index) => (index > 8 ? "---:" : "---"))),
    ...served.map(({ name: model, capabilities: can, recommended, contextTokens, maxOutputTokens }) =>
      row([
        recommended ? `**${model}**` : model,
        ...needs.map((need) => yesNo(can[need])),
        can.reasoning,
        yesNo(can.temperature),
        yesNo(can.assistantPrefix),
        count(contextTokens),
        count(maxOutputTokens),
      ]),
    ),
  ].join("\n");
}

async function page() {
  const columns = [];
  for (const name of adapters) columns.push(await columnOf(name));
  const head = ["", ...columns.map(({ name }) => name)];
  const tables = Object.entries(probes).map(([title, rows]) =>
    [
      `### ${title}\n`,
      row(head),
      row(head.map(() => "---")),
      ...rows.map(([probe]) => row([probe, ...columns.map(({ cells }) => cells.get(probe))])),
    ].join("\n"),
  );
  const asked = columns.flatMap(({ name, recommended }) => recommended.map((model) => `- \`${name}/${model}\``));
  return `# What each provider carries

<!-- Written by scripts/provider-table.mjs, which asks the adapters. Do not edit. -->

A request is written in OpenAI's form, whoever answers. An adapter translates what its vendor has a place for. What it has
none for is left out if it is a mere hint, and said so in \`answer.overture.warnings\`; what would change the answer's shape or
meaning makes the model ineligible, or is refused, and another model is asked. \`providerOptions\` carry what only one vendor
knows.

- **yes**: the vendor gets it
- **changed**: the vendor gets the nearest that it takes, with the warning \`parameter_changed\`; of a JSON schema that is only asked
  for in words, with the warning \`schema_not_enforced\`: check the answer before you use it
- **dropped**: left out, with the warning \`parameter_dropped\`
- **refused**: the fault \`unsupported\`; another model is asked, if the request allows one
- **–**: the model's card says that it cannot: the model is ineligible

What a model takes may hang on the rest of the request: many take no temperature while they think, and some think unasked.

Asked were the models that \`auto\` considers by itself:

${asked.join("\n")}

${tables.join("\n\n")}

## From one provider to another

A conversation that began at one provider goes on at any other. Ids of tool calls are rewritten where a provider insists on
its own form (Anthropic: letters, digits, \`_\` and \`-\`; Mistral: nine letters and digits). Reasoning goes back only to the
provider that gave it, where it stood, with its signature; anybody else's is dropped with a warning. Texts, calls, results and
images are never dropped.

## What makes a model ineligible

A model is not asked for what its card says it cannot do: \`tools\`, \`images\`, \`audio\`, \`files\`, or answers held to a JSON
schema; nor where the messages are far longer than its window. A model without a card is asked, with a warning.
Models in bold are those that \`auto\` considers by itself. A model that *goes on* takes a last message of the assistant's as the
beginning of its own answer, which matters where a [stream that broke](speculative.md#streams-that-break) is continued.

${columns.map(modelTable).join("\n\n")}

## Vectors

Models that make [vectors](embeddings.md) answer nothing, and are reached by name alone. The other providers make none.

${vectorTable(columns)}
`;
}

const file = join(root, "docs/providers.md");
const now = await page();
if (!process.argv.includes("--check")) {
  writeFileSync(file, now);
} else if (readFileSync(file, "utf8") !== now) {
  console.error("docs/providers.md is not what the adapters do. Run: npm run providers");
  process.exitCode = 1;
}
process.exit();
