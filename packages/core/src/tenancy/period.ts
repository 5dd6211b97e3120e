/** What a budget is counted over. `total` never begins anew. */
export type BudgetPeriod = "day" | "week" | "month" | "total";

/** One stretch of a budget's time. */
export interface PeriodSpan {
  /** Its first day as `2026-11-22`, by which counters are told apart; `total` for one that never ends. */
  readonly key: string;
  /** When it began and ends, in milliseconds since the Unix epoch; `-Infinity` and `Infinity` for one that never ends. */
  readonly startMs: number;
  readonly endMs: number;
}

const dayMs = 86_400_000;
const always: PeriodSpan = { key: "total", startMs: Number.NEGATIVE_INFINITY, endMs: Number.POSITIVE_INFINITY };

/** Making one takes 50 µs, and there are some 400 zones. */
const formats = new Map<string, Intl.DateTimeFormat>();
const mostFormats = 1000;
/** The last span of each period and zone: it is asked for with every request, and rarely another. */
const spans = new Map<string, PeriodSpan>();

/**
 * The period that a moment lies in: days from midnight to midnight by the clocks of the zone, so that one of them has 23 hours
 * and another 25; weeks from Monday (ISO 8601); months of the calendar.
 */
export function periodAt(nowMs: number, period: BudgetPeriod, timeZone: string): PeriodSpan {
  if (period === "total") return always;
  const key = `${period} ${timeZone}`;
  const known = spans.get(key);
  if (known && known.startMs <= nowMs && nowMs < known.endMs) return known;
  const span = workOut(nowMs, period, timeZone);
  if (spans.has(key) || spans.size < mostFormats) spans.set(key, span);
  return span;
}

function workOut(nowMs: number, period: Exclude<BudgetPeriod, "total">, timeZone: string): PeriodSpan {
  const today = localDay(nowMs, timeZone);
  const date = new Date(today);
  // A day of the calendar is written as its midnight in UTC: adding days to it meets no change of clocks.
  const first = { day: today, week: today - ((date.getUTCDay() + 6) % 7) * dayMs, month: firstOfMonth(date, 0) }[
    period
  ];
  const next = { day: first + dayMs, week: first + 7 * dayMs, month: firstOfMonth(date, 1) }[period];
  return {
    key: new Date(first).toISOString().slice(0, 10),
    startMs: midnightOf(first, timeZone),
    endMs: midnightOf(next, timeZone),
  };
}

/** The days that a span of time touches, as `2026-11-22`, in UTC: at most so many. */
export function utcDays(fromMs: number, toMs: number, most: number): readonly string[] {
  const days: string[] = [];
  const first = Math.floor(fromMs / dayMs);
  const last = Math.floor(toMs / dayMs);
  for (let day = first; day <= last && days.length < most; day += 1) {
    days.push(new Date(day * dayMs).toISOString().slice(0, 10));
  }
  return days;
}

function firstOfMonth(date: Date, later: number): number {
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + later, 1);
}

/** The calendar's day at a moment in a zone, as that day's midnight in UTC. */
function localDay(atMs: number, timeZone: string): number {
  const local = atMs + offsetMs(atMs, timeZone);
  return Math.floor(local / dayMs) * dayMs;
}

/**
 * When a day of the calendar begins in a zone. The offset is looked up at the guess that it gives, twice: clocks that change at
 * midnight itself leave the first moment of the day.
 */
function midnightOf(day: number, timeZone: string): number {
  const before = day - offsetMs(day - dayMs, timeZone);
  const after = day - offsetMs(day + dayMs, timeZone);
  const candidates = [Math.min(before, after), Math.max(before, after)];
  for (const candidate of candidates)
    if (localDay(candidate, timeZone) === day) return earliest(candidate, day, timeZone);
  return after;
}

/** Where clocks leap over midnight the day begins with the leap, which is at a whole minute up to three hours off. */
function earliest(atMs: number, day: number, timeZone: string): number {
  let low = atMs - 3 * 3_600_000;
  let high = atMs;
  if (localDay(low, timeZone) === day) return low;
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000;
    if (localDay(middle, timeZone) === day) high = middle;
    else low = middle;
  }
  return high;
}

/** How far a zone's clocks are ahead of UTC at a moment, in milliseconds. */
function offsetMs(atMs: number, timeZone: string): number {
  if (timeZone === "UTC") return 0;
  const wholeSeconds = Math.floor(atMs / 1000) * 1000;
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(wholeSeconds)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - wholeSeconds;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  if (formats.size < mostFormats) formats.set(timeZone, made);
  return made;
}
