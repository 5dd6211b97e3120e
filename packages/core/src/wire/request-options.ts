/** Headers that carry Overture's part of a request, for clients that cannot put it into the body. */
const fields: Readonly<Record<string, (value: string) => readonly [name: string, value: unknown]>> = {
  "x-overture-fallbacks": (value) => ["fallbacks", list(value)],
  "x-overture-mode": (value) => ["mode", value.trim()],
  "x-overture-speculative": (value) => ["speculative", wordOrObject(value)],
  "x-overture-council": (value) => ["council", wordOrObject(value)],
  "x-overture-on-interrupt": (value) => ["onInterrupt", value.trim()],
  "x-overture-max-total-ms": (value) => ["maxTotalMs", amount(value)],
  "x-overture-max-first-token-ms": (value) => ["maxFirstTokenMs", amount(value)],
  "x-overture-max-idle-ms": (value) => ["maxIdleMs", amount(value)],
  "x-overture-fallback-on-content-policy": (value) => ["fallbackOnContentPolicy", yesOrNo(value)],
  "x-overture-tenant": (value) => ["tenant", value.trim()],
  "x-overture-user": (value) => ["user", value.trim()],
  "x-overture-task": (value) => ["task", value],
  "x-overture-objective": (value) => ["objective", wordOrObject(value)],
  "x-overture-max-cost-usd": (value) => ["maxCostUsd", amount(value)],
  "x-overture-min-quality": (value) => ["minQuality", amount(value)],
  "x-overture-strict": (value) => ["strict", yesOrNo(value)],
  "x-overture-tags": (value) => ["tags", list(value)],
  // Whoever stands between sets it, and no request shall fail for its length.
  "x-correlation-id": (value) => ["correlationId", value.slice(0, 128) || undefined],
};

/**
 * Puts what the headers say of Overture's options into the request, whose own `overture` field comes first. Values are
 * checked with the rest of the request, and an error names the option.
 */
export function withHeaderOptions(request: unknown, headers: Headers): unknown {
  let found: Record<string, unknown> | undefined;
  for (const [header, read] of Object.entries(fields)) {
    const value = headers.get(header);
    if (value === null) continue;
    const [name, option] = read(value);
    found ??= {};
    found[name] = option;
  }
  if (!found || typeof request !== "object" || request === null) return request;
  const own = "overture" in request ? request.overture : undefined;
  // What is no object is left where it is, to be objected to.
  if (own !== undefined && own !== null && (typeof own !== "object" || Array.isArray(own))) return request;
  return { ...request, overture: { ...found, ...own } };
}

/** The deadline that the OpenAI SDK tells of, in seconds, as milliseconds. */
export function timeoutOf(headers: Headers): number | undefined {
  const seconds = Number(headers.get("x-stainless-timeout") ?? Number.NaN);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : undefined;
}

/** Headers that go on to the provider: trace context, which is nobody's secret. It is checked with the rest of the request. */
export function passedHeaders(headers: Headers): Record<string, string> {
  const passed: Record<string, string> = {};
  for (const name of ["traceparent", "tracestate"]) {
    const value = headers.get(name);
    if (value !== null) passed[name] = value;
  }
  return passed;
}

/** What is no number stays as it is, so that the error quotes what was sent. */
function amount(value: string): number | string {
  const number = Number(value);
  return value.trim() === "" || Number.isNaN(number) ? value : number;
}

function yesOrNo(value: string): boolean | string {
  const word = value.trim().toLowerCase();
  return word === "true" ? true : word === "false" ? false : value;
}

/** An object is written as JSON; what is neither that nor a word stays as it is. */
function wordOrObject(value: string): unknown {
  if (!value.startsWith("{")) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function list(value: string): string[] {
  return value
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");
}
