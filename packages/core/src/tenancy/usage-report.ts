import { OvertureError } from "../chat/index.ts";
import type { BookSnapshot } from "../state/index.ts";
import { utcDays } from "./period.ts";
import { readUsageCounter, type UsageMetric, usageBook } from "./usage-counter.ts";
import { nanoPerUsd } from "./whole-amount.ts";

/** What usage can be told apart by. */
export type UsageDimension = "provider" | "model" | "day" | "tag" | "mode";

/** Which usage is asked for. */
export interface UsageQuery {
  /** @default the requests that named no tenant */
  readonly tenant?: string | undefined;
  /** The first day, in UTC: a date, or milliseconds since the Unix epoch. @default 30 days before `to` */
  readonly from?: Date | number | undefined;
  /** The last day, in UTC, which is counted too. @default today */
  readonly to?: Date | number | undefined;
  /** @default none: one row for everything */
  readonly groupBy?: readonly UsageDimension[] | undefined;
}

/** What was used, in one group. */
export interface UsageRow {
  readonly provider?: string | undefined;
  readonly model?: string | undefined;
  /** In UTC: `2026-11-22`. */
  readonly day?: string | undefined;
  readonly tag?: string | undefined;
  readonly mode?: string | undefined;
  /** What counts against budgets: under hard ones no less than vendors bill, whatever they do with calls that were cut. */
  readonly usd: number;
  /** The same in billionths of a dollar, whole. */
  readonly nanoUsd: number;
  /** What was likely spent: what the costs of answers and their attempts add up to. */
  readonly likelyUsd: number;
  /** The same in billionths of a dollar, whole. */
  readonly likelyNanoUsd: number;
  /** What part of `usd` no vendor has told, in US dollars. */
  readonly estimatedUsd: number;
  /** By how much calls came to more than was held for them, in US dollars. */
  readonly overrunUsd: number;
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** The days of a query, as the books that have to be read. */
export interface UsagePlan {
  readonly days: readonly string[];
  readonly books: readonly string[];
  readonly groupBy: readonly UsageDimension[];
}

const dimensions: readonly UsageDimension[] = ["provider", "model", "day", "tag", "mode"];
const dayMs = 86_400_000;
/** What a date can say (ECMAScript, section 21.4.1.1). */
const farthestMs = 8.64e15;
/** As long as usage is kept. */
const mostDays = 400;

/** Reads a query. Throws `invalid_request`, naming the option, for what makes no sense. */
export function planUsage(query: UsageQuery, nowMs: number): UsagePlan {
  const toMs = momentOf(query.to, "to") ?? nowMs;
  const fromMs = momentOf(query.from, "from") ?? toMs - 30 * dayMs;
  if (fromMs > toMs) throw invalid("from", `"from" must not be later than "to".`);
  if (query.groupBy !== undefined && !Array.isArray(query.groupBy)) {
    throw invalid("groupBy", `"groupBy" must be a list of any of: ${dimensions.join(", ")}.`);
  }
  const unknown = query.groupBy?.find((each) => !dimensions.includes(each));
  if (unknown !== undefined) {
    throw invalid("groupBy", `"groupBy" has ${JSON.stringify(unknown)}; there are: ${dimensions.join(", ")}.`);
  }
  const days = utcDays(fromMs, toMs, mostDays + 1);
  if (days.length > mostDays) throw invalid("from", `Usage is kept for ${mostDays} days: ask for fewer at a time.`);
  return { days, books: days.map(usageBook), groupBy: query.groupBy ?? [] };
}

/** Adds up what the books say. A call with several tags counts in the row of each, where rows are told apart by tag. */
export function usageRows({ days, groupBy }: UsagePlan, books: readonly BookSnapshot[]): readonly UsageRow[] {
  const sums = new Map<
    string,
    { readonly group: Partial<Record<UsageDimension, string>>; readonly by: Map<string, number> }
  >();
  for (const [index, { counters }] of books.entries()) {
    const day = days[index] ?? "";
    for (const [name, { posted }] of counters) {
      const { metric, model, mode, tags } = readUsageCounter(name);
      const provider = model.slice(0, model.indexOf("/"));
      for (const tag of groupBy.includes("tag") && tags.length > 0 ? tags : [""]) {
        const all = { provider, model, day, tag, mode };
        const group = Object.fromEntries(groupBy.map((dimension) => [dimension, all[dimension]]));
        const key = JSON.stringify(group);
        const sum = sums.get(key) ?? { group, by: new Map<string, number>() };
        sum.by.set(metric, (sum.by.get(metric) ?? 0) + posted);
        sums.set(key, sum);
      }
    }
  }
  if (sums.size === 0 && groupBy.length === 0) return [rowOf({}, new Map())];
  return [...sums.values()].map(({ group, by }) => rowOf(group, by)).sort((one, other) => other.nanoUsd - one.nanoUsd);
}

/** Rows as text for a bill: JSON lines, or CSV (RFC 4180) with a header. */
export function writeUsage(
  rows: readonly UsageRow[],
  groupBy: readonly UsageDimension[],
  format: "jsonl" | "csv",
): string {
  if (format === "jsonl") return rows.map((row) => `${JSON.stringify(row)}\n`).join("");
  const columns = [...groupBy, ...metrics];
  const lines = rows.map((row) => columns.map((column) => cell(row[column])).join(","));
  return [columns.join(","), ...lines].map((line) => `${line}\r\n`).join("");
}

const amounts = ["usd", "nanoUsd", "likelyUsd", "likelyNanoUsd", "estimatedUsd", "overrunUsd"] as const;
const metrics = [...amounts, "calls", "inputTokens", "outputTokens"] as const;

function rowOf(group: Partial<Record<UsageDimension, string>>, by: ReadonlyMap<string, number>): UsageRow {
  const of = (metric: UsageMetric): number => by.get(metric) ?? 0;
  const likely = of("nanoUsd") - of("cautionNanoUsd");
  return {
    ...group,
    usd: of("nanoUsd") / nanoPerUsd,
    nanoUsd: of("nanoUsd"),
    likelyUsd: likely / nanoPerUsd,
    likelyNanoUsd: likely,
    estimatedUsd: of("unsureNanoUsd") / nanoPerUsd,
    overrunUsd: of("overrunNanoUsd") / nanoPerUsd,
    calls: of("calls"),
    inputTokens: of("inputTokens"),
    outputTokens: of("outputTokens"),
  };
}

/** A text that a spreadsheet would take for a formula is made one that it does not. */
function cell(value: string | number | undefined): string {
  if (typeof value !== "string") return String(value ?? "");
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function momentOf(given: Date | number | undefined, param: string): number | undefined {
  if (given === undefined) return undefined;
  const atMs = given instanceof Date ? given.getTime() : given;
  if (typeof atMs === "number" && Math.abs(atMs) <= farthestMs) return atMs;
  throw invalid(param, `"${param}" must be a date, or milliseconds since the Unix epoch.`);
}

function invalid(param: string, message: string): OvertureError {
  return new OvertureError({ code: "invalid_request", status: 400, param, message });
}
