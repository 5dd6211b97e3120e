// Writes packages/<adapter>/src/models.generated.ts: a dated snapshot of prices and context windows out of
// @pydantic/genai-prices, for the models listed here. With --check it writes nothing, and fails if a snapshot is not what
// the package gives for the snapshot's own day, so that a check does not depend on the day on which it runs.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { findProvider } from "@pydantic/genai-prices";

/** Adapter → the package's provider id, and the vendor's names of models in the order in which they are listed. */
const adapters = {
  openai: {
    providerId: "openai",
    models: [
      ...["gpt-5.4-mini", "gpt-5.5", "gpt-6-luna", "gpt-6-sol", "gpt-6-astra"],
      ...["gpt-5.6-luna", "gpt-5.6-terra", "gpt-5.6-sol", "gpt-5.4", "gpt-5.4-nano"],
      ...["gpt-5.2", "gpt-5.1", "gpt-5", "gpt-5-mini", "gpt-5-nano"],
      ...["gpt-4.1", "gpt-4.1-mini", "gpt-4.1-nano", "gpt-4o", "gpt-4o-2024-05-13", "gpt-4o-mini"],
      ...["o4-mini", "o3", "o3-mini", "o1", "gpt-4-turbo", "gpt-4", "gpt-3.5-turbo"],
      ...["text-embedding-3-small", "text-embedding-3-large", "text-embedding-ada-002"],
    ],
  },
  anthropic: {
    providerId: "anthropic",
    models: [
      ...["claude-haiku-4-5", "claude-sonnet-5", "claude-opus-5"],
      ...["claude-opus-5-5", "claude-fable-5-1", "claude-fable-5"],
      ...["claude-opus-4-8", "claude-opus-4-7", "claude-opus-4-6", "claude-opus-4-5", "claude-sonnet-4-6"],
      ...["claude-sonnet-4-5", "claude-opus-4-1", "claude-opus-4-20250514", "claude-sonnet-4-20250514"],
      ...["claude-3-7-sonnet-latest", "claude-3-5-sonnet-latest", "claude-3-5-haiku-latest", "claude-3-haiku-20240307"],
    ],
  },
  deepseek: {
    providerId: "deepseek",
    models: ["deepseek-v4-flash", "deepseek-v4-pro", "deepseek-chat", "deepseek-reasoner"],
  },
  google: {
    providerId: "google",
    models: [
      ...["gemini-3.5-flash", "gemini-3.1-pro-preview"],
      ...["gemini-3.8-flash", "gemini-3.7-flash", "gemini-3.6-flash", "gemini-3.5-flash-lite", "gemini-3.1-flash-lite"],
      ...[
        "gemini-3-flash-preview",
        "gemini-3-pro-preview",
        "gemini-2.5-pro",
        "gemini-2.5-flash",
        "gemini-2.5-flash-lite",
      ],
      ...["gemini-2.0-flash", "gemini-2.0-flash-lite"],
      ...["gemini-embedding-2", "gemini-embedding-001"],
    ],
  },
  mistral: {
    providerId: "mistral",
    models: [
      ...["mistral-small-latest", "mistral-large-latest", "mistral-medium-latest"],
      ...["magistral-small-latest", "magistral-medium-latest", "codestral-latest", "devstral-medium-latest"],
      ...["ministral-3b-latest", "ministral-8b-latest", "ministral-14b-latest", "devstral-small-latest"],
      ...[
        "mistral-small-2603",
        "mistral-medium-3-5",
        "mistral-medium-2508",
        "mistral-large-2512",
        "mistral-large-2411",
      ],
      ...["voxtral-small-latest", "pixtral-large-latest", "pixtral-12b-latest", "open-mistral-nemo"],
      "mistral-embed",
    ],
    // The package knows these by their versions only, or has prices of an older one under the name that moves.
    sameAs: {
      "mistral-small-latest": "mistral-small-2603",
      "mistral-large-latest": "mistral-large-2512",
      "devstral-medium-latest": "devstral-2512",
      "ministral-3b-latest": "ministral-3b-2512",
      "ministral-14b-latest": "ministral-14b-2512",
    },
  },
};

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const outputField = "output_mtok";
/** In the order of the table's columns. */
const priceFields = ["input_mtok", outputField, "cache_read_mtok", "cache_write_mtok"];

/** Whether the package's match rule, a small tree of text conditions, holds for a name. */
function matches(rule, name) {
  if (rule.or) return rule.or.some((each) => matches(each, name));
  if (rule.and) return rule.and.every((each) => matches(each, name));
  if (rule.regex !== undefined) return new RegExp(rule.regex).test(name);
  if (rule.equals !== undefined) return name === rule.equals;
  if (rule.starts_with !== undefined) return name.startsWith(rule.starts_with);
  if (rule.ends_with !== undefined) return name.endsWith(rule.ends_with);
  if (rule.contains !== undefined) return name.includes(rule.contains);
  throw new Error(`An unknown match rule: ${JSON.stringify(rule)}`);
}

/** The prices of a day. Where they change with the hour, the dearest, since a cost should not turn out higher. */
function pricesOn(day, prices) {
  if (!Array.isArray(prices)) return prices;
  const begun = prices.filter((each) => each.constraint?.type !== "start_date" || each.constraint.start_date <= day);
  const ofDay = begun.filter((each) => each.constraint?.type !== "time_of_date").at(-1);
  const ofHours = begun.filter((each) => each.constraint?.type === "time_of_date");
  const output = (each) => baseOf(each.prices.output_mtok);
  return [ofDay, ...ofHours].reduce((dearest, each) => (output(each) > output(dearest) ? each : dearest)).prices;
}

const baseOf = (price) => (typeof price === "object" ? price.base : price);

/** A price beyond a number of input tokens: that of the last tier which begins before. */
function priceBeyond(price, inputTokens) {
  if (typeof price !== "object") return price;
  return price.tiers.reduce((reached, tier) => (inputTokens >= tier.start ? tier.price : reached), price.base);
}

/** The package's prices as the table has them; see `readCardTable`. */
function tablePrices(prices) {
  const given = priceFields.filter((field) => prices[field] !== undefined);
  // Models that make vectors have no output, and so no price for it.
  const at = (inputTokens) =>
    priceFields
      .map((field) =>
        given.includes(field) ? priceBeyond(prices[field], inputTokens) : field === outputField ? 0 : "-",
      )
      .join(" ")
      .replace(/( -)+$/, "");
  const starts = new Set(given.flatMap((field) => prices[field].tiers?.map((tier) => tier.start) ?? []));
  const tiers = [...starts].sort((first, second) => first - second).map((start) => ` >${start} ${at(start)}`);
  return at(-1) + tiers.join("");
}

function snapshot(adapter, { providerId, models, sameAs = {} }, day) {
  const provider = findProvider({ providerId });
  const lines = models.map((name) => {
    const model = provider.models.find((each) => matches(each.match, sameAs[name] ?? name));
    if (!model) throw new Error(`@pydantic/genai-prices has no "${name}" at "${providerId}".`);
    return `${name} ${model.context_window ?? "-"} ${tablePrices(pricesOn(day, model.prices))}`;
  });
  const packageFile = join(root, "node_modules/@pydantic/genai-prices/package.json");
  const { version } = JSON.parse(readFileSync(packageFile, "utf8"));
  // An adapter that names what it needs of core in one file has this from there, too.
  const hasDoor = existsSync(join(root, "packages", adapter, "src/core.ts"));
  const door = hasDoor ? "./core.ts" : "@overture/core/provider";
  return `// Written by scripts/update-model-cards.mjs from @pydantic/genai-prices ${version} (MIT), as of ${day}. Do not edit.
import { readCardTable, type TableRow } from "${door}";

/** The day whose prices these are. */
export const pricesAsOf = "${day}";

/** Context windows, and prices in US dollars per million tokens, by the vendor's name of the model. */
export const generated: Readonly<Record<string, TableRow>> = readCardTable(\`
${lines.join("\n")}
\`);
`;
}

function dayOf(text) {
  return /pricesAsOf = "(\d{4}-\d{2}-\d{2})"/.exec(text)?.[1];
}

function readIfThere(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

const check = process.argv.includes("--check");
const today = new Date().toISOString().slice(0, 10);
for (const [adapter, source] of Object.entries(adapters)) {
  const file = join(root, "packages", adapter, "src/models.generated.ts");
  const before = readIfThere(file);
  const daySaid = dayOf(before);
  const now = snapshot(adapter, source, check && daySaid ? daySaid : today);
  // A snapshot whose prices still hold keeps its day: a run that learns nothing changes nothing.
  const unchanged = daySaid !== undefined && now.replaceAll(today, daySaid) === before;
  if (unchanged) {
    console.log(`${adapter}: unchanged since ${daySaid}`);
  } else if (check) {
    console.error(`${adapter}: ${file} is not what the package gives. Run: npm run models`);
    process.exitCode = 1;
  } else {
    writeFileSync(file, now);
    console.log(`${adapter}: ${source.models.length} models, as of ${today}`);
  }
}
